"""Counting what a formula of readability asks for: sentences, words, syllables; and which words are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scripts.readability.syllables import english_syllables, russian_syllables
from scripts.written.counted import CITATION, FORM, PHONE
from scripts.written.prose import Block, sentences_of

_SITE_NAME = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:gov|com|org|net|edu|info|us|ru)\b[\w/#?=&.-]*")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
_CYRILLIC_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_ANY_LETTER = re.compile(r"[^\W\d_]")

SYLLABLES_OF_A_LONG_WORD = 4
"""From here on a word is shown as long. A list of word frequencies would find rare words better, but the smallest
good one (wordfreq) weighs 58 MB; I. Begtin's plainrussian.ru calls words of four syllables complex, too."""


@dataclass(frozen=True)
class Tongue:
    """How words of a language are found and how their syllables are counted."""

    word: re.Pattern[str]
    syllables: Callable[[str], int]
    never_names: frozenset[str]


TONGUES = {
    "en": Tongue(
        _LATIN_WORD, english_syllables, frozenset({"I", "I'm", "I’m", "I've", "I’ve", "I'll", "I’ll"})
    ),
    "ru": Tongue(_CYRILLIC_WORD, russian_syllables, frozenset({"Вы", "Вас", "Вам", "Вами"})),
}
"""Languages for which there is a formula; texts in others are not measured."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as it stands, and those of its words that count."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Counts:
    """Sums over a text."""

    sentences: int
    words: int
    syllables: int


def sentences_within(blocks: Iterable[Block], locale: str) -> list[Sentence]:
    """The sentences that have words to count. Headings are left out: they are no sentences, and short."""
    found = [
        Sentence(" ".join(text.split()), tuple(counted_words(text, locale)))
        for block in blocks
        if not block.is_heading
        for _, text in sentences_of(block.text)
    ]
    return [sentence for sentence in found if sentence.words]


def counted_words(sentence: str, locale: str) -> list[str]:
    """The words of a sentence that its writer could have chosen otherwise.

    Left out: names and abbreviations (a capital letter within the sentence), form numbers, citations, phone
    numbers, addresses of sites, and words of the other script (in Russian the English words that stand on the
    papers, in English the Russian ones). The reader needs them as they are, and nobody can make them shorter.
    """
    tongue = TONGUES[locale]
    for pattern in (CITATION, FORM, PHONE, _SITE_NAME):
        sentence = pattern.sub(" ", sentence)
    first = _ANY_LETTER.search(sentence)
    begins = first.start() if first is not None else 0
    return [
        found.group()
        for found in tongue.word.finditer(sentence)
        if found.group() in tongue.never_names or not _is_name(found.group(), found.start() == begins)
    ]


def _is_name(word: str, begins_the_sentence: bool) -> bool:
    if len(word) > 1 and word.isupper():
        return True
    return word[0].isupper() and not begins_the_sentence


def counts_of(sentences: Iterable[Sentence], locale: str) -> Counts:
    """How many sentences, words and syllables there are."""
    listed = list(sentences)
    words = [word for sentence in listed for word in sentence.words]
    return Counts(len(listed), len(words), sum(TONGUES[locale].syllables(word) for word in words))


def long_words(sentences: Iterable[Sentence], locale: str) -> list[str]:
    """The words of four syllables and more, each once, the longest first."""
    syllables = TONGUES[locale].syllables
    found = {word.lower() for sentence in sentences for word in sentence.words}
    longest = sorted((-syllables(word), word) for word in found)
    return [word for count, word in longest if -count >= SYLLABLES_OF_A_LONG_WORD]
