"""Texts over the limit that are accepted for a reason: a list that may only grow shorter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from scripts.facts.messages import Message
from scripts.facts.model import Locale, Model, NonEmpty
from scripts.readability.limits import HIGHEST_GRADE, ROOM_TO_GROW
from scripts.readability.texts import MeasuredText
from scripts.written.record_list import Listed

ACCEPTED = PurePosixPath("scripts/readability/accepted.yml")
"""Where the list lies, below the folder that holds `docs/`."""


class Accepted(Model):
    """A text that may be harder than the limit: its name, language, grade when it was listed, and why."""

    text: NonEmpty
    language: Locale
    # in quotes in the file, because the reader of our YAML takes no figures with a point
    grade: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    reason: NonEmpty


def not_accepted(texts: Iterable[MeasuredText], listed: list[Listed[Accepted]]) -> Iterator[Message]:
    """The texts over the limit that no entry covers, and the entries that must go."""
    accepted = {(item.record.text, item.record.language): item for item in listed}
    met: set[tuple[str, str]] = set()
    for text in texts:
        entry = accepted.get((text.name, text.language))
        if entry is not None:
            met.add((text.name, text.language))
        if text.is_too_hard:
            if entry is None or text.grade > entry.record.grade + ROOM_TO_GROW:
                yield _too_hard(text, entry)
        elif entry is not None:
            yield entry.says(
                f"“{text.name}” ({text.language}) is within the limit now: {text.grade}. Well done: remove it from "
                "the list.",
                f"«{text.name}» ({text.language}) теперь не труднее предела: {text.grade}. Хорошо: уберите запись.",
            )
    for key, entry in accepted.items():
        if key not in met:
            yield entry.says(
                f"There is no text “{key[0]}” in “{key[1]}” any more. Remove it from the list.",
                f"Текста «{key[0]}» на «{key[1]}» больше нет. Уберите запись.",
            )


def _too_hard(text: MeasuredText, entry: Listed[Accepted] | None) -> Message:
    limit = HIGHEST_GRADE[text.language] if entry is None else entry.record.grade
    sentence = max(text.sentences, key=lambda one: len(one.words)).text
    shown = sentence if len(sentence) <= 100 else sentence[:100] + "…"
    return Message(
        text.file,
        text.line,
        f"{text.name}.{text.language}",
        f"Grade {text.grade}, the limit is {limit}. Make sentences shorter, beginning with “{shown}”, and take "
        "shorter words; if that is impossible, list the text in scripts/readability/accepted.yml with the reason.",
        f"Трудность {text.grade}, предел {limit}. Сократите предложения, начиная с «{shown}», возьмите слова короче; "
        "если нельзя, внесите текст в scripts/readability/accepted.yml с причиной.",
    )
