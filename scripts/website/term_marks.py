"""Terms of the glossary marked in the text of a page: a tap, a hover or the Tab key shows what they mean.

No script is needed: the meaning stands beside the word, and the stylesheet shows it. The first mention in each
answer or part of a page is marked; nothing in headings, links, buttons, tables, and words to say aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from scripts.facts.catalogue import Term
from scripts.facts.model import Locale
from scripts.website.term_names import Found, TermNames, term_names

GLOSSARY_PAGE = "reference/glossary.md"
FOLDERS = ("faq/", "guides/", "situations/")
"""Where terms are marked; the glossary itself and the lists of the reference need no such help."""

_PIECE = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>", re.DOTALL)
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_LANGUAGE = re.compile(r'\slang="([^"]*)"')
_HIDDEN = re.compile(r"\shidden(?=[\s=/]|$)")
_VOID = frozenset(
    {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "source", "wbr", "circle"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_ALONE = frozenset(
    {
        "a",
        "button",
        "code",
        "dt",
        "label",
        "nav",
        "pre",
        "q",
        "script",
        "style",
        "summary",
        "svg",
        "table",
        "time",
    }
)
_CLASSES_LEFT_ALONE = frozenset({"say", "quote", "meta", "tools", "state", "ways"})


@dataclass(frozen=True)
class Glossary:
    """What marking needs to know of one language: the names, the meanings as HTML, what the link to them says."""

    locale: Locale
    names: TermNames
    meanings: Mapping[str, str]
    common: frozenset[str]
    link_words: str


class _Text(Enum):
    """What is done with a text: its terms are marked, only noticed, or nothing."""

    MARKED = 0
    READ = 1
    PASSED = 2


@dataclass
class _Place:
    """Where in the page the reading stands: the open elements, what has been met and what marked so far."""

    language: Locale
    open: list[tuple[str, _Text, Locale]] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    in_part: set[str] = field(default_factory=set)
    on_page: set[str] = field(default_factory=set)
    marks: int = 0

    @property
    def text(self) -> _Text:
        return self.open[-1][1] if self.open else _Text.MARKED

    @property
    def spoken(self) -> Locale:
        return self.open[-1][2] if self.open else self.language


def glossary_of(
    terms: Iterable[Term], locale: Locale, meanings: Mapping[str, str], link_words: str
) -> Glossary:
    """The glossary in one language; `meanings` holds the meaning of each term as HTML, by id."""
    listed = list(terms)
    common = frozenset(term.id for term in listed if term.common)
    return Glossary(locale, term_names(listed, locale), meanings, common, link_words)


def mark_terms(html: str, glossary: Glossary, address: str) -> str:
    """The HTML of a page with its terms marked; `address` leads from the page to the glossary."""
    place = _Place(glossary.locale)
    pieces = _PIECE.split(html)
    for index, piece in enumerate(pieces):
        if index % 2:
            _pass_tag(piece, place)
        elif place.text is not _Text.PASSED and not piece.isspace():
            pieces[index] = _marked(piece, place, glossary, address)
    return "".join(pieces)


def _pass_tag(piece: str, place: _Place) -> None:
    tag = _TAG.match(piece)
    if tag is None:
        return
    closes, name, attributes = tag[1], tag[2].lower(), tag[3]
    if closes:
        _close(name, place)
    elif name not in _VOID and not attributes.endswith("/"):
        _open(name, attributes, place)


def _open(name: str, attributes: str, place: _Place) -> None:
    found = _CLASSES.search(attributes)
    classes = set(found[1].split()) if found else set()
    if name in ("article", "section", "h2") or "sec" in classes:
        place.in_part, place.met = set(), set()
    text = place.text
    if name in _LEFT_ALONE or classes & _CLASSES_LEFT_ALONE or _HIDDEN.search(attributes):
        text = _Text.PASSED
    elif name in _HEADINGS and text is _Text.MARKED:
        text = _Text.READ
    language = _LANGUAGE.search(attributes)
    place.open.append((name, text, language[1] if language else place.spoken))


def _close(name: str, place: _Place) -> None:
    while place.open:
        closed = place.open.pop()[0]
        if closed == name:
            break
    if name == "article":
        place.in_part, place.met = set(), set()


def _marked(text: str, place: _Place, glossary: Glossary, address: str) -> str:
    shown, end = "", 0
    for found in glossary.names.find(text):
        wanted = _is_wanted(found, text, place, glossary)
        place.met.add(found.term)
        if wanted:
            mark = _mark(text[found.start : found.end], found.term, place, glossary, address)
            shown += text[end : found.start] + mark
            end = found.end
    return shown + text[end:]


def _is_wanted(found: Found, text: str, place: _Place, glossary: Glossary) -> bool:
    term = found.term
    seen = place.on_page if term in glossary.common else place.in_part
    # a phrase of another language is there to be said or found whole, unless it is the term itself
    is_part_of_phrase = place.spoken != glossary.locale and text.strip() != text[found.start : found.end]
    may_mean_another = bool(found.also & place.met)
    if place.text is _Text.READ or term in seen or may_mean_another or is_part_of_phrase:
        return False
    place.in_part.add(term)
    place.on_page.add(term)
    return True


def _mark(words: str, term: str, place: _Place, glossary: Glossary, address: str) -> str:
    place.marks += 1
    name = f"means-{place.marks}"
    language = f' lang="{glossary.locale}"' if place.spoken != glossary.locale else ""
    return (
        f'<span class="term"><span tabindex="0" aria-describedby="{name}">{words}</span>'
        f'<span class="means"{language}> <span id="{name}">{glossary.meanings[term]}</span> '
        f'<a href="{address}#{term}">{glossary.link_words}</a></span></span>'
    )
