"""What a page says to a person: its title, its headings, its text by paragraphs, its anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

import lxml.html
from lxml import etree

_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "math",
    "head",
    "select",
    "video",
}
_AROUND = {"nav", "footer", "aside", "dialog"}
_AROUND_ROLES = {
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "complementary",
    "dialog",
    "menu",
    "menubar",
}
_WITHIN_A_LINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_HEADINGS_LOOKED_AT = 3
_REFRESH = re.compile(r"^\s*(\d+)[\d.]*\s*[;,]\s*url\s*=\s*['\"]?\s*([^'\"\s]+)", re.IGNORECASE)
_NEXT_TO_NOTHING = 40  # signs: the name of a site, or "Loading…"
_SOON = 5  # seconds; a page that reloads later is one that shows news


@dataclass
class PageText:
    """`blocks`: paragraphs in reading order; `is_main`: for each, whether it stands outside menus and the like."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    is_main: list[bool] = field(default_factory=list)
    anchors: frozenset[str] = frozenset()
    sent_on_to: str | None = None
    """Where the page itself sends its readers at once (meta refresh)."""
    needs_script: bool = False
    """Whether nearly all it says would come from its scripts."""


def plain_text(text: str) -> PageText:
    """A page that is text without marks: paragraphs are parted by empty lines."""
    blocks = [block for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if block.strip()]
    return PageText(blocks=blocks, is_main=[True] * len(blocks))


def html_text(html: str, address: str) -> PageText:
    """The text of an HTML page, however broken its HTML is. `address` is where it was found."""
    root = _tree(html)
    if root is None:
        return PageText()
    page = PageText()
    page.title = " ".join(" ".join(root.xpath("//title[1]//text()")).split())
    page.anchors = frozenset(map(str, root.xpath("//@id | //a/@name")))
    page.sent_on_to = _sent_on_to(root, address)
    _Reader(page, _is_shown_whole(root)).read(root)
    texts = sum(map(len, page.blocks))
    page.needs_script = texts < _NEXT_TO_NOTHING and bool(root.xpath("//script"))
    return page


def _tree(html: str) -> lxml.html.HtmlElement | None:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _sent_on_to(root: lxml.html.HtmlElement, address: str) -> str | None:
    for content in root.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content"):
        found = _REFRESH.match(str(content))
        if found is not None and int(found[1]) <= _SOON:
            target = str(urljoin(address, found[2]))
            if target.startswith(("http://", "https://")) and target != address:
                return target
    return None


def _is_shown_whole(root: lxml.html.HtmlElement) -> bool:
    """Whether the page says which part of it is the main one, so that a header inside it is no banner."""
    return bool(root.xpath("//main | //article"))


class _Reader:
    """Walks the tree without recursion (a page may nest without end) and cuts the text into paragraphs."""

    def __init__(self, page: PageText, has_main: bool) -> None:
        self.page = page
        self.has_main = has_main
        self.line: list[str] = []
        self.heading: list[str] | None = None
        self.around = 0
        self.in_main = 0
        self.breaks = 0

    def read(self, root: lxml.html.HtmlElement) -> None:
        stack: list[tuple[lxml.html.HtmlElement, bool]] = [(root, False)]
        while stack:
            element, is_end = stack.pop()
            if is_end:
                self._end(element)
                self._say(element.tail)
            elif not isinstance(element.tag, str) or element.tag in _SILENT:
                self._say(element.tail)
            else:
                self._start(element)
                self._say(element.text)
                stack.append((element, True))
                stack += [(child, False) for child in reversed(element)]
        self._cut()

    def _start(self, element: lxml.html.HtmlElement) -> None:
        if element.tag == "br":
            self.breaks += 1
            if self.breaks > 1:
                self._cut()
            self.line.append("\n")
            return
        self.breaks = 0
        if element.tag not in _WITHIN_A_LINE:
            self._cut()
        self.around += self._stands_around(element)
        self.in_main += element.tag in ("main", "article")
        if element.tag in ("h1", "h2") and len(self.page.headings) < _HEADINGS_LOOKED_AT:
            self.heading = []

    def _end(self, element: lxml.html.HtmlElement) -> None:
        if element.tag == "br":
            return
        if element.tag not in _WITHIN_A_LINE:
            self._cut()
        self.in_main -= element.tag in ("main", "article")
        self.around -= self._stands_around(element)
        if element.tag in ("h1", "h2") and self.heading is not None:
            self.page.headings.append(" ".join("".join(self.heading).split()))
            self.heading = None

    def _stands_around(self, element: lxml.html.HtmlElement) -> bool:
        if element.tag in _AROUND or element.get("role") in _AROUND_ROLES:
            return True
        return element.tag == "header" and not (self.has_main and self.in_main)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if text.strip():
            self.breaks = 0
        if self.heading is not None:
            self.heading.append(text)
        parts = re.split(r"\n[ \t\r]*\n", text)
        self.line.append(parts[0])
        for part in parts[1:]:
            self._cut()
            self.line.append(part)

    def _cut(self) -> None:
        block = "".join(self.line)
        self.line = []
        if block.strip():
            self.page.blocks.append(block)
            self.page.is_main.append(self.around == 0)
