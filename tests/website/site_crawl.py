"""The built site as a crawler sees it: pages parsed once, addresses resolved to files as a static server does."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html

ENGLISH_FOLDER = "en/"
LOST = "404.html"
ADDRESS_ATTRIBUTES = ("href", "src", "data-index", "action", "poster", "xlink:href")


@dataclass(frozen=True)
class CrawledPage:
    """One page: its path below the site and its tree."""

    path: str
    tree: lxml.html.HtmlElement

    @property
    def locale(self) -> str:
        """The language that its place promises."""
        return "en" if self.path.startswith(ENGLISH_FOLDER) else "ru"

    @cached_property
    def anchors(self) -> list[str]:
        """Every id, in order."""
        return [str(found) for found in self.tree.xpath("//@id")]

    def addresses(self) -> Iterator[str]:
        """Every address that the page names, as written."""
        for element in self.tree.iter():
            for name in ADDRESS_ATTRIBUTES:
                if isinstance(element.tag, str) and name in element.attrib:
                    yield element.attrib[name]

    def target(self, address: str) -> tuple[str, str] | None:
        """The file and the anchor that an address leads to; None where it leaves the site."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        way, anchor = urldefrag(address)
        way = unquote(way.split("?")[0])
        if not way:
            return self.path, unquote(anchor)
        base = "" if way.startswith("/") else posixpath.dirname(self.path)
        file = posixpath.normpath(posixpath.join(base, way.lstrip("/")))
        if way.endswith("/") or file == "." or posixpath.basename(file) in ("..", ""):
            file = posixpath.normpath(posixpath.join(file, "index.html"))
        return file, unquote(anchor)


def crawl(site: Path) -> dict[str, CrawledPage]:
    """Every page of the site by its path."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        pages[path] = CrawledPage(path, lxml.html.document_fromstring(file.read_bytes().decode()))
    return pages


def in_other_language(path: str) -> str:
    """The path of the same page in the other language."""
    return path.removeprefix(ENGLISH_FOLDER) if path.startswith(ENGLISH_FOLDER) else ENGLISH_FOLDER + path
