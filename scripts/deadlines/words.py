"""The words of the calculator, by language: `docs/_includes/<locale>/deadlines.yml`, gaps filled in English."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from scripts.facts.model import Locale
from scripts.wording.words_file import filled, read_words_file

FILE = "deadlines.yml"
FALLBACK: Locale = "en"


class DeadlineWordsUnreadable(Exception):
    """The file of words is missing or is no YAML mapping; the text says so in words for a contributor."""


def deadline_words(includes: Path, locale: Locale) -> dict[str, Any]:
    """The groups of words of one language; `count` is what the calculator's modules ask for.

    Raises DeadlineWordsUnreadable where the English file is missing or a file cannot be read.
    """
    fallback = _read(includes / FALLBACK / FILE)
    if not fallback:
        raise DeadlineWordsUnreadable(
            f"{includes / FALLBACK / FILE}: the file is missing or empty. Bring it back.\n"
            f"    Файла нет или он пуст. Верните его."
        )
    return filled(_read(includes / locale / FILE), fallback)


def json_in_page(data: Any) -> str:
    """Data as JSON that may stand inside a `<script type="application/json">`: nothing in it ends the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_words_file(path)
    except yaml.YAMLError as error:
        raise DeadlineWordsUnreadable(f"{path}: {error}\n    Файл не читается: проверьте отступы.") from error
