"""What a feed announces, in one form whatever the feed, and what became of reading each feed."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

from scripts.facts.model import Text
from scripts.watch.cases import Case
from scripts.watch.references import Reference

_DAY = re.compile(r"^(\d{4})-(\d\d)(?:-(\d\d))?$")


@dataclass(frozen=True)
class Event:
    """Something that happened to the law on a day.

    `names` holds what it is plainly about; `hints` what it only has to do with. `itself` names the document that
    the event is: a fact that cites it knows of it. Events of one `subject` are told together. An event that
    `may_be_told` was known beforehand: since `announced`, if that day is known.
    """

    feed: str
    day: date
    written_day: str
    title: str
    address: str
    names: frozenset[Reference] = frozenset()
    hints: frozenset[Reference] = frozenset()
    cases: frozenset[Case] = frozenset()
    itself: frozenset[Reference] = frozenset()
    subject: str = ""
    loud: bool = False
    may_be_told: bool = False
    announced: date | None = None
    text: str = ""
    notes: tuple[Text, ...] = ()
    what_to_do: Text = field(default_factory=dict)


class Unreadable(Exception):
    """A feed, or one entry of it, is not of the form that was agreed; the text says what is wrong."""

    def __init__(self, english: str, russian: str) -> None:
        """Keep what is wrong in both languages."""
        super().__init__(english)
        self.said: Text = {"en": english, "ru": russian}


def day_of(written: object) -> date:
    """The day that a feed wrote, as `2026-07-24` or `2026-03`; a month counts as its last day, so as to miss nothing.

    Raises Unreadable.
    """
    found = _DAY.match(written) if isinstance(written, str) else None
    try:
        if found is not None:
            year, month = int(found[1]), int(found[2])
            return date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))
    except ValueError:
        pass
    raise Unreadable(f"“{written}” is not a date", f"«{written}» — не дата")
