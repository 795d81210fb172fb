"""When a fact grows old, and how loudly a page must say so (DESIGN.md, section 2)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from scripts.facts.model import Fact, Kind

DAYS_UNTIL_REVIEW: dict[Kind, int] = {
    Kind.STATUTE: 1095,  # Congress amends a section of the immigration code once in several years
    Kind.REGULATION: 730,  # a final rule takes a year or more of notice and comment
    Kind.CASE_LAW: 730,  # precedents are overruled seldom, but circuits do split
    Kind.PRACTICE: 730,  # how offices work drifts slowly
    Kind.SAFETY: 730,  # what is wise seldom changes
    Kind.FEE: 365,  # fees are adjusted every fiscal year
    Kind.POLICY: 180,  # a memorandum is cancelled by another memorandum
    Kind.LITIGATION: 120,  # an injunction may be stayed any week
}
DAYS_WHEN_IT_CHANGES_OFTEN = 180  # whatever the kind: the editors have seen it move

_COSTLY_KINDS = (Kind.LITIGATION, Kind.POLICY, Kind.FEE)


class Tone(StrEnum):
    """How an overdue fact is marked: a box before the answer, or a few words in the line of dates."""

    LOUD = "loud"
    QUIET = "quiet"


def review_by(fact: Fact) -> date:
    """The last day on which the fact may be relied on without a new check."""
    days = DAYS_UNTIL_REVIEW[fact.kind]
    if fact.changes_often:
        days = min(days, DAYS_WHEN_IT_CHANGES_OFTEN)
    return fact.as_of + timedelta(days=days)


def is_overdue(fact: Fact, today: date) -> bool:
    """Whether the fact's review date has passed."""
    return today > review_by(fact)


def tone(fact: Fact) -> Tone:
    """Loud where a mistake costs most: a deadline, a sum, a lawsuit, a policy, a fee; else quiet."""
    costly = fact.deadline is not None or fact.amount is not None or fact.kind in _COSTLY_KINDS
    return Tone.LOUD if costly else Tone.QUIET


def has_ended(fact: Fact, today: date) -> bool:
    """Whether the rule is no longer law on that day."""
    return fact.ended is not None and fact.ended <= today
