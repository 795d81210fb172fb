"""The words of a Markdown text without its marks, for the search, the public data and plain-text copies."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.!?»”])[*_](?!\w)")
_LIST_MARK = re.compile(r"(?m)^\s*(?:[-*+]|\d+[.)])\s+")


def plain_text(markdown: str) -> str:
    """The words of a Markdown text on one line: no marks, links as their words."""
    return " ".join(_MARK.sub("", _LINK.sub(r"\1", _LIST_MARK.sub("", markdown))).split())
