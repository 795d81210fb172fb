"""All pages that are made from facts: a path below `docs/` for each, and its Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from scripts.facts.corpus import Corpus
from scripts.facts.model import Locale
from scripts.facts.printed_pieces import CHECK_PAGE
from scripts.facts.sources_lock import SourcesLock
from scripts.pages.addresses import DEADLINES_PAGE, Site
from scripts.pages.calculator import Calculators
from scripts.pages.changes import changes_line
from scripts.pages.check_page import check_page
from scripts.pages.deadline_page import deadline_page
from scripts.pages.fact_block import fact_block
from scripts.pages.fees import family_totals, fees_table
from scripts.pages.finder import FINDER_PAGE, finder_page
from scripts.pages.glossary import glossary_list
from scripts.pages.organizations import organizations_list
from scripts.pages.print_shop import papers_by_situation, pieces_to_print
from scripts.pages.printed_files import PrintedFile
from scripts.pages.section_pages import index_page, section_page
from scripts.pages.situation_pages import situation_page
from scripts.pages.source_list import source_list
from scripts.wording.words import Words

MADE_FOLDERS = (
    "{locale}/faq",
    "{locale}/situations",
    "{locale}/check",
    "{locale}/deadlines",
    "_includes/{locale}/facts",
)
"""The folders below `docs/` that hold nothing but made pages; whatever else lies there is removed."""


def make_pages(
    corpus: Corpus,
    words_of: Mapping[Locale, Words],
    report_to: str,
    today: date,
    guides: Mapping[Locale, Mapping[str, str]] | None = None,
    lock: SourcesLock | None = None,
    printed: tuple[PrintedFile, ...] = (),
    calculators: Calculators | None = None,
) -> dict[PurePosixPath, str]:
    """Every made page of every language: path below `docs/` -> Markdown.

    `guides` holds the titles of the guides there are, by language and name of the file; others are not linked.
    `lock` holds what the link check found at the sources; without it nothing is said of that.
    `printed` are the PDFs that were made; only these are linked.
    `calculators` hold the words and data of the page that counts deadlines; without them there is no such page.
    """
    calls = {locale: words["in_this_language"] for locale, words in words_of.items()}
    site = Site(
        corpus,
        calls,
        report_to,
        guides or {},
        lock or SourcesLock(),
        printed,
        has_calculator=bool(calculators),
    )
    pages: dict[PurePosixPath, str] = {}
    for locale in corpus.locales:
        pages |= _pages_of(words_of[locale], site, today)
        if calculators:
            path = PurePosixPath(locale, DEADLINES_PAGE, "index.md")
            pages[path] = deadline_page(words_of[locale], calculators[locale], site, today)
    return pages


def _pages_of(words: Words, site: Site, today: date) -> dict[PurePosixPath, str]:
    faq = PurePosixPath(words.locale, "faq")
    fragments = PurePosixPath("_includes", words.locale, "facts")
    blocks = {fact.id: fact_block(fact, words, site, today) for fact in site.corpus.facts}
    pages = {faq / "index.md": index_page(words, site)}
    for topic in site.corpus.topics:
        for section in topic.sections:
            pages[faq / f"{section.id}.md"] = section_page(topic, section, words, blocks, today, site.shaken)
    for situation in site.corpus.situations.situations:
        path = PurePosixPath(words.locale, "situations", f"{situation.id.value}.md")
        pages[path] = situation_page(situation, words, site, today)
    pages[PurePosixPath(words.locale, f"{FINDER_PAGE}.md")] = finder_page(words, site, today)
    pages[PurePosixPath(words.locale, CHECK_PAGE, "index.md")] = check_page(words, site, today)
    pages |= {fragments / f"{name}.md": block for name, block in blocks.items()}
    tables = fragments / "tables"
    pages[tables / "fees.md"] = fees_table(words, site, today)
    pages[tables / "family-fees.md"] = family_totals(words, site, today)
    pages[tables / "changes.md"] = changes_line(words, site, today)
    pages[tables / "glossary.md"] = glossary_list(words, site)
    pages[tables / "organizations.md"] = organizations_list(words, site)
    pages[tables / "sources.md"] = source_list(words, site)
    pages[tables / "papers-by-situation.md"] = papers_by_situation(words, site)
    pages[tables / "papers.md"] = pieces_to_print(words, site)
    return pages
