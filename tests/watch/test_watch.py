"""Which facts each event touches, and which it must leave alone; what the reports say of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import lxml.html
import pytest
import yaml
from markdown_it import MarkdownIt

from scripts.watch.report import SCHEMA, schema_json
from tests.watch.conftest import Run
from tests.watch.feed_server import FeedServer, send

TABLE = yaml.safe_load(Path(__file__).with_name("touches.yml").read_text(encoding="utf-8"))


def _touched(report: dict[str, Any], firm: bool) -> dict[str, dict[str, str]]:
    """Title of an event, as the table begins it -> fact -> why."""
    keys = TABLE["firm" if firm else "brushed"]
    return {
        next((key for key in keys if event["title"].startswith(key)), event["title"]): {
            fact["id"]: "; ".join(why["en"] for why in fact["why"]) for fact in event["facts"]
        }
        for event in report["events"]
        if event["firm"] == firm
    }


@pytest.mark.parametrize("strength", ["firm", "brushed"])
def test_each_event_touches_the_facts_of_the_table_and_no_other(
    run_watch: Callable[..., Run], strength: str
) -> None:
    found = _touched(run_watch().report, strength == "firm")
    expected = TABLE[strength]
    assert {title: set(facts) for title, facts in found.items()} == {
        title: set(facts) for title, facts in expected.items()
    }
    unsaid = [
        (title, fact, words, found[title][fact])
        for title, facts in expected.items()
        for fact, words in facts.items()
        if words not in found[title][fact]
    ]
    assert unsaid == []


def test_events_touch_facts_and_the_run_says_so_by_its_code(run_watch: Callable[..., Run]) -> None:
    run = run_watch()
    assert run.code == 1
    assert "18 events" not in run.said  # the sum is said once, below
    events, facts = len(run.report["events"]), {f["id"] for e in run.report["events"] for f in e["facts"]}
    assert f"Events: {events}; facts they touch: {len(facts)}." in run.said


def test_nothing_since_the_day_is_fine(run_watch: Callable[..., Run]) -> None:
    run = run_watch("--since", "2026-11-01")
    assert (run.code, run.report["events"], run.report["checked_on"]) == (0, [], "2026-11-22")
    assert "No event touches a fact." in run.said and "Ни одно событие" in run.said


def test_since_leaves_out_only_what_came_before(run_watch: Callable[..., Run]) -> None:
    days = {event["day"] for event in run_watch("--since", "2026-08-13").report["events"]}
    assert days == {"2026-08-13", "2026-08-14", "2026-08-20", "2026-09-10", "2026-10-01"}


def test_what_only_brushes_a_fact_is_told_for_a_year_or_since_the_day_that_is_named(
    run_watch: Callable[..., Run], feeds: FeedServer
) -> None:
    old = {"changes": [{"date": "2025-06-01", "title_en": "Form I-765 has a new edition"}]}
    feeds.answers["changes"] = lambda handler, query: send(handler, json.dumps(old))
    assert run_watch("--only", "migrantusa-changes").report["events"] == []
    (event,) = run_watch("--only", "migrantusa-changes", "--since", "2025-01-01").report["events"]
    assert [fact["id"] for fact in event["facts"]] == ["w-form-old"]


def test_the_gravest_come_first(run_watch: Callable[..., Run]) -> None:
    events = run_watch().report["events"]
    assert [event["loud"] for event in events] == [True] + [False] * (len(events) - 1)
    assert "274a.12" in events[0]["title"]
    firm = [event["firm"] for event in events]
    assert firm == sorted(firm, reverse=True)
    days = [event["day"] for event in events if event["firm"] and not event["loud"]]
    assert days == sorted(days, reverse=True)


def test_amendments_of_one_section_are_told_once(run_watch: Callable[..., Run]) -> None:
    told = [event for event in run_watch().report["events"] if "1208.17" in event["title"]]
    assert [(event["day"], event["earlier_days"]) for event in told] == [("2025-09-29", ["2024-06-07"])]
    notes = " ".join(note["en"] for note in told[0]["notes"])
    assert "not substantive" in notes and "since 2026-02-01" in notes


def test_only_one_feed_is_asked(run_watch: Callable[..., Run], feeds: FeedServer) -> None:
    run = run_watch("--only", "migrantusa-cases")
    assert {path.split("/")[1] for path in feeds.asked} == {"cases"}
    assert [feed["id"] for feed in run.report["feeds"]] == ["migrantusa-cases"]


def test_feeds_learn_honestly_who_asks(run_watch: Callable[..., Run], feeds: FeedServer) -> None:
    run_watch()
    assert len(feeds.agents) == 1
    assert next(iter(feeds.agents)).startswith("right-to-asylum-watch/")


def test_the_ecfr_is_asked_for_a_whole_title_or_for_the_few_parts_that_are_cited(
    run_watch: Callable[..., Run], feeds: FeedServer
) -> None:
    run_watch("--only", "ecfr")
    assert feeds.asked == [
        "/ecfr/title-6.json?issue_date%5Bgte%5D=2026-01-09&page=1&part=37",
        "/ecfr/title-8.json?issue_date%5Bgte%5D=2017-01-02&page=1",
        "/ecfr/title-8.json?issue_date%5Bgte%5D=2017-01-02&page=2",
    ]


def test_the_register_is_asked_for_each_part_once_and_for_numbers_only(
    run_watch: Callable[..., Run], feeds: FeedServer
) -> None:
    run_watch("--only", "federal-register")
    parts = [found[1] for path in feeds.asked if (found := re.search(r"part%5D=([^&]+).*citation&", path))]
    assert parts == ["37", "208", "208", "223", "274", "281", "1003", "1103", "1208"]  # 208 has two pages


def test_report_fits_its_schema(run_watch: Callable[..., Run]) -> None:
    jsonschema.validate(run_watch().report, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_schema_is_the_one_of_the_model() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_json(), "Write it: python -m scripts schema"


def test_every_event_says_what_is_needed_to_act(run_watch: Callable[..., Run]) -> None:
    run = run_watch()
    for event in run.report["events"]:
        assert event["address"].startswith("https://")
        assert set(event["what_to_do"]) == {"en", "ru"}
        assert event["facts"]
        for fact in event["facts"]:
            assert fact["as_of"] < event["day"] and fact["why"] and set(fact["question"]) == {"en", "ru"}
            assert f"`{fact['id']}`" in run.markdown
            assert fact["id"] in run.said
        assert event["address"] in run.said


def test_attribution_that_the_licence_asks_for_stands_in_every_report(run_watch: Callable[..., Run]) -> None:
    run = run_watch()
    assert [feed["attribution"] for feed in run.report["feeds"]][-1] == "By migrantusa-cases, CC BY 4.0"
    for text in (run.said, run.markdown):
        assert "By migrantusa-changes, CC BY 4.0" in text and "By migrantusa-cases, CC BY 4.0" in text


def test_reports_are_the_same_at_every_run(run_watch: Callable[..., Run]) -> None:
    first, second = run_watch(), run_watch()
    assert (first.report, first.markdown, first.said) == (second.report, second.markdown, second.said)


def test_words_of_strangers_are_text_in_the_issue(run_watch: Callable[..., Run], feeds: FeedServer) -> None:
    hostile = {
        "date": "2026-11-01",
        "title_en": "</details><img src=x> [click](javascript:alert) @everyone closes #1 `x` \u202eabc",
        "summary_en": "About 8 CFR 208.7",
        "source_url": "javascript:alert(1)",
        "link_en": "/x) [y](https://evil.example",
    }
    feeds.answers["changes"] = lambda handler, query: send(handler, json.dumps({"changes": [hostile]}))
    markdown = run_watch("--only", "migrantusa-changes").markdown
    shown = lxml.html.fromstring(MarkdownIt("commonmark").render(markdown))
    hosts = {urlsplit(link.get("href")).netloc for link in shown.iter("a")}
    assert hosts == {"pages.example.org"}
    assert {element.tag for element in shown.iter()} == {
        "div", "h2", "h3", "p", "a", "ul", "li", "code", "br"
    }  # fmt: skip
    assert {code.text for code in shown.iter("code")} <= {"w-clock", "w-clock-checked-since", "as_of"}
    assert hostile["title_en"].replace("\u202e", " ") in "".join(map(str, shown.itertext()))
    for sign in ("@everyone", "#1", "\u202e"):
        assert sign not in markdown
