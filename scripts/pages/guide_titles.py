"""Which guides people have written, and what they are called."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.facts.model import Locale

_TITLE = re.compile(r"^(?:title:\s*(?P<field>.+)|#\s+(?P<heading>.+?)(?:\s*\{[^}]*\})?)\s*$", re.MULTILINE)


def guide_titles(docs: Path, locales: tuple[Locale, ...]) -> dict[Locale, dict[str, str]]:
    """Language -> name of the guide's file without its ending -> title; a guide without a title is left out."""
    return {locale: _titles_in(docs / locale / "guides") for locale in locales}


def _titles_in(folder: Path) -> dict[str, str]:
    titles: dict[str, str] = {}
    for path in sorted(folder.glob("*.md")):
        found = _TITLE.search(path.read_text(encoding="utf-8"))
        if found is not None:
            titles[path.stem] = (found["field"] or found["heading"]).strip("\"'")
    return titles
