"""The words of sheets: their own, and those of the deadlines calculator for counts and what must be done by a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.facts.deadline_model import Period
from scripts.facts.model import Locale
from scripts.wording.words import Words, read_words


@dataclass(frozen=True)
class SheetWords:
    """What sheets of one language say by themselves."""

    own: Words
    site: Words
    calculator: Words

    def __getitem__(self, key: str) -> str:
        """One text of `sheets.yml`; a dotted key leads into a group."""
        return self.own[key]

    def day(self, day: date) -> str:
        """A date as people of the language write it."""
        return self.site.day(day)

    def month(self, day: date) -> str:
        """The month and year of a date."""
        return self.site.month(day)

    def period(self, period: Period) -> str:
        """«30 дней», "30 days"."""
        return self.calculator.counted(f"count.units.{period.unit}", period.count).format(n=period.count)


def read_sheet_words(includes: Path, locales: tuple[Locale, ...]) -> Mapping[Locale, SheetWords]:
    """The words of each language, gaps filled in English. Raises WordsMissing where an English file is not there."""
    own = read_words(includes, locales, "sheets.yml")
    site = read_words(includes, locales)
    calculator = read_words(includes, locales, "deadlines.yml")
    return {locale: SheetWords(own[locale], site[locale], calculator[locale]) for locale in locales}
