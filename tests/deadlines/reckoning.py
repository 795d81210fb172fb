"""An independent reckoning of deadlines: dateutil for months and years, the `holidays` library for holidays.

It shares nothing with the calculator but the data. Business days are looked up in one sorted list, where the
calculator walks from day to day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import holidays
from dateutil.relativedelta import relativedelta

FIRST, LAST = date(1985, 1, 1), date(2100, 12, 31)
IDS = {
    "New Year's Day": "new-year",
    "Martin Luther King Jr. Day": "king",
    "Washington's Birthday": "washington",
    "Memorial Day": "memorial",
    "Juneteenth National Independence Day": "juneteenth",
    "Independence Day": "independence",
    "Labor Day": "labor",
    "Columbus Day": "columbus",
    "Veterans Day": "veterans",
    "Thanksgiving Day": "thanksgiving",
    "Christmas Day": "christmas",
}
_OBSERVED = " (observed)"
# no subdivision: the days of the whole country alone; "public": those that the law calls holidays
FEDERAL = dict(
    holidays.country_holidays(
        "US", years=range(FIRST.year, LAST.year + 1), observed=True, categories="public"
    )
)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
BUSINESS_DAYS = [day for day in DAYS if day.weekday() < 5 and day not in FEDERAL]


@dataclass(frozen=True)
class Reckoned:
    """What the calculator must say of one limit and one day."""

    counted: date
    day: date
    aim: date | None
    closed: str
    until: str


def reckon(limit: dict[str, Any], event: date) -> Reckoned:
    """The count of one limit from one day."""
    sign = -1 if limit["direction"] == "before" else 1
    counted = _moved(event, sign, limit["count"], limit["unit"], limit["skips"])
    day = {
        "no": lambda: counted,
        "next-business-day": lambda: on_or_after(counted),
        "previous-business-day": lambda: on_or_before(counted),
    }[limit["rolls"]]()
    until = ""
    if limit["unit"] == "hour":
        stands_still = limit["skips"] != "no" and closed_on(event) != ""
        until = "end-of-day" if stands_still else "same-hour"
    return Reckoned(counted, day, _aim(limit, event, counted, day, sign), closed_on(counted), until)


def closed_on(day: date) -> str:
    """`saturday`, `sunday`, the id of a holiday (with a star where it is kept on another day), or nothing."""
    if day.weekday() >= 5:
        return ("saturday", "sunday")[day.weekday() - 5]
    name = FEDERAL.get(day, "")
    return IDS[name.removesuffix(_OBSERVED)] + ("*" if name.endswith(_OBSERVED) else "") if name else ""


def on_or_after(day: date) -> date:
    return BUSINESS_DAYS[bisect_left(BUSINESS_DAYS, day)]


def on_or_before(day: date) -> date:
    return BUSINESS_DAYS[bisect_right(BUSINESS_DAYS, day) - 1]


def _moved(event: date, sign: int, count: int, unit: str, skips: str) -> date:
    if unit == "year":
        return event + relativedelta(years=sign * count)
    if unit == "month":
        return event + relativedelta(months=sign * count)
    if unit == "hour" and skips == "no":
        return event + timedelta(days=sign * (count // 24))
    if unit == "calendar-day":
        return event + timedelta(days=sign * count)
    business_days = count // 24 if unit == "hour" else count
    if sign > 0:
        return (
            BUSINESS_DAYS[bisect_right(BUSINESS_DAYS, event) + business_days - 1] if business_days else event
        )
    return BUSINESS_DAYS[bisect_left(BUSINESS_DAYS, event) - business_days] if business_days else event


def _aim(limit: dict[str, Any], event: date, counted: date, day: date, sign: int) -> date | None:
    aim = limit["aim"]
    if aim is None:
        return None
    end = min(counted, day)
    if aim["counted"] == "from-the-event":
        wished = _moved(event, sign, aim["count"], aim["unit"], "no")
    else:
        wished = _moved(end, -1, aim["count"], aim["unit"], "no")
    chosen = on_or_before(min(wished, end))
    if limit["direction"] == "after" and limit["count"] > 0 and chosen <= event:
        return min(on_or_after(event + timedelta(days=1)), day)
    return chosen
