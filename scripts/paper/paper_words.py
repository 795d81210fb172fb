"""The words on paper: its own, and those that the site says of every fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.facts.model import Locale, Text
from scripts.paper.runs import Runs, runs
from scripts.wording.words import Words, read_words


@dataclass(frozen=True)
class PaperWords:
    """What paper of one language says by itself."""

    own: Words
    site: Words

    def day(self, day: date) -> str:
        """A date as people of the language write it."""
        return self.site.day(day)


Said = dict[Locale, Runs]
"""One text in each language of a print, ready for Typst."""


@dataclass(frozen=True)
class Voice:
    """Says texts in the languages of one print."""

    words_of: Mapping[Locale, PaperWords]
    languages: Sequence[Locale]

    def text(self, text: Text) -> Said:
        """A text of the facts in each language."""
        return {locale: runs(" ".join(text[locale].split()), locale) for locale in self.languages}

    def own(self, key: str) -> Said:
        """Words of the paper itself."""
        return {locale: runs(self.words_of[locale].own[key], locale) for locale in self.languages}

    def of_site(self, key: str) -> Said:
        """Words that the site says of every fact."""
        return {locale: runs(self.words_of[locale].site[key], locale) for locale in self.languages}

    def plain(self, key: str) -> dict[Locale, str]:
        """Words of the paper itself, as plain text."""
        return {locale: self.words_of[locale].own[key] for locale in self.languages}


def read_paper_words(includes: Path, locales: tuple[Locale, ...]) -> dict[Locale, PaperWords]:
    """The words of each language, gaps filled in English. Raises WordsMissing where an English file is not there."""
    own = read_words(includes, locales, "paper.yml")
    site = read_words(includes, locales)
    return {locale: PaperWords(own[locale], site[locale]) for locale in locales}
