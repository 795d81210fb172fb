"""Words that look like law and are none: listed with a reason and a last day, and gone from the list in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from scripts.facts.messages import Message
from scripts.facts.model import CalendarDate, Model, NonEmpty
from scripts.written.law_in_prose import LawInProse
from scripts.written.record_list import Listed, read_list

EXCEPTIONS = PurePosixPath("scripts/written/exceptions.yml")
"""Where the list lies, below the folder that holds `docs/`."""


class NoLaw(Model):
    """One sentence, or a part of it, in which a figure is no law."""

    file: NonEmpty
    text: NonEmpty
    reason: NonEmpty
    expires: CalendarDate


def read_exceptions(docs: Path) -> tuple[list[Listed[NoLaw]], list[Message]]:
    """The exceptions of the repository to which this folder of pages belongs, and what is wrong with the list."""
    return read_list(docs.parent / EXCEPTIONS, "exceptions", NoLaw)


def not_excepted(
    found: Iterable[LawInProse], exceptions: list[Listed[NoLaw]], today: date
) -> Iterator[Message]:
    """The laws that no exception covers, and the exceptions that have had their day."""
    used: set[int] = set()
    for law in found:
        covering = [n for n, listed in enumerate(exceptions) if _covers(listed.record, law)]
        used.update(covering)
        if not covering:
            yield law.message()
    for number, listed in enumerate(exceptions):
        record = listed.record
        if number not in used:
            yield listed.says(
                f"The exception “{record.text}” fits nothing in {record.file} any more. Remove it.",
                f"Исключение «{record.text}» больше ни к чему не подходит в {record.file}. Уберите его.",
            )
        elif record.expires < today:
            yield listed.says(
                f"The exception “{record.text}” ended on {record.expires}. Read the page again: remove the words, or "
                "give the exception a new last day.",
                f"Исключение «{record.text}» кончилось {record.expires}. Перечитайте страницу: уберите эти слова или "
                "дайте исключению новый последний день.",
            )


def _covers(exception: NoLaw, law: LawInProse) -> bool:
    text = " ".join(exception.text.split())
    return exception.file == law.page.listed_as and law.stated.words in text and text in law.stated.sentence
