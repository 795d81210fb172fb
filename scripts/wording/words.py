"""The words that pages put around facts, by language, kept as data beside the texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale as BabelLocale
from babel.dates import format_date

from scripts.facts.model import Locale
from scripts.wording.words_file import filled, read_words_file

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


def read_words(includes: Path, locales: tuple[Locale, ...], file: str = "strings.yml") -> dict[Locale, Words]:
    """The words of each language from `<includes>/<locale>/<file>`; gaps are filled in English.

    Raises WordsMissing where the English file is not there.
    """
    fallback = read_words_file(includes / FALLBACK / file)
    if not fallback:
        raise WordsMissing(f"{includes / FALLBACK / file}: the file is missing or empty. Bring it back.")
    return {
        locale: Words(locale, filled(read_words_file(includes / locale / file), fallback))
        for locale in locales
    }
