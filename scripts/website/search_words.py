"""The words by which people search though the texts do not use them: `docs/_includes/<lang>/search-words.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from scripts.website.search_terms import search_terms


class SearchWordsUnreadable(Exception):
    """A file of search words is not what it should be; the text says where and what to do."""


class _File(BaseModel):
    """`stop`: words too common to search by; `same`: each finds the others; `finds`: the left finds the right."""

    model_config = ConfigDict(extra="forbid", strict=True)

    stop: list[str] = []
    same: list[list[str]] = []
    finds: dict[str, list[str]] = {}


@dataclass(frozen=True)
class SearchWords:
    """Stop words as stems, and for a phrase (stems joined by spaces) the phrases that stand for it as well."""

    stop: frozenset[str]
    alternatives: dict[str, tuple[str, ...]]


def read_search_words(files: Iterable[Path], same: Iterable[Sequence[str]] = ()) -> SearchWords:
    """The words of every file that exists, and groups of phrases that mean the same (such as glossary names).

    Raises SearchWordsUnreadable.
    """
    parts = [_read(file) for file in files if file.is_file()]
    groups = [group for part in parts for group in part.same] + [list(group) for group in same]
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        phrases = [phrase for phrase in map(_phrase, group) if phrase]
        for phrase in phrases:
            found.setdefault(phrase, {}).update((other, None) for other in phrases if other != phrase)
    for part in parts:
        for word, others in part.finds.items():
            phrase = _phrase(word)
            found.setdefault(phrase, {}).update(
                (other, None) for other in map(_phrase, others) if other != phrase
            )
    stop = frozenset(stem for part in parts for word in part.stop for stem in search_terms(word))
    return SearchWords(stop, {phrase: tuple(found[phrase]) for phrase in sorted(found) if found[phrase]})


def _phrase(words: str) -> str:
    return " ".join(search_terms(words))


def _read(file: Path) -> _File:
    try:
        return _File.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")) or {})
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        raise SearchWordsUnreadable(
            f"{file}: not a list of search words: {error}. Write words as text in quotes under stop, same and finds. "
            f"/ Это не список слов для поиска. Пишите слова в кавычках под stop, same и finds."
        ) from error
