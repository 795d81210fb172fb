"""Checking the pages that people write: every rule, all mistakes at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scripts.facts.messages import Message, in_reading_order
from scripts.facts.reading import Reading
from scripts.facts.rules.raw_folder import RawFolder
from scripts.written.exceptions import not_excepted, read_exceptions
from scripts.written.includes import mistakes_of_includes
from scripts.written.law_in_prose import law_in_prose
from scripts.written.law_on_sheets import mistakes_of_sheets
from scripts.written.markup import mistakes_of_head, mistakes_of_markup
from scripts.written.page_reading import WrittenPage, read_written_pages
from scripts.written.same_in_languages import headings_without_anchor, mistakes_of_languages


def check_written_pages(docs: Path, facts: Reading, today: date) -> list[Message]:
    """What is wrong with the pages below `docs` and with the sheets, by file and line; `facts` is what both rest on.

    A folder that does not exist holds no pages. Raises OSError where a file cannot be read.
    """
    raw = RawFolder(facts, today)
    pages, messages = read_written_pages(docs, raw.locales)
    exceptions, mistakes_of_list = read_exceptions(docs)
    messages += mistakes_of_list
    messages += mistakes_of_sheets(raw)
    messages += mistakes_of_languages(pages, raw.locales)
    messages += not_excepted((law for page in pages for law in law_in_prose(page)), exceptions, today)
    known_facts = raw.known.get("fact")
    for page in pages:
        messages += _mistakes_of(page, known_facts)
    return in_reading_order(messages)


def _mistakes_of(page: WrittenPage, known_facts: set[str] | None) -> Iterator[Message]:
    yield from mistakes_of_head(page)
    yield from mistakes_of_includes(page, known_facts)
    yield from mistakes_of_markup(page)
    yield from headings_without_anchor(page)
