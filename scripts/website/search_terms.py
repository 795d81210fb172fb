"""Text to search terms: what the index holds and what a reader types become the same stems.

`overrides/assets/search/terms.js` does the same, step by step, in the browser;
`tests/website/search_terms.yml` and a run of the whole index through both prove that they agree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile("[\u00ad\u0301\u200b\u2060'’ʼ]")
_HYPHENS = frozenset("-‐‑–—")
_SPACES = frozenset(" \u00a0\u2009\u202f")
_LETTER = re.compile(r"[^\W\d_]")
_FEW_LETTERS = re.compile(r"[^\W\d_]{1,4}")
_FORM_NUMBER = re.compile(r"[0-9]{1,4}[^\W\d_]{0,2}")
_JOINED_FORM = re.compile(r"([^\W\d_]{1,4})([0-9]{1,4})([^\W\d_]{0,2})")
_NUMBER = re.compile(r"[0-9]+[^\W\d_]?")
_PARAGRAPH = re.compile(r"[^\W_]{1,4}")
_ENGLISH = snowballstemmer.stemmer("english")
_RUSSIAN = snowballstemmer.stemmer("russian")

# What a Russian keyboard, eye or ear makes of a Latin letter: «и-589», «ай 589», «Н-400», «1158(а)».
_LATIN_OF = {
    "а": "a", "б": "b", "в": "b", "г": "g", "д": "d", "е": "e", "ж": "g", "и": "i", "й": "i", "і": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "c", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "c", "ю": "u", "ай": "i", "эн": "n", "джи": "g", "эй": "a", "би": "b",
    "си": "c", "ди": "d", "ар": "ar", "дс": "ds", "еоир": "eoir", "эоир": "eoir",
}  # fmt: skip
_LONGEST_SERIES = 4
# Only these may stand before a number with a space and still be one form: "i 589", «и 94», "eoir 28".
_SERIES = frozenset({"i", "n", "g", "ar", "ds", "eoir"})


class _Word(NamedTuple):
    """A word in lower case and what stands between it and the word before it."""

    before: str
    text: str


@cache  # a rebuild while an editor works reads the same texts again
def search_terms(text: str) -> tuple[str, ...]:
    """The terms of a text in order: stems of words, joined form numbers, citations whole and by their parts."""
    words = _words(text)
    terms: list[str] = []
    place = 0
    while place < len(words):
        word = words[place].text
        if len(word) > _LONGEST_SERIES and word.isalpha():
            # most words: too long for the series of a form, so that nothing else can be meant
            found, used = [_stem(word)], 1
        else:
            found, used = (
                _form(words, place) or _abbreviation(words, place) or _number(words, place) or _plain(word)
            )
        terms += found
        place += used
    return tuple(terms)


def _words(text: str) -> list[_Word]:
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text).lower().replace("ё", "е"))
    words: list[_Word] = []
    end = 0
    for found in _WORD.finditer(text):
        words.append(_Word(text[end : found.start()], found[0]))
        end = found.end()
    return [*words, _Word(text[end:], "")] if words else []


@cache
def _stem(word: str) -> str:
    if re.fullmatch("[a-z]+", word):
        return str(_ENGLISH.stemWord(word))
    if re.fullmatch("[а-я]+", word):
        return str(_RUSSIAN.stemWord(word))
    return word


def _latin(letters: str) -> str | None:
    """The Latin letters meant, or None where Cyrillic ones stand for no letter of a form."""
    return letters if re.fullmatch("[a-z]*", letters) else _LATIN_OF.get(letters)


def _latin_letters(text: str) -> str:
    return "".join(_LATIN_OF.get(letter, letter) for letter in text)


def _form(words: list[_Word], place: int) -> tuple[list[str], int] | None:
    word = words[place].text
    joined = _JOINED_FORM.fullmatch(word)
    if joined:
        letters, digits, rest = joined.groups()
        series = _latin(letters)
        return (_form_terms(series, digits + rest), 1) if series else None
    series = _latin(word) if _FEW_LETTERS.fullmatch(word) else None
    after = words[place + 1] if series else None
    if series is None or after is None or not _FORM_NUMBER.fullmatch(after.text):
        return None
    in_brackets = after.before == ")(" and words[place].before.endswith("(")
    apart = after.before in _SPACES and series in _SERIES and 2 <= len(re.sub(r"[^0-9]", "", after.text)) <= 3
    if after.before in _HYPHENS or in_brackets or apart:
        return _form_terms(series, after.text), 2
    return None


def _form_terms(series: str, number: str) -> list[str]:
    digits = re.sub(r"[^0-9]", "", number)
    return [series + _latin_letters(number.lstrip("0")), digits]


def _abbreviation(words: list[_Word], place: int) -> tuple[list[str], int] | None:
    end = place
    while _LETTER.fullmatch(words[end].text) and (end == place or words[end].before == "."):
        end += 1
    if end - place < 2:
        return None
    return [_stem("".join(word.text for word in words[place:end]))], end - place


def _number(words: list[_Word], place: int) -> tuple[list[str], int] | None:
    if not _NUMBER.fullmatch(words[place].text):
        return None
    return _thousands(words, place) or _section(words, place)


def _thousands(words: list[_Word], place: int) -> tuple[list[str], int] | None:
    end = place + 1
    if not re.fullmatch("[0-9]{1,3}", words[place].text):
        return None
    while re.fullmatch("[0-9]{3}", words[end].text) and words[end].before in _SPACES | {","}:
        end += 1
    parts = [word.text for word in words[place:end]]
    return (["".join(parts), *parts], end - place) if len(parts) > 1 else None


def _section(words: list[_Word], place: int) -> tuple[list[str], int]:
    first = whole = _latin_letters(words[place].text)
    end = place + 1
    while words[end].before == "." and _NUMBER.fullmatch(words[end].text):
        whole += "." + _latin_letters(words[end].text)
        end += 1
    terms = [first] if whole == first else [first, whole]
    opening = "("
    while (
        words[end].before == opening
        and _PARAGRAPH.fullmatch(words[end].text)
        and words[end + 1].before.startswith(")")
    ):
        terms.append(terms[-1] + _latin_letters(words[end].text))
        opening = ")("
        end += 1
    return terms, end - place


def _plain(word: str) -> tuple[list[str], int]:
    return ([_stem(word)] if word else []), 1
