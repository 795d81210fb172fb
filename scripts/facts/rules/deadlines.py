"""Rules of deadlines: a count that a calculator can run and that never misleads."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.facts.model import is_slug
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.references import ids_in_list, unknown_id
from scripts.facts.rules.registry import Finding, rule


@rule
def exceptions_to_a_deadline_are_facts(folder: RawFolder) -> Iterator[Finding]:
    """What can be done after the day has passed is told by a fact that exists."""
    for fact in folder.facts:
        deadline = fact.data.get("deadline")
        if isinstance(deadline, dict):
            record = Record(fact.file, (*fact.path, "deadline"), deadline)
            yield from ids_in_list(folder, fact.file, record.list_of("exceptions"), "fact")


@rule
def dispute_of_a_deadline_is_told_by_a_fact(folder: RawFolder) -> Iterator[Finding]:
    """`disputed_in` names a fact that exists and says who disputes the rule."""
    contested = {fact.id: "contested" in fact.data for fact in folder.facts}
    for fact in folder.facts:
        deadline = fact.data.get("deadline")
        named = deadline.get("disputed_in") if isinstance(deadline, dict) else None
        if not isinstance(named, str) or not is_slug(named) or contested.get(named):
            continue
        path = (*fact.path, "deadline", "disputed_in")
        if named not in contested and "fact" in folder.known:
            yield Finding(fact.file, path, *unknown_id("fact", named, folder.known["fact"]))
        elif named in contested:
            yield Finding(
                fact.file,
                path,
                f"The fact {named} has no `contested`. Say there who disputes the rule, or remove this field.",
                f"В факте {named} нет `contested`. Скажите там, кто спорит, или уберите это поле.",
            )


@rule
def deadline_counts_something(folder: RawFolder) -> Iterator[Finding]:
    """A count of zero stands only where an order sets the day."""
    for fact in folder.facts:
        deadline = fact.data.get("deadline")
        if not isinstance(deadline, dict):
            continue
        path = (*fact.path, "deadline", "count")
        if _is_count(deadline.get("count")) and deadline["count"] == 0 and _ends(deadline) != "set-by-order":
            yield Finding(
                fact.file,
                path,
                "A deadline of 0 is allowed only with `ends: set-by-order`. Give the count or add that.",
                "Срок 0 бывает только вместе с `ends: set-by-order`. Укажите число или добавьте это поле.",
            )


@rule
def aim_is_safer_than_the_deadline(folder: RawFolder) -> Iterator[Finding]:
    """The day to aim for comes before the last day."""
    for fact in folder.facts:
        deadline = fact.data.get("deadline")
        if not isinstance(deadline, dict) or _ends(deadline) != "last-day":
            continue
        last, aim = _hours(deadline), _hours(deadline.get("aim"))
        if last is None or aim is None:
            continue
        comes_earlier = aim > last if deadline.get("direction") == "before" else aim < last
        if not comes_earlier:
            yield Finding(
                fact.file,
                (*fact.path, "deadline", "aim"),
                "The day to aim for is not earlier than the last day. Choose an earlier one.",
                "День, к которому стоит успеть, не раньше последнего дня. Выберите более ранний.",
            )


_HOURS_IN = {
    "hour": 1.0,
    "calendar-day": 24.0,
    "business-day": 24.0 * 7 / 5,  # five of them in a week
    "month": 24.0 * 30,
    "year": 24.0 * 365,
}


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _ends(deadline: dict[str, object]) -> object:
    return deadline.get("ends", "last-day")


def _hours(period: object) -> float | None:
    if not isinstance(period, dict) or not _is_count(period.get("count")):
        return None
    unit = _HOURS_IN.get(str(period.get("unit")))
    return None if unit is None else float(period["count"]) * unit
