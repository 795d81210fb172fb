"""The words that pages put around facts, by language, kept as data beside the texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale as BabelLocale
from babel.dates import format_date

from scripts.facts.model import Locale

FALLBACK: Locale = "en"


class WordsMissing(Exception):
    """A file of words is missing or lacks a key, in words for a contributor."""


@dataclass(frozen=True)
class Words:
    """What a page of one language says by itself."""

    locale: Locale
    said: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        """One text; a dotted key leads into a group, as in `confidence.primary`."""
        value: Any = self.said
        for step in key.split("."):
            if not isinstance(value, Mapping) or step not in value:
                raise WordsMissing(f"docs/_includes/{FALLBACK}/strings.yml: {key}: no such text. Add it.")
            value = value[step]
        return str(value)

    def group(self, key: str) -> dict[str, str]:
        """A group of texts, such as the names in the menu; a dotted key leads into a group of groups."""
        texts: Any = self.said
        for step in key.split("."):
            texts = texts.get(step, {})
        return {name: str(text) for name, text in texts.items()}

    def counted(self, key: str, number: int) -> str:
        """The form of a text that the number asks for: 1 «доллар», 2 «доллара», 5 «долларов»."""
        form = BabelLocale.parse(self.locale, sep="-").plural_form(number)
        return self[f"{key}.{form if form in self.group(key) else 'other'}"]

    def day(self, day: date) -> str:
        """A date as people of the language write it: «1 сентября 2026», "September 1, 2026"."""
        return _formatted(day, self["date"], self.locale)

    def month(self, day: date) -> str:
        """The month and year of a date: «сентябрь 2026», "September 2026"."""
        return _formatted(day, self["month"], self.locale)

    def language_name(self, code: Locale) -> str:
        """The name of a language, or its code where nobody has written the name yet."""
        names = self.said.get("language_names", {})
        return str(names.get(code, code))


@cache
def _formatted(day: date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale).replace(" ", "\u00a0")


def read_words(includes: Path, locales: tuple[Locale, ...]) -> dict[Locale, Words]:
    """The words of each language from `<includes>/<locale>/strings.yml`; gaps are filled in English.

    Raises WordsMissing where the English file is not there.
    """
    fallback = _read(includes / FALLBACK / "strings.yml")
    if not fallback:
        raise WordsMissing(
            f"{includes / FALLBACK / 'strings.yml'}: the file is missing or empty. Bring it back."
        )
    return {
        locale: Words(locale, _filled(_read(includes / locale / "strings.yml"), fallback))
        for locale in locales
    }


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data if isinstance(data, dict) else {}


def _filled(said: dict[str, Any], fallback: dict[str, Any]) -> dict[str, Any]:
    # a language may have forms that English lacks: «доллар», «доллара», «долларов»
    filled: dict[str, Any] = dict(said)
    for key, value in fallback.items():
        own = said.get(key, value)
        filled[key] = _filled(own, value) if isinstance(value, dict) and isinstance(own, dict) else own
    return filled
