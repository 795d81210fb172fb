"""Examples of counting for readers without a script, by public libraries that share nothing with the calculator.

Days off are the federal holidays of the `holidays` library, months and years those of `dateutil`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta

from scripts.facts.deadline_model import Period

_DAY = timedelta(days=1)
_IDS = {
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


@dataclass(frozen=True)
class DayOfCount:
    """One day of a count: its number (0 is the event, None where it is not counted), and why offices are closed."""

    day: date
    number: int | None
    is_closed: bool


@cache
def federal_holidays(year: int) -> dict[date, str]:
    """Weekday on which offices are closed -> id of the holiday in the calculator's words, by date."""
    found = holidays.country_holidays("US", years=[year], observed=True, categories="public")
    # a holiday on a weekend stands twice: on its own day, and on the day beside it, when offices close
    return {
        day: _IDS[name.removesuffix(" (observed)")]
        for day, name in sorted(found.items())
        if day.weekday() < 5 and day.year == year
    }


def is_closed(day: date) -> bool:
    """Whether federal offices are closed on that day."""
    return day.weekday() >= 5 or day in federal_holidays(day.year)


def result_of(period: Period, direction: str, rolls: str, skips: str, event: date) -> date:
    """The day that the rule gives, counted from the event; hours by whole days."""
    sign = -1 if direction == "before" else 1
    day = _counted(period, sign, skips, event)
    step = {"next-business-day": _DAY, "previous-business-day": -_DAY}.get(rolls)
    while step and is_closed(day):
        day += step
    return day


def day_by_day(period: Period, event: date) -> list[DayOfCount]:
    """Every day from the event to the last counted one, for a count of days."""
    days = [DayOfCount(event, 0, is_closed(event))]
    number, day = 0, event
    while number < period.count:
        day += _DAY
        counts = period.unit == "calendar-day" or not is_closed(day)
        number += counts
        days.append(DayOfCount(day, number if counts else None, is_closed(day)))
    return days


def _counted(period: Period, sign: int, skips: str, event: date) -> date:
    if period.unit == "month":
        return event + relativedelta(months=sign * period.count)
    if period.unit == "year":
        return event + relativedelta(years=sign * period.count)
    days = period.count // 24 if period.unit == "hour" else period.count
    if period.unit == "calendar-day" or (period.unit == "hour" and skips == "no"):
        return event + sign * days * _DAY
    day = event
    while days:
        day += sign * _DAY
        days -= not is_closed(day)
    return day
