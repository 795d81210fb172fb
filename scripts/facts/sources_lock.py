"""`facts/sources.lock`: what each address that we cite looked like when the link check last asked it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StrictInt, StringConstraints, ValidationError

from scripts.facts.form_messages import form_message
from scripts.facts.messages import Message
from scripts.facts.model import DIGEST, CalendarDate, Model, NonEmpty, Text
from scripts.facts.yaml_reading import Path_, YamlFile, dotted, read_yaml

_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

LOCK_NAME = "sources.lock"
HEAD = """\
# What each address that we cite looked like when `python -m scripts links` last asked it. Do not edit by hand.
# An address was last asked on the day at the top, unless it has a `checked` of its own. One that is alive or moved
# was good on that day; `last_good` tells the day for the others.
# Как выглядел каждый адрес, когда его в последний раз проверила команда `python -m scripts links`. Не правьте руками.
"""


class Verdict(StrEnum):
    """What the link check found at an address, the worst first."""

    BROKEN = "broken"
    CHANGED = "changed"
    UNREACHABLE = "unreachable"
    BLOCKED = "blocked"
    MOVED = "moved"
    NOT_CHECKED = "not-checked"
    ALIVE = "alive"

    @property
    def is_good(self) -> bool:
        """Whether the page was there and still said what it is cited for."""
        return self in (Verdict.ALIVE, Verdict.MOVED)

    @property
    def needs_an_editor(self) -> bool:
        """Whether the check fails because of it."""
        return self in (Verdict.BROKEN, Verdict.CHANGED)


Digest = Annotated[str, StringConstraints(pattern=DIGEST)]


class AddressState(Model):
    """What is known of one address (with its `#fragment`, as it is cited)."""

    verdict: Verdict
    reason: Text = Field(
        default={}, description="Why, in words, en and ru; an address that is alive needs none"
    )
    since: CalendarDate = Field(description="The first day of this verdict, without another one in between")
    last_good: CalendarDate | None = Field(default=None, description="The last day it was alive or moved")
    checked: CalendarDate = Field(description="The day when it was last asked")
    final_address: NonEmpty | None = Field(default=None, description="Where permanent redirects lead")
    failures: Annotated[StrictInt, Field(ge=0, le=3)] = Field(
        default=0, description="Days in a row when it could not be reached; the third makes it broken"
    )
    paragraphs: dict[NonEmpty, tuple[Digest, ...]] = Field(
        default={}, description="Words that must stand there -> digests of the text around them, found good"
    )
    changed_paragraphs: dict[NonEmpty, Digest] = Field(
        default={}, description="Words -> digest of a text around them that no editor has accepted yet"
    )


@dataclass(frozen=True)
class SourcesLock:
    """Address -> its state. An address that was never asked is not there."""

    addresses: Mapping[str, AddressState] = field(default_factory=dict)

    def state_of(self, address: str) -> AddressState | None:
        """The state of an address as it is written in the facts."""
        return self.addresses.get(address)

    @cached_property
    def broken(self) -> frozenset[str]:
        """The addresses that are broken."""
        return frozenset(one for one, state in self.addresses.items() if state.verdict is Verdict.BROKEN)


@dataclass(frozen=True)
class LockReading:
    """The sound part of the lock, and what is wrong with the rest."""

    lock: SourcesLock
    messages: tuple[Message, ...] = ()


def read_lock(path: Path) -> LockReading:
    """The lock on disk; a missing one is empty. Damage gives messages and leaves out what is damaged.

    Raises OSError where the file is there and cannot be read.
    """
    if not path.exists():
        return LockReading(SourcesLock())
    return _read(read_yaml(path, path.as_posix()))


def _read(file: YamlFile) -> LockReading:
    if file.messages:
        return LockReading(SourcesLock(), tuple(file.messages))
    entries = file.data.get("addresses") if isinstance(file.data, dict) else None
    if not isinstance(entries, dict) or set(file.data) != {"checked", "addresses"}:
        return LockReading(SourcesLock(), (_not_a_lock(file),))
    states: dict[str, AddressState] = {}
    messages: list[Message] = []
    for address, written in entries.items():
        try:
            states[address] = AddressState.model_validate(_filled_in(written, file.data["checked"]))
        except ValidationError as error:
            messages += _told(file, address, error)
    return LockReading(SourcesLock(states), tuple(messages))


def _filled_in(written: Any, day: Any) -> Any:
    """The entry with the days that the file says once for all."""
    if not isinstance(written, dict):
        return written
    filled = {"checked": day, **written}
    if written.get("verdict") in (Verdict.ALIVE, Verdict.MOVED):
        filled.setdefault("last_good", filled["checked"])
    return filled


def _told(file: YamlFile, address: str, error: ValidationError) -> list[Message]:
    messages = []
    for problem in error.errors(include_url=False):
        path, english, russian = form_message(problem, AddressState)
        whole: Path_ = ("addresses", address, *path)
        messages.append(Message(file.name, file.line_of(whole), dotted(whole), english, russian))
    return messages


def _not_a_lock(file: YamlFile) -> Message:
    return Message(
        file.name,
        1,
        "file",
        "This is not a lock of sources. Bring the file back from the repository, or delete it: the next link "
        "check makes it anew.",
        "Это не список состояний источников. Верните файл из репозитория или удалите: следующая проверка ссылок "
        "создаст его заново.",
    )


def lock_text(lock: SourcesLock) -> str:
    """The text of the file: addresses by the alphabet, nothing said that follows from the rest.

    A run in which nothing changed alters only the day at the top.
    """
    if not lock.addresses:
        return f"{HEAD}checked: null\naddresses: {{}}\n"
    days = Counter(state.checked for state in lock.addresses.values())
    day = max(days, key=lambda one: (days[one], one))
    lines = [f"checked: {day}", "addresses:"]
    for address in sorted(lock.addresses):
        lines.append(f"  {_quoted(address)}:")
        lines += [f"    {line}" for line in _entry(lock.addresses[address], day)]
    return HEAD + "\n".join(lines) + "\n"


def _entry(state: AddressState, day: date) -> list[str]:
    lines = [f"verdict: {state.verdict}"]
    if state.reason:
        lines.append("reason:")
        lines += [f"  {locale}: {_quoted(words)}" for locale, words in sorted(state.reason.items())]
    lines.append(f"since: {state.since}")
    if state.last_good is not None and not (state.verdict.is_good and state.last_good == state.checked):
        lines.append(f"last_good: {state.last_good}")
    if state.checked != day:
        lines.append(f"checked: {state.checked}")
    if state.final_address:
        lines.append(f"final_address: {_quoted(state.final_address)}")
    if state.failures:
        lines.append(f"failures: {state.failures}")
    if state.paragraphs:
        lines.append("paragraphs:")
        lines += [
            f"  {_quoted(words)}: [{', '.join(map(_quoted, digests))}]"
            for words, digests in sorted(state.paragraphs.items())
        ]
    if state.changed_paragraphs:
        lines.append("changed_paragraphs:")
        lines += [
            f"  {_quoted(words)}: {_quoted(digest)}"
            for words, digest in sorted(state.changed_paragraphs.items())
        ]
    return lines


def _quoted(text: str) -> str:
    # a string of JSON is one of YAML too, but for the signs that YAML does not print
    written = json.dumps(text, ensure_ascii=False)
    return _UNPRINTED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)
