"""The texts of facts as Markdown that any builder understands: references become addresses, type is set."""

from __future__ import annotations

import re
from html import escape

from scripts.facts.model import Locale
from scripts.pages.addresses import Site, reference_targets
from scripts.wording.typography import set_type

_REFERENCE = re.compile(r"\[([^\]]*)\]\((fact|org|term|situation|section):([a-z0-9-]+)\)")
_BREAKABLE = re.compile(r"[ \t\r\n]+")  # a no-break space must survive the folding of lines
_LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]) ")


class BrokenReference(Exception):
    """A text refers to an id that does not exist; `check` would have said where."""


def text_as_markdown(text: str, locale: Locale, site: Site) -> str:
    """One text of a fact, ready to stand on a page one folder deep.

    Raises BrokenReference where a reference leads nowhere.
    """
    return set_type(_with_addresses(text, site), locale)


def _with_addresses(text: str, site: Site) -> str:
    targets = reference_targets(site)

    def address(found: re.Match[str]) -> str:
        words, kind, name = found.groups()
        target = targets[kind](name)
        if target is None:
            raise BrokenReference(f"{kind}:{name}")
        return f"[{words}]({target})"

    return _REFERENCE.sub(address, text)


def list_items_apart(text: str) -> str:
    """The text with an empty line before each run of list items, as Python-Markdown needs it."""
    lines: list[str] = []
    for line in text.splitlines():
        starts_list = (
            _LIST_ITEM.match(line) and lines and lines[-1].strip() and not _LIST_ITEM.match(lines[-1])
        )
        if starts_list:
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def as_title(text: str) -> str:
    """A text for a heading line: one line, nothing that Markdown would take for markup of its own."""
    return _BREAKABLE.sub(" ", text).strip(" ")


def html_text(text: str) -> str:
    """A plain text inside HTML."""
    return escape(text, quote=False)


def html_attribute(text: str) -> str:
    """A plain text inside a quoted attribute."""
    return escape(text, quote=True)
