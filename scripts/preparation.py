"""From the folder of facts to pages on disk: what every build does before MkDocs reads a line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scripts.deadlines.making import deadlines_of
from scripts.deadlines.words import DeadlineWordsUnreadable, deadline_words, json_in_page
from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.facts.messages import in_reading_order, summary
from scripts.facts.model import Locale
from scripts.facts.reading import FactsFolderMissing
from scripts.facts.sources_lock import LOCK_NAME, read_lock
from scripts.pages.calculator import Calculator, in_one_language, page_words
from scripts.pages.guide_titles import guide_titles
from scripts.pages.making import make_pages
from scripts.pages.printed_files import PRINTED_FOLDER, PrintedListUnreadable, read_printed_files
from scripts.pages.writing import write_pages
from scripts.wording.words import Words, WordsMissing, read_words
from scripts.written.checking import check_written_pages


def no_facts(error: FactsFolderMissing) -> str:
    """What to say to a person where there are no facts."""
    return (
        f"{error}: there are no facts here. Name a folder with --facts.\n"
        f"    {error}: здесь нет фактов. Назовите папку: --facts ПАПКА."
    )


class FactsUnsound(Exception):
    """The facts or the pages have mistakes; the text of the error lists them for a person."""


def prepare(
    facts: Path, docs: Path, report_to: str, today: date, with_written_pages: bool = True
) -> tuple[Corpus, dict[Locale, Words]]:
    """Check facts and written pages, put the made pages on disk; gives the facts and the words of each language.

    The live preview leaves the written pages to the next build or `check`: an edit of a fact should show at once.
    Raises FactsUnsound with all messages where anything is wrong, and FactsFolderMissing where there is nothing
    to read; then nothing on disk has changed.
    """
    try:
        reading = check_folder(facts, today)
        corpus = reading.corpus
        written = check_written_pages(docs, reading, today) if with_written_pages else []
        lock = read_lock(facts / LOCK_NAME)
        messages = in_reading_order([*reading.messages, *written, *lock.messages])
        if corpus is None or messages:
            listed = "\n".join(str(message) for message in messages)
            raise FactsUnsound(f"\n{listed}\n{summary(len(messages))}")
        printed = read_printed_files(facts.parent / PRINTED_FOLDER)
        words_of = read_words(docs / "_includes", corpus.locales)
        guides = guide_titles(docs, corpus.locales)
        calculators = _calculators(corpus, docs / "_includes", today)
        pages = make_pages(corpus, words_of, report_to, today, guides, lock.lock, printed, calculators)
    except (WordsMissing, DeadlineWordsUnreadable, PrintedListUnreadable) as error:
        raise FactsUnsound(str(error)) from error
    write_pages(pages, docs, corpus.locales)
    return corpus, words_of


def _calculators(corpus: Corpus, includes: Path, today: date) -> dict[Locale, Calculator]:
    """The words and the data of the page that counts deadlines; none where no fact has a deadline."""
    rules = deadlines_of(corpus, today)
    if not rules.rules:
        return {}
    calculators = {}
    for locale in corpus.locales:
        said = deadline_words(includes, locale)
        plain = rules.model_dump(mode="json", by_alias=True)
        data = in_one_language(plain, locale) | {
            "words": said["count"] | {"locale": locale},
            "page": page_words(said, locale),
        }
        calculators[locale] = Calculator(Words(locale, said), json_in_page(data))
    return calculators
