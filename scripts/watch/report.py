"""What a watch has found, as data: `watch.json`, whose schema is `watch.schema.json` beside this file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from pydantic import Field

from scripts.facts.model import Model, NonEmpty, Slug, Text
from scripts.watch.feeds import Feed
from scripts.watch.matching import Finding, Touch
from scripts.whole_files import write_if_changed

SCHEMA = Path(__file__).with_name("watch.schema.json")


class FeedRead(Model):
    """Whether a feed could be read, and how many events it held."""

    id: Slug
    title: NonEmpty
    address: NonEmpty
    attribution: NonEmpty | None = None
    events: int = Field(description="Events read, whether or not they touch a fact")
    failure: Text | None = Field(description="Why it could not be read to its end; null if it was")


class TouchedFact(Model):
    """A fact that an event touches."""

    id: Slug
    question: Text
    as_of: date
    why: list[Text]


class ReportedEvent(Model):
    """An event that touches facts."""

    feed: Slug
    day: date
    written_day: NonEmpty = Field(description="As the feed writes it; a month stands for its last day")
    earlier_days: list[date] = Field(description="Other days on which the same section changed")
    title: NonEmpty
    address: NonEmpty
    firm: bool = Field(
        description="Facts cite the very thing; else they only have a part, a section or a form in common with it"
    )
    loud: bool = Field(description="A section was removed")
    notes: list[Text]
    what_to_do: Text
    facts: list[TouchedFact]


class WatchReport(Model):
    """One run: the day, the feeds, and the events that touch facts, the gravest first."""

    checked_on: date
    feeds: list[FeedRead]
    events: list[ReportedEvent]

    @property
    def touched(self) -> dict[str, TouchedFact]:
        """Every touched fact by id."""
        return {fact.id: fact for event in self.events for fact in event.facts}

    @property
    def unread(self) -> list[FeedRead]:
        """The feeds that could not be read to their end."""
        return [feed for feed in self.feeds if feed.failure is not None]


def feed_read(feed: Feed, events: int, failure: Text | None) -> FeedRead:
    """What is reported of a feed."""
    return FeedRead(
        id=feed.id,
        title=feed.title,
        address=feed.address,
        attribution=feed.attribution,
        events=events,
        failure=failure,
    )


def watch_report(checked_on: date, feeds: list[FeedRead], found: list[Finding]) -> WatchReport:
    """The report of a run."""
    return WatchReport(checked_on=checked_on, feeds=feeds, events=[_reported(finding) for finding in found])


def report_json(report: WatchReport) -> str:
    """The text of `watch.json`."""
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def schema_json() -> str:
    """The text of `watch.schema.json`, made from the model."""
    made = WatchReport.model_json_schema(mode="serialization")
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}, indent=2, ensure_ascii=False
        )
        + "\n"
    )


def _reported(finding: Finding) -> ReportedEvent:
    event = finding.event
    return ReportedEvent(
        feed=event.feed,
        day=event.day,
        written_day=event.written_day,
        earlier_days=list(finding.earlier),
        title=event.title,
        address=event.address,
        firm=finding.firm,
        loud=event.loud,
        notes=list(event.notes),
        what_to_do=event.what_to_do,
        facts=[_touched(touch) for touch in finding.touches],
    )


def _touched(touch: Touch) -> TouchedFact:
    return TouchedFact(
        id=touch.fact.id, question=touch.fact.question, as_of=touch.fact.as_of, why=list(touch.why)
    )


def write_schema() -> None:
    """Write the schema beside this module."""
    write_if_changed(SCHEMA, schema_json())
