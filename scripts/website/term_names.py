"""Where a text speaks of a term of the glossary, in whatever case form: by stems, the longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

import snowballstemmer

from scripts.facts.catalogue import Term
from scripts.facts.model import Locale
from scripts.website.search_documents import parts_of_name

_WORD = re.compile(r"[^\W_]+(?:[-‑’'][^\W_]+)*")
_IN_ADDRESS = re.compile(r"[@/]|\.\w")
_SPACE = re.compile(r"[\s\u00a0]+")
_IS_EXACT = re.compile(r"\d|[^\W\d_a-zа-яё].*[^\W\d_a-zа-яё]")
_BEGINNING = 2
_RUSSIAN = snowballstemmer.stemmer("russian")


@dataclass(frozen=True)
class Name:
    """A name as it is looked for: its words as keys, what stands before, between and after them.

    `term` is None for words that only look like a name: they are passed over.
    """

    term: str | None
    keys: tuple[str, ...]
    before: str
    between: tuple[str, ...]
    after: str
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Found:
    """A piece of a text that means a term."""

    start: int
    end: int
    term: str
    also: frozenset[str] = frozenset()
    """Other terms whose longer names begin like this: «повестка» may mean the «повестка в суд» told of above."""


@dataclass(frozen=True)
class TermNames:
    """The names of all terms in one language, by their first word, the longest first."""

    by_first: Mapping[str, tuple[Name, ...]]
    beginnings: frozenset[str]
    found: dict[str, tuple[Found, ...]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, text: str) -> tuple[Found, ...]:
        """Every mention, from the left; where two begin at one word, the longer one."""
        # the same question stands on many pages, and the same answer in guides
        if text not in self.found:
            self.found[text] = tuple(self._look_for(text))
        return self.found[text]

    def _look_for(self, text: str) -> Iterator[Found]:
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            name = self._name_at(text, words, place)
            if name is None:
                place += 1
                continue
            last = words[place + len(name.keys) - 1]
            if name.term is not None and not _IN_ADDRESS.match(text, last.end() + len(name.after)):
                start, end = words[place].start() - len(name.before), last.end() + len(name.after)
                yield Found(start, end, name.term, name.also)
            place += len(name.keys)

    def _name_at(self, text: str, words: list[re.Match[str]], place: int) -> Name | None:
        raw = words[place][0]
        if raw[:_BEGINNING].lower().replace("ё", "е") not in self.beginnings:
            return None
        # an abbreviation is met only as it is written; so CAT is never a cat
        candidates = [*self.by_first.get(raw, ()), *self.by_first.get(_key(raw), ())]
        return next((name for name in candidates if _stands_at(name, text, words, place)), None)


def term_names(terms: Iterable[Term], locale: Locale) -> TermNames:
    """The names by which texts of that language call the terms.

    They are taken from `in_text` of a term, or from its name where nobody has written any.
    """
    by_first: dict[str, list[Name]] = {}
    for name in _names(terms, locale):
        by_first.setdefault(name.keys[0], []).append(name)
    names = {
        word: tuple(_with_longer(name, listed) for name in sorted(listed, key=_length, reverse=True))
        for word, listed in by_first.items()
    }
    # most words begin like no name, and need no stem
    beginnings = frozenset(word.removeprefix("~")[:_BEGINNING].lower() for word in names)
    return TermNames(names, beginnings)


def claimed_twice(terms: Iterable[Term], locale: Locale) -> list[set[str]]:
    """Terms that claim the same words: only one of them would ever be marked there."""
    claims: dict[tuple[str, ...], set[str]] = {}
    for name in _names(terms, locale):
        if name.term is not None:
            claims.setdefault((name.before, *name.keys, name.after), set()).add(name.term)
    return [claiming for claiming in claims.values() if len(claiming) > 1]


def _names(terms: Iterable[Term], locale: Locale) -> Iterator[Name]:
    for term in terms:
        listed = term.in_text
        said = listed.get(locale, []) if listed is not None else parts_of_name(term.name.get(locale, ""))
        yield from (_name(text, term.id) for text in said)
        yield from (_name(text, None) for text in (term.not_in_text or {}).get(locale, []))


def _name(text: str, term: str | None) -> Name:
    words = list(_WORD.finditer(text))
    between = tuple(_spaced(text[a.end() : b.start()]) for a, b in pairwise(words))
    keys = tuple(word[0] if _IS_EXACT.search(word[0]) else _key(word[0]) for word in words)
    return Name(term, keys, text[: words[0].start()], between, text[words[-1].end() :])


def _with_longer(name: Name, names: list[Name]) -> Name:
    count = len(name.keys)
    longer = (one.term for one in names if len(one.keys) > count and one.keys[:count] == name.keys)
    return replace(name, also=frozenset(term for term in longer if term is not None and term != name.term))


def _length(name: Name) -> tuple[int, int]:
    return len(name.keys), sum(len(key) for key in name.keys)


def _stands_at(name: Name, text: str, words: list[re.Match[str]], place: int) -> bool:
    here = words[place : place + len(name.keys)]
    if len(here) < len(name.keys):
        return False
    start, end = here[0].start(), here[-1].end()
    return (
        all(word[0] == key or _key(word[0]) == key for word, key in zip(here, name.keys, strict=True))
        and text[max(0, start - len(name.before)) : start] == name.before
        and text[end : end + len(name.after)] == name.after
        and all(
            _spaced(text[a.end() : b.start()]) == gap
            for (a, b), gap in zip(pairwise(here), name.between, strict=True)
        )
    )


def _spaced(between: str) -> str:
    return _SPACE.sub(" ", between)


@cache
def _key(word: str) -> str:
    """What all forms of a word share: a Russian stem, an English word without the ending of its plural."""
    # the sign keeps a key apart from an abbreviation that is written in the same letters
    head, hyphen, last = word.lower().replace("ё", "е").replace("‑", "-").rpartition("-")
    return f"~{head}{hyphen}{_stem(last)}"


def _stem(word: str) -> str:
    if re.fullmatch("[а-я]+", word):
        return str(_RUSSIAN.stemWord(word))
    if word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("nses", "ns"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word
