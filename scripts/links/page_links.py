"""The outward addresses in a text, in a page of Markdown, in a page of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree
from markdown_it import MarkdownIt

_BARE = re.compile(r"""https?://[^\s<>"'«»“”\]\[{}|\\^`]+""")
_AFTER_AN_ADDRESS = ".,;:!?…»”’"
_FORM = re.compile(r"/issues/new([/?#]|$)")
"""A form for a report about this site: one for every answer, and nobody but a person can open it."""


def addresses_in_text(text: str) -> set[str]:
    """Every address that stands in a plain text or a Markdown line, without the stops that follow it."""
    return {_without_what_follows(found[0]) for found in _BARE.finditer(text)}


def _without_what_follows(address: str) -> str:
    address = address.rstrip(_AFTER_AN_ADDRESS)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_AFTER_AN_ADDRESS)
    return address


def addresses_in_markdown(text: str) -> set[str]:
    """Every address that a page of Markdown links to, as Markdown or as HTML inside it."""
    found: set[str] = set()
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for part in (token, *(token.children or ())):
            found |= {str(part.attrs[name]) for name in ("href", "src") if name in part.attrs}
            if part.type in ("html_block", "html_inline"):
                found |= addresses_in_html(part.content)
    return set(outward(found))


def addresses_in_html(html: str) -> set[str]:
    """Every address that a page of HTML links to or loads."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: Any = lxml.html.fragment_fromstring(
            html.encode("utf-8", "replace"), create_parent=True, parser=parser
        )
    except (etree.ParserError, ValueError):
        return set()
    return set(outward(map(str, root.xpath("//a/@href | //area/@href | //img/@src | //iframe/@src"))))


def outward(addresses: Any) -> Iterator[str]:
    """Those that lead into the web, but for the forms by which readers report a mistake."""
    for address in addresses:
        if address.startswith(("http://", "https://")) and not _FORM.search(address):
            yield address.strip()
