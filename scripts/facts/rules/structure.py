"""Rules of size: a page that a frightened reader can take in."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.facts.rules.raw_folder import RawFolder
from scripts.facts.rules.registry import Finding, rule

MOST_FACTS_ON_A_PAGE = 12


@rule
def section_holds_one_to_twelve_facts(folder: RawFolder) -> Iterator[Finding]:
    """A section is one page: neither empty nor longer than a dozen facts."""
    for section in folder.sections:
        facts = section.data.get("facts")
        if not isinstance(facts, list):
            continue
        if not facts:
            yield Finding(
                section.file,
                (*section.path, "facts"),
                "The section has no facts. Add one or remove the section.",
                "В разделе нет ни одного факта. Добавьте факт или уберите раздел.",
            )
        elif len(facts) > MOST_FACTS_ON_A_PAGE:
            yield Finding(
                section.file,
                (*section.path, "facts"),
                f"The section has {len(facts)} facts, more than {MOST_FACTS_ON_A_PAGE}. Split it in two.",
                f"В разделе фактов: {len(facts)}. Больше {MOST_FACTS_ON_A_PAGE} нельзя. Разделите его на два.",
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
