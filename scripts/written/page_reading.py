"""Reading the pages that people write: their place, their lines, their head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from scripts.facts.messages import Message
from scripts.pages.making import MADE_FOLDERS

MARK = "---"
_BOM = "\ufeff"


@dataclass(frozen=True)
class WrittenPage:
    """A page: the folder `docs`, its language, its place below the folder of the language, and its text."""

    docs: Path
    locale: str
    place: PurePosixPath
    text: str

    @property
    def name(self) -> str:
        """The file as the person named it."""
        return (self.docs / self.locale / self.place).as_posix()

    @property
    def listed_as(self) -> str:
        """The file as lists in the repository name it, wherever the repository lies."""
        return f"docs/{self.locale}/{self.place}"

    @cached_property
    def lines(self) -> list[str]:
        """Its lines; the first one is line 1."""
        return self.text.split("\n")

    @cached_property
    def length_of_head(self) -> int:
        """How many lines the front matter takes, both marks included; 0 where there is none."""
        if self.lines[0].rstrip() != MARK:
            return 0
        ends = (n for n, line in enumerate(self.lines[1:], 2) if line.rstrip() == MARK)
        return next(ends, 0)

    @cached_property
    def head(self) -> dict[str, Any] | None:
        """The fields of the front matter; None where it cannot be read as fields."""
        try:
            fields = yaml.load("\n".join(self.lines[1 : self.length_of_head - 1]), yaml.CSafeLoader)
        except yaml.YAMLError:
            return None
        return fields if isinstance(fields, dict) else None

    def says(self, line: int, field: str, english: str, russian: str) -> Message:
        """A message about a line of this page."""
        return Message(self.name, line, field, english, russian)


def read_written_pages(docs: Path, locales: Iterable[str]) -> tuple[list[WrittenPage], list[Message]]:
    """Every page of these languages that is not made from facts, by name, and what could not be read.

    Raises OSError where a file cannot be opened.
    """
    pages: list[WrittenPage] = []
    messages: list[Message] = []
    for locale in locales:
        made = tuple(docs / pattern.format(locale=locale) for pattern in MADE_FOLDERS)
        for path in sorted((docs / locale).rglob("*.md")):
            if any(path.is_relative_to(folder) for folder in made):
                continue
            page = _page(docs, locale, path)
            if isinstance(page, Message):
                messages.append(page)
            else:
                pages.append(page)
    return pages, messages


def _page(docs: Path, locale: str, path: Path) -> WrittenPage | Message:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return Message(
            path.as_posix(),
            1,
            "file",
            "The file is not text in UTF-8. Save it anew as UTF-8.",
            "Файл не в кодировке UTF-8. Сохраните его заново в UTF-8.",
        )
    place = PurePosixPath(path.relative_to(docs / locale).as_posix())
    # a mark of byte order before `---` would make the head a part of the text
    return WrittenPage(docs, locale, place, text.removeprefix(_BOM).replace("\r\n", "\n"))
