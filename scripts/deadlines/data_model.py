"""The form of `data/deadlines.json`: every rule of counting that the facts hold, with its law and its dates.

Texts are plain words by language; days are `YYYY-MM-DD`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from scripts.facts.deadline_model import Direction, DoneWhen, Ends, Event, Rolls
from scripts.facts.model import Confidence, Kind, Locale, Model, Situation, Slug, Text, TextList
from scripts.facts.review_dates import Tone

Unit = Literal["hour", "calendar-day", "business-day", "month", "year"]


class Aim(Model):
    """The day to aim for: a count of its own."""

    count: int = Field(ge=0)
    unit: Unit
    counted: Literal["from-the-event", "back-from-the-end"] = Field(
        description="From the event, in the direction of the limit; or back from the last day"
    )


class Limit(Model):
    """One count, whole in itself: the rule's own, or that of one of its cases."""

    id: str = Field(description="The id of the fact; cases have their number behind a full stop")
    when: Text | None = Field(description="The case in which this count holds; null for the rule's own")
    start: Text = Field(alias="from", description="The event or paper whose date is day 0")
    event: Event | None = Field(description="The same in one word")
    event_day: Literal["past", "future", "any"] = Field(
        description="Where the event can lie: it has happened, it lies ahead, or either"
    )
    direction: Direction
    count: int = Field(ge=0)
    unit: Unit
    skips: Literal["weekends-and-holidays", "no"] = Field(description="Hours of which days are not counted")
    ends: Ends = Field(description="What the day is: the last one, the first one, an office's own limit")
    rolls: Rolls = Field(description="Where a last day on a weekend or federal holiday goes")
    done_when: DoneWhen = Field(description="What must have happened by that day")
    aim: Aim | None


class CitedLaw(Model):
    """A citation and where it can be read."""

    text: str
    address: str | None


class ExceptionToLimit(Model):
    """A fact that tells what can be done after the day has passed."""

    id: Slug
    question: Text
    answer: Text
    pages: dict[Locale, str]
    as_of: date
    review_by: date
    confidence: Confidence


class Rule(Model):
    """A deadline as a fact gives it."""

    id: Slug = Field(description="The id of the fact")
    question: Text
    pages: dict[Locale, str] = Field(description="Where the answer stands on the site, from its root")
    situations: list[Situation]
    kind: Kind
    law: list[CitedLaw]
    official_address: str | None = Field(description="Where to check the rule")
    as_of: date = Field(description="Up to this day the sources that were read bear the rule out")
    review_by: date = Field(description="After this day check the rule again before you act")
    tone: Tone
    confidence: Confidence
    contested: Text | None
    in_force_from: date | None
    ended: date | None = Field(description="From this day the rule is no longer law")
    lagging: list[Locale] = Field(description="Languages whose text is older than the other one's")
    lawyer_wanted: bool = Field(description="No lawyer has looked at a rule that is hard or disputed")
    steps: TextList = Field(description="What to do")
    note: Text | None
    no_limit: Text | None = Field(description="For whom, or when, there is no such limit")
    exceptions: list[ExceptionToLimit]
    limits: list[Limit] = Field(min_length=1, description="The rule's own count first, then its cases")


class Counting(Model):
    """How days are counted, by the fact that says so."""

    id: Slug
    answer: Text
    pages: dict[Locale, str]
    days_for_delivery: int = Field(description="Business days that a paper needs on its way")


class Deadlines(Model):
    """Every deadline that the facts give, as rules that a program can count by."""

    schema_name: Literal["deadlines.schema.json"] = Field(alias="$schema")
    made_on: date = Field(description="The day for which the file was made")
    languages: list[Locale]
    counting: Counting | None
    rules: list[Rule]
