"""Finding the texts of a file: sets of words by language, wherever the form has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.facts.yaml_reading import Path_, YamlFile

FIELDS_WITH_TEXT = frozenset(
    [
        "title",
        "intro",
        "question",
        "answer",
        "steps",
        "contested",
        "text",
        "what",
        "note",
        "no_limit",
        "when",
        "from",
        "name",
        "serves",
        "hours",
        "meaning",
        "hint",
        "label",
        "urgent",
        "first_steps",
    ]
)


@dataclass(frozen=True)
class Text:
    """One text in its languages: language -> words, or a list of them."""

    file: YamlFile
    path: Path_
    words: dict[str, Any]

    @property
    def field(self) -> str:
        """The name of the field that holds it."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")

    def strings(self) -> Iterator[tuple[Path_, str, str]]:
        """The path, language and words of each string of it."""
        for locale, words in self.words.items():
            if isinstance(words, str):
                yield (*self.path, locale), locale, words
            elif isinstance(words, list):
                for index, item in enumerate(words):
                    if isinstance(item, str):
                        yield (*self.path, locale, index), locale, item


def texts_within(file: YamlFile) -> Iterator[Text]:
    """Every text of a file, in reading order."""
    return _texts(file, (), file.data)


def _texts(file: YamlFile, path: Path_, data: Any) -> Iterator[Text]:
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(file, (*path, index), item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if not isinstance(value, dict | list):
                continue
            if key in FIELDS_WITH_TEXT and isinstance(value, dict):
                yield Text(file, (*path, key), value)
            elif key == "history" and isinstance(value, list):
                yield from _texts_of_history(file, (*path, key), value)
            else:
                yield from _texts(file, (*path, key), value)


def _texts_of_history(file: YamlFile, path: Path_, changes: list[Any]) -> Iterator[Text]:
    for index, change in enumerate(changes):
        if not isinstance(change, dict):
            continue
        if isinstance(change.get("text"), dict):
            yield Text(file, (*path, index, "text"), change["text"])
        elif "text" not in change:
            words = {key: value for key, value in change.items() if key != "date"}
            yield Text(file, (*path, index), words)


def strings_within(data: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """The path of every string in the data, and the string; names of fields are not among them."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from strings_within(item, (*path, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from strings_within(value, (*path, key))
