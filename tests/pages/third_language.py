"""A third language for a folder of facts: every text gets words of its own, by program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.small_site import is_text, rewrite_facts

THIRD = "kk"
SIGN = "Қазақша: "


def add_third_language(facts: Path) -> None:
    """Put the language beside Russian and English in every text of every file of the folder."""
    rewrite_facts(facts, _with_third_language)


def _with_third_language(part: Any) -> Any:
    if isinstance(part, list):
        return [_with_third_language(item) for item in part]
    if not isinstance(part, dict):
        return part
    if is_text(part):
        return part | {THIRD: _said(part["ru"])}
    # nobody has compared the new language yet, so the digests of the other two go
    return {key: _with_third_language(value) for key, value in part.items() if key != "agreed"}


def _said(words: str | list[str]) -> str | list[str]:
    return [_signed(item) for item in words] if isinstance(words, list) else _signed(words)


def _signed(words: str) -> str:
    # what begins in bold must go on doing so
    return f"**{SIGN}{words.removeprefix('**')}" if words.startswith("**") else SIGN + words
