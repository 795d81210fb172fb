"""Rules of dates: the law's, the source's and the reviewer's, none of them from the future."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.registry import Finding, rule

_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def span_of(seen: Any) -> tuple[date, date] | None:
    """The first and last day of the period that `seen` names; None where it names none.

    Raises ValueError where it has the form of a date and is none, such as 2024-13.
    """
    if isinstance(seen, date):
        return seen, seen
    parts = _PARTS.fullmatch(str(seen))
    if parts is None or isinstance(seen, bool):
        return None
    year, month, day = (int(part) if part else None for part in parts.groups())
    if year is None or month is None:
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


@rule
def source_was_seen_on_a_real_day(folder: RawFolder) -> Iterator[Finding]:
    """`seen` is a day, month or year that exists and has begun."""
    for fact in folder.facts:
        for cited in fact.records_of("sources"):
            seen = cited.data.get("seen")
            try:
                span = span_of(seen)
            except ValueError:
                yield Finding(
                    fact.file,
                    (*cited.path, "seen"),
                    f"There is no such date as {seen}. Correct it.",
                    f"Даты {seen} не бывает. Исправьте её.",
                )
                continue
            if span is not None and span[0] > folder.today:
                yield Finding(
                    fact.file,
                    (*cited.path, "seen"),
                    f"{seen} is still to come. Write when the source was really read.",
                    f"{seen} ещё не наступило. Напишите, когда источник на самом деле прочитан.",
                )


@rule
def as_of_is_borne_out(folder: RawFolder) -> Iterator[Finding]:
    """`as_of` is not in the future and not later than the newest source that was read."""
    for fact in folder.facts:
        as_of = fact.data.get("as_of")
        if not isinstance(as_of, date):
            continue
        newest = _newest_reading(fact)
        if as_of > folder.today:
            yield Finding(
                fact.file,
                (*fact.path, "as_of"),
                f"{as_of} is still to come. Write the day up to which the sources were read.",
                f"{as_of} ещё не наступило. Напишите день, до которого прочитаны источники.",
            )
        elif newest is not None and as_of > newest:
            yield Finding(
                fact.file,
                (*fact.path, "as_of"),
                f"The newest source read is of {newest}, before {as_of}. Write `as_of: {newest}` or earlier.",
                f"Самый новый прочитанный источник — {newest}, раньше {as_of}. Напишите `as_of: {newest}` или "
                "раньше.",
            )


def _newest_reading(fact: Record) -> date | None:
    """The last day of the newest period in which a source was read; None where that cannot be known."""
    days: list[date] = []
    for cited in fact.records_of("sources"):
        seen = cited.data.get("seen")
        if seen == "no":
            continue
        try:
            span = span_of(seen)
        except ValueError:
            return None
        if span is None:
            return None  # undated, or of no known form: it may be the newest
        days.append(span[1])
    return max(days, default=None)


@rule
def rule_does_not_end_before_it_begins(folder: RawFolder) -> Iterator[Finding]:
    """`ended` is not before `in_force_from`."""
    for fact in folder.facts:
        begins, ends = fact.data.get("in_force_from"), fact.data.get("ended")
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            yield Finding(
                fact.file,
                (*fact.path, "ended"),
                f"The rule ended on {ends}, before it began on {begins}. Correct one of the dates.",
                f"Правило закончилось {ends}, раньше, чем началось ({begins}). Исправьте одну из дат.",
            )


@rule
def history_runs_one_way(folder: RawFolder) -> Iterator[Finding]:
    """The changes of a fact stand in the order of their dates, oldest or newest first."""
    for fact in folder.facts:
        days = [
            ((*path, "date"), change["date"])
            for path, change in fact.list_of("history")
            if isinstance(change, dict) and isinstance(change.get("date"), date)
        ]
        steps = [(path, _direction(earlier, later)) for (_, earlier), (path, later) in pairwise(days)]
        moving = [(path, step) for path, step in steps if step]
        turned = next((path for path, step in moving if step != moving[0][1]), None)
        if turned is not None:
            yield Finding(
                fact.file,
                turned,
                "The changes are not in the order of their dates. Put the oldest first.",
                "Изменения стоят не по порядку дат. Начните с самого раннего.",
            )


def _direction(earlier: date, later: date) -> int:
    return (later > earlier) - (later < earlier)


@rule
def legal_review_has_happened(folder: RawFolder) -> Iterator[Finding]:
    """A lawyer's review is not dated in the future."""
    for fact in folder.facts:
        review = fact.data.get("legal_review")
        on = review.get("on") if isinstance(review, dict) else None
        if isinstance(on, date) and on > folder.today:
            yield Finding(
                fact.file,
                (*fact.path, "legal_review", "on"),
                f"{on} is still to come. Write the day on which the lawyer read the fact.",
                f"{on} ещё не наступило. Напишите день, когда юрист прочитал этот факт.",
            )
