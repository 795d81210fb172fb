"""Reading every feed and holding it against the facts; a feed that fails is named and hinders no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from scripts.facts.corpus import Corpus
from scripts.facts.model import Text
from scripts.watch.cited import cited_by_facts, parts_with_earliest_day
from scripts.watch.ecfr import ecfr_events
from scripts.watch.event import Event, Unreadable
from scripts.watch.federal_register import register_events
from scripts.watch.feeds import Feed
from scripts.watch.json_reading import Ask
from scripts.watch.matching import findings
from scripts.watch.migrantusa import case_events, change_events
from scripts.watch.report import FeedRead, WatchReport, feed_read, watch_report

DAYS_OF_WARNING = 365
"""How far back a document counts that only touches the same part, or speaks of the same form.

What it changed in a section stands in the eCFR's list once it is in force; the document warns of it beforehand.
"""


def watch(
    corpus: Corpus,
    feeds: list[Feed],
    ask: Ask,
    today: date,
    since: date | None,
    begin: Callable[[Feed], None] = lambda feed: None,
) -> WatchReport:
    """The events that touch facts since each was checked, or since a later day; `begin` is told of each feed."""
    cited = cited_by_facts(corpus, today)
    warned_since = since or today - timedelta(days=DAYS_OF_WARNING)
    earliest = parts_with_earliest_day(cited)
    events: list[Event] = []
    read: list[FeedRead] = []
    for feed in feeds:
        begin(feed)
        found, failure = _read(_events(feed, ask, earliest, since or date.min, warned_since))
        events += found
        read.append(feed_read(feed, len(found), failure))
    return watch_report(today, read, findings(events, cited, warned_since, since or date.min))


def _events(
    feed: Feed, ask: Ask, earliest: dict[tuple[str, str], date], since: date, warned_since: date
) -> Iterator[Event]:
    match feed.form:
        case "ecfr-versions":
            return ecfr_events(feed, ask, {part: max(day, since) for part, day in earliest.items()})
        case "federal-register":
            return register_events(feed, ask, earliest, warned_since)
        case "migrantusa-changes":
            return change_events(feed, ask)
        case "migrantusa-cases":
            return case_events(feed, ask)


def _read(events: Iterator[Event]) -> tuple[list[Event], Text | None]:
    """What could be read before the feed failed, if it did."""
    found: list[Event] = []
    try:
        for event in events:
            found.append(event)
    except Unreadable as error:
        return found, error.said
    return found, None
