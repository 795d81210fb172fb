"""Every deadline, every day of thirty-one years, against an independent reckoning; and cases checked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.deadlines.reckoning import DAYS, closed_on, reckon

FIRST, LAST = date(2020, 1, 1), date(2050, 12, 31)
ALL_DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
# a day of every sort, and every end of a month in two years, one of them a leap year
DAYS_WITH_STEPS = ALL_DAYS[::211] + [day for day in ALL_DAYS if day.day >= 29 and day.year in (2027, 2028)]
CASES = yaml.safe_load((Path(__file__).parent / "hand_checked.yml").read_text(encoding="utf-8"))
USUAL = {
    "id": "case",
    "event_day": "any",
    "direction": "after",
    "unit": "calendar-day",
    "skips": "no",
    "ends": "last-day",
    "rolls": "no",
    "aim": None,
}

COUNT_EVERY_DAY = """([limit, first, last]) => {
  const said = [];
  const { countDeadline, isoOf, numberOf } = window.deadlines;
  for (let day = numberOf(first); day <= numberOf(last); day += 1) {
    const iso = isoOf(day);
    const found = countDeadline(limit, iso, { today: iso });
    const closed = found.closed
      ? (found.closed.holiday || found.closed.why) + (found.closed.inLieu ? '*' : '') : '';
    const until = found.hours ? found.hours.until : '';
    said.push([iso, found.counted, found.day, found.aim, closed, until, found.daysLeft].join(' '));
  }
  return said.join('\\n');
}"""

COUNT_WITH_STEPS = """([limit, days]) => days.map((day) =>
  window.deadlines.countDeadline(limit, day, { today: day }).steps.map((step) => [
    step.day, step.number, step.what, step.closed ? (step.closed.holiday || step.closed.why) : ''].join(' ')))"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", CASES, ids=[case["why"] for case in CASES])


def test_every_deadline_on_every_day_of_31_years_equals_the_reckoning(
    calculator: Page, limits: dict[str, dict[str, Any]]
) -> None:
    compared = 0
    for limit in limits.values():
        said = calculator.evaluate(COUNT_EVERY_DAY, [limit, FIRST.isoformat(), LAST.isoformat()]).split("\n")
        assert len(said) == len(ALL_DAYS)
        for event, line in zip(ALL_DAYS, said, strict=True):
            expected = reckon(limit, event)
            aim = expected.aim.isoformat() if expected.aim else ""
            left = (expected.day - event).days
            whole = (
                f"{event} {expected.counted} {expected.day} {aim} {expected.closed} {expected.until} {left}"
            )
            assert line == whole, limit["id"]
            compared += 1
    assert compared == len(limits) * 11323


def test_steps_name_each_day_of_the_count(calculator: Page, limits: dict[str, dict[str, Any]]) -> None:
    for limit in limits.values():
        days = [day.isoformat() for day in DAYS_WITH_STEPS]
        for event, steps in zip(
            DAYS_WITH_STEPS, calculator.evaluate(COUNT_WITH_STEPS, [limit, days]), strict=True
        ):
            assert steps == list(_expected_steps(limit, event)), (limit["id"], event)


def _expected_steps(limit: dict[str, Any], event: date) -> Iterator[str]:
    expected = reckon(limit, event)
    sign = -1 if limit["direction"] == "before" else 1
    yield _step(event, 0, "start")
    if limit["unit"] in ("month", "year"):
        for number in range(1, limit["count"] + 1):
            yield _step(reckon({**limit, "count": number, "aim": None}, event).counted, number, "counted")
    else:
        only_business = limit["unit"] == "business-day" or limit["skips"] != "no"
        number = 0
        for offset in range(1, abs((expected.counted - event).days) + 1):
            day = event + timedelta(days=sign * offset)
            is_skipped = only_business and closed_on(day) != ""
            number += 0 if is_skipped else 1
            yield _step(day, None if is_skipped else number, "skipped" if is_skipped else "counted")
    moved = (expected.day - expected.counted).days
    for offset in range(1, abs(moved)):
        yield _step(expected.counted + timedelta(days=offset * (moved // abs(moved))), None, "moved-over")
    if moved:
        yield _step(expected.day, None, "result")


def _step(day: date, number: int | None, what: str) -> str:
    return f"{day} {'' if number is None else number} {what} {closed_on(day).removesuffix('*')}"


def test_case_checked_by_hand(calculator: Page, case: dict[str, Any]) -> None:
    limit = {**USUAL, **{key: case[key] for key in case if key in {*USUAL, "count"}}}
    found = calculator.evaluate(
        "([limit, event]) => window.deadlines.countDeadline(limit, event, { today: event })",
        [limit, str(case["event"])],
    )
    expected = {key: str(case[key]) for key in ("counted", "day", "aim_day", "until") if key in case}
    found_of = {
        "counted": found["counted"],
        "day": found["day"],
        "aim_day": found["aim"],
        "until": found["hours"] and found["hours"]["until"],
    }
    assert {key: found_of[key] for key in expected} == expected
    assert set(case.get("notes", [])) <= set(found["notes"])
    # the table is a third witness: the reckoning must agree with it as well
    reckoned = reckon(limit, case["event"])
    assert (str(reckoned.counted), str(reckoned.day)) == (found["counted"], found["day"])


def test_closed_days_are_those_of_the_law_in_every_year_that_is_accepted(calculator: Page) -> None:
    first, last = date(1987, 1, 1), date(2093, 12, 31)
    said = calculator.evaluate(
        """([first, last]) => {
          const { closedBecause, numberOf } = window.deadlines;
          const closed = [];
          for (let day = numberOf(first); day <= numberOf(last); day += 1) {
            const why = closedBecause(day);
            closed.push(why ? (why.holiday || why.why) + (why.inLieu ? '*' : '') : '');
          }
          return closed;
        }""",
        [first.isoformat(), last.isoformat()],
    )
    expected = [closed_on(day) for day in DAYS if first <= day <= last]
    wrong = [
        (day, mine, theirs)
        for day, mine, theirs in zip(
            [day for day in DAYS if first <= day <= last], said, expected, strict=True
        )
        if mine != theirs
    ]
    assert wrong == []
    assert {name.removesuffix("*") for name in expected} >= {"juneteenth", "king", "thanksgiving"}


def test_days_and_numbers_are_those_of_python(calculator: Page) -> None:
    first, last = date(1899, 12, 31), date(2201, 1, 1)
    said = calculator.evaluate(
        """([first, last]) => {
          const { isoOf, numberOf, weekdayOf } = window.deadlines;
          const days = [];
          for (let day = first; day <= last; day += 1) {
            days.push(`${isoOf(day)} ${weekdayOf(day)} ${numberOf(isoOf(day)) - day}`);
          }
          return days;
        }""",
        [(first - date(1970, 1, 1)).days, (last - date(1970, 1, 1)).days],
    )
    expected = [
        f"{day} {day.isoweekday() % 7} 0"
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    ]
    assert said == expected
