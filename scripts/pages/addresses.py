"""Where things stand on the site: addresses between pages, from any page that lies one folder deep.

Every page that holds facts lies in a folder of its language (`faq/`, `guides/`, `reference/`, `situations/`),
so that one relative address serves the page and the fragments that pages include.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from scripts.facts.corpus import Corpus
from scripts.facts.model import Locale
from scripts.facts.printed_pieces import Piece, printed_pieces
from scripts.facts.shaken_sources import shaken_under
from scripts.facts.sources_lock import SourcesLock
from scripts.pages.printed_files import PrintedFile

ORGANIZATIONS_PAGE = "reference/organizations"
GLOSSARY_PAGE = "reference/glossary"
SOURCES_PAGE = "reference/sources"
DEADLINES_PAGE = "deadlines"
REPORT_PAGE = "about/report"


@dataclass(frozen=True)
class Site:
    """What the pages must know of the site: its facts, and where a reader reports a mistake.

    `report_to` is the address of a GitHub repository, a `mailto:` address, or empty: then the link leads to
    the page that says how to report. `language_calls` is what each language calls a link to itself:
    «По-русски», "In English". `guides` holds, by language, the title of each guide that people wrote, by the name of
    its file. `lock` says what the link check found at the sources; `printed`, which PDFs were made;
    `has_calculator`, whether there is a page that counts deadlines.
    """

    corpus: Corpus
    language_calls: Mapping[Locale, str]
    report_to: str = ""
    guides: Mapping[Locale, Mapping[str, str]] = field(default_factory=dict)
    lock: SourcesLock = field(default_factory=SourcesLock)
    printed: tuple[PrintedFile, ...] = ()
    has_calculator: bool = False

    @cached_property
    def pieces(self) -> dict[str, Piece]:
        """Id -> piece to print, in the order in which readers meet them."""
        return {piece.id: piece for piece in printed_pieces(self.corpus)}

    @cached_property
    def shaken(self) -> frozenset[str]:
        """The facts whose ground has moved, so that the reader must check first."""
        return frozenset(fact.id for fact in self.corpus.facts if shaken_under(fact, self.corpus, self.lock))

    @property
    def gone(self) -> frozenset[str]:
        """The addresses to which nobody need be sent any more."""
        return self.lock.broken

    @property
    def root_locale(self) -> Locale:
        """The language that stands at `/` and not in a folder of its own."""
        return self.corpus.locales[0]

    def fact_page(self, fact_id: str) -> str:
        """The page of a fact, as a path from the folder of the language: `faq/appeal`."""
        return f"faq/{self.corpus.place_of[fact_id][1].id}"

    def fact_in_other_language(self, fact_id: str, here: Locale, there: Locale) -> str:
        """The built address of the fact in another language, relative to a page that lies one folder deep."""
        up = "../../" if here == self.root_locale else "../../../"
        folder = "" if there == self.root_locale else f"{there}/"
        return f"{up}{folder}{self.fact_page(fact_id)}/#{fact_id}"

    def report_address(self, fact_id: str) -> str | None:
        """Where a mistake in this fact is reported, its id filled in; None where nothing is configured."""
        if self.report_to.startswith("mailto:"):
            joiner = "&" if "?" in self.report_to else "?"
            return f"{self.report_to}{joiner}subject={quote(fact_id)}"
        if self.report_to:
            return f"{self.report_to.rstrip('/')}/issues/new?template=mistake.yml&fact={quote(fact_id)}"
        return None


def markdown_path(page: str, anchor: str = "") -> str:
    """The address of a page as one Markdown file links to another, from one folder deep."""
    return f"../{page}.md" + (f"#{anchor}" if anchor else "")


def reference_targets(site: Site) -> dict[str, Callable[[str], str | None]]:
    """For each kind of reference (`fact:`, `org:` …) the function from an id to a Markdown address."""
    corpus = site.corpus
    situations = {page.id.value for page in corpus.situations.situations}
    return {
        "fact": lambda name: markdown_path(site.fact_page(name), name) if name in corpus.fact else None,
        "section": lambda name: markdown_path(f"faq/{name}") if name in corpus.section else None,
        "org": lambda name: markdown_path(ORGANIZATIONS_PAGE, name) if name in corpus.organization else None,
        "term": lambda name: markdown_path(GLOSSARY_PAGE, name) if name in corpus.term else None,
        "situation": lambda name: markdown_path(f"situations/{name}") if name in situations else None,
    }
