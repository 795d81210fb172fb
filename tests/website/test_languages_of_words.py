"""No English is left on Russian pages but marked names, and no Russian on English ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
import yaml

from tests.website.site_crawl import LOST, CrawledPage, crawl

ALLOWED = yaml.safe_load(Path(__file__).with_name("foreign_words.yml").read_text(encoding="utf-8"))
FOREIGN = {
    "ru": re.compile(r"[A-Za-z][A-Za-z’'.-]*(?:[\s\u00a0,;:]+[A-Za-z][A-Za-z’'.-]*){2,}"),
    "en": re.compile(r"[А-Яа-яЁё]+"),
}
UNREAD = ("script", "style", "svg")
# titles of pages as plain text, which cannot hold a mark: menus, lists of headings, the line above a print; in the
# text itself each of them stands with its mark
REPEATS_TITLES = "self::title or self::nav or self::details[@class='here'] or self::p[@class='paper']"
SPOKEN_ATTRIBUTES = (
    "alt",
    "title",
    "aria-label",
    "placeholder",
    "data-copied",
    "data-old",
    "data-loud",
)


@pytest.fixture(scope="module")
def pages(site: Path) -> list[CrawledPage]:
    return [page for path, page in crawl(site).items() if path != LOST]


def _words(element: lxml.html.HtmlElement, locale: str) -> Iterator[str]:
    """The runs of text that are read in the page's own language; a link or emphasis does not part a run."""
    pieces: list[str] = []
    for piece in _pieces(element, locale, element.get("lang") or locale):
        if piece is None:
            yield "".join(pieces)
            pieces = []
        else:
            pieces.append(piece)
    yield "".join(pieces)


INLINE = {"a", "b", "i", "em", "strong", "span", "time", "small", "q", "abbr", "code"}


def _pieces(element: lxml.html.HtmlElement, locale: str, language: str) -> Iterator[str | None]:
    if not isinstance(element.tag, str) or element.tag in UNREAD or element.xpath(REPEATS_TITLES):
        return
    yield from [None] if element.tag not in INLINE else []
    for name in SPOKEN_ATTRIBUTES:
        if name in element.attrib and language == locale and element.get("http-equiv") is None:
            yield from (None, element.attrib[name], None)
    yield element.text or "" if language == locale else None
    for child in element:
        yield from _pieces(
            child, locale, child.get("lang") or language if isinstance(child.tag, str) else language
        )
        yield child.tail or "" if language == locale else None
    yield from [None] if element.tag not in INLINE else []


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_words_of_the_other_language_are_marked(pages: list[CrawledPage], locale: str) -> None:
    allowed = {entry["words"] for entry in ALLOWED[locale]}
    found = sorted(
        {
            f"{page.path}: {run[0]}"
            for page in pages
            if page.locale == locale
            for text in _words(page.tree, locale)
            for run in FOREIGN[locale].finditer(text)
            if run[0] not in allowed
        }
    )
    assert found == []


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_nothing_is_allowed_that_no_page_holds(pages: list[CrawledPage], locale: str) -> None:
    texts = "\n".join(text for page in pages if page.locale == locale for text in _words(page.tree, locale))
    assert [entry["words"] for entry in ALLOWED[locale] if entry["words"] not in texts] == []


@pytest.mark.parametrize(("locale", "script"), [("ru", r"[А-Яа-яЁё]"), ("en", r"[A-Za-z]")])
def test_words_marked_as_foreign_are_foreign(pages: list[CrawledPage], locale: str, script: str) -> None:
    other = {"ru": "en", "en": "ru"}[locale]
    own = re.compile(script)
    wrong = sorted(
        {
            f"{page.path}: {element.text_content()[:80]}"
            for page in pages
            if page.locale == locale
            for element in page.tree.xpath(f"//*[@lang='{other}'][not(.//*[@lang])]")
            if not re.search(FOREIGN[locale] if other == "ru" else r"[A-Za-z]", element.text_content())
            or (own.search(element.text_content()) and element.tag == "a" and "hreflang" in element.attrib)
        }
    )
    assert wrong == []
