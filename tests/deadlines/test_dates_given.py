"""A date that cannot be gets a code and no answer; a date that can be gets its place in time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.deadlines.conftest import INCLUDES
from tests.deadlines.test_counting import USUAL

HERE = Path(__file__).parent
GIVEN = yaml.safe_load((HERE / "dates_given.yml").read_text(encoding="utf-8"))
STATES = yaml.safe_load((HERE / "states.yml").read_text(encoding="utf-8"))
COUNT = "([limit, given, today]) => window.deadlines.countDeadline(limit, given, { today })"
TODAY = "2026-11-22"


@pytest.mark.parametrize("case", GIVEN, ids=[case["why"] for case in GIVEN])
def test_date_that_cannot_be_gets_a_code_and_no_answer(calculator: Page, case: dict[str, Any]) -> None:
    limit = {**USUAL, "count": 30, "event_day": case["event_day"]}
    found = calculator.evaluate(COUNT, [limit, case["given"], TODAY])
    if "error" in case:
        assert found == {"error": case["error"]}
    else:
        assert found["day"] == case["day"]


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_error_has_its_words(calculator: Page, locale: str) -> None:
    codes = sorted({case["error"] for case in GIVEN if "error" in case})
    said = calculator.evaluate(
        "([codes, locale]) => codes.map((code) => window.deadlines.sayError(code, window.words[locale]))",
        [codes, locale],
    )
    assert len(codes) == 5
    assert len(set(said)) == len(codes)
    first, last = calculator.evaluate("() => [window.deadlines.FIRST_YEAR, window.deadlines.LAST_YEAR]")
    words = (INCLUDES / locale / "deadlines.yml").read_text(encoding="utf-8")
    assert str(first) in words
    assert str(last) in words


@pytest.mark.parametrize("case", STATES, ids=[f"{case['ends']}-{case['today']}" for case in STATES])
def test_answer_says_where_today_stands(calculator: Page, case: dict[str, Any]) -> None:
    aim = {"count": 10, "unit": "calendar-day", "counted": "from-the-event"}
    limit = {**USUAL, "count": 30, "rolls": "next-business-day", "ends": case["ends"], "aim": aim}
    found = calculator.evaluate(COUNT, [limit, "2026-11-13", case["today"]])
    assert found["aim"] == "2026-11-23"
    assert (found["state"], found["daysLeft"]) == (case["state"], case["left"])
