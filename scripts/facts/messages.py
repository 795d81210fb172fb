"""What a check says to a person: where, what is wrong and what to do, in English and Russian."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field


@dataclass(frozen=True, order=True)
class Message:
    """One mistake: the file as the person named it, the line (from 1), the field, and both languages."""

    file: str
    line: int
    field: str
    english: str
    russian: str = dataclass_field(compare=False)

    def __str__(self) -> str:
        """`file:line: field: English` and, on a line of its own, the same in Russian."""
        return f"{self.file}:{self.line}: {self.field}: {self.english}\n    {self.russian}"


def in_reading_order(messages: Iterable[Message]) -> list[Message]:
    """The messages by file and line, each said once."""
    return sorted(set(messages))


def summary(count: int) -> str:
    """The closing line of a check: how many mistakes, in both languages."""
    if count == 0:
        return "No mistakes found. / Ошибок не найдено."
    return f"Mistakes: {count}. / Ошибок: {count}."
