"""A deadline of a fact: a rule by which days are counted."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictInt

from scripts.facts.model_parts import Model, Slug, Text


class Period(Model):
    """A count of days, months or years."""

    count: Annotated[StrictInt, Field(ge=0)]
    unit: Literal["hour", "calendar-day", "business-day", "month", "year"]


class Event(StrEnum):
    """What happened, or which paper came, on the day from which a limit is counted."""

    ARRIVAL = "arrival"
    JUDGE_DECISION = "judge-decision"
    BOND_DECISION = "bond-decision"
    IN_ABSENTIA_ORDER = "in-absentia-order"
    FINAL_ORDER = "final-order"
    FEE_WAIVER_REFUSAL = "fee-waiver-refusal"
    BRIEFING_SCHEDULE = "briefing-schedule"
    DATE_IN_ORDER = "date-in-order"
    HEARING = "hearing"
    OTHER_SIDE_FILED = "other-side-filed"
    MOVE = "move"
    FEAR_DECISION = "fear-decision"
    FEAR_REVIEW_DECISION = "fear-review-decision"
    FEAR_REFERRAL = "fear-referral"
    ARREST = "arrest"
    JAIL_RELEASE = "jail-release"
    FINE_LETTER = "fine-letter"
    FEE_NOTICE = "fee-notice"
    APPLICATION_RECEIVED = "application-received"
    CARD_EXPIRY = "card-expiry"
    ASYLUM_GRANT = "asylum-grant"
    BIRTHDAY = "birthday"


Direction = Literal["after", "before"]
Ends = Literal["last-day", "earliest-day", "official-target", "set-by-order"]
Rolls = Literal["next-business-day", "previous-business-day", "no"]
DoneWhen = Literal["received", "mailed", "submitted", "asked", "paid", "none"]


class PeriodFor(Period):
    """A different count for a different case of the same rule; what it does not say is as in the rule."""

    when: Text
    start: Text | None = Field(default=None, alias="from")
    event: Event | None = None
    direction: Direction | None = None
    ends: Ends | None = None
    rolls: Rolls | None = None
    done_when: DoneWhen | None = None


class Deadline(Period):
    """A rule that a calculator can run.

    Counting starts the day after the event (`from`); `ends` says what the last counted day is; `rolls`
    where a weekend or federal holiday moves it.
    """

    start: Text = Field(alias="from", description="The event or paper whose date is day zero")
    event: Event | None = Field(default=None, description="The same in one word, for the calculator")
    direction: Direction = "after"
    ends: Ends = "last-day"
    rolls: Rolls = "no"
    skips: Literal["weekends-and-holidays", "no"] = Field(
        default="no", description="Hours of which days are not counted"
    )
    done_when: DoneWhen = Field(
        description="What must have happened by that day: the paper is received, mailed, and so on"
    )
    aim: Period | None = Field(default=None, description="A safer, earlier day to aim for")
    cases: list[PeriodFor] = Field(default=[], description="Other counts of the same rule, and when")
    no_limit: Text | None = Field(default=None, description="For whom, or when, there is no such limit")
    exceptions: list[Slug] = Field(
        default=[], description="Facts that tell what can be done after the day has passed"
    )
    disputed_in: Slug | None = Field(
        default=None, description="The fact that tells who disputes this limit, where its own fact does not"
    )
    note: Text | None = Field(default=None, description="What the reader must know beside the count")
