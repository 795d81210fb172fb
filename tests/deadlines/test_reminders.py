"""Reminders open in an independent calendar program and give nothing away unless the reader asks."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Page

STAMP = "20261122T081500Z"
TELLING = re.compile(
    r"asyl|deport|immigr|court|hearing|appeal|BIA|ICE|USCIS|убежищ|депорт|суд|апелляц|виз|миграц",
    re.IGNORECASE,
)

MAKE = """([withText, locale]) => {
  const { countDeadline, makeReminders, remindersOf } = window.deadlines;
  const events = { past: '2026-11-20', any: '2026-12-01', future: '2027-03-31' };
  const today = '2026-11-22';
  return window.data.rules.flatMap((rule) => rule.limits.map((limit) => {
    const answer = countDeadline(limit, events[limit.event_day], { today });
    const entries = [{ rule, limit, answer }];
    const words = window.words[locale];
    return { id: limit.id, answer, days: remindersOf(entries, words, today, false).map((one) => one.day),
      file: makeReminders(entries, words, { today, stamp: '20261122T081500Z', withText }) };
  }));
}"""


@pytest.fixture(scope="module", params=["ru", "en"])
def files(calculator: Page, request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = calculator.evaluate(MAKE, [False, request.param])
    return made


@pytest.fixture(scope="module", params=["ru", "en"])
def files_with_text(calculator: Page, request: pytest.FixtureRequest) -> tuple[str, list[dict[str, Any]]]:
    made = calculator.evaluate(MAKE, [True, request.param])
    return request.param, [one for one in made if one["file"]]


def read(text: str) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    return [event for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event)]


def test_reminders_of_every_limit_open_and_hold_its_days(files: list[dict[str, Any]]) -> None:
    opened = 0
    for made in files:
        if made["answer"]["day"] < "2026-11-22":
            assert made["file"] == ""
            continue
        events = read(made["file"])
        assert [event.decoded("dtstart").isoformat() for event in events] == made["days"], made["id"]
        assert made["answer"]["day"] in made["days"]
        for event in events:
            assert not event.errors
            assert event["dtstart"].params["VALUE"] == "DATE"
            assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
            assert event["dtstamp"].to_ical() == STAMP.encode()
            opened += 1
    assert opened > len(files)


def test_alarms_ring_at_nine_a_week_and_a_day_before(files: list[dict[str, Any]]) -> None:
    for made in filter(lambda made: made["file"], files):
        for event in read(made["file"]):
            alarms = event.walk("VALARM")
            assert [alarm.decoded("trigger") for alarm in alarms] == [
                timedelta(days=-7, hours=9),
                timedelta(days=-1, hours=9),
            ]
            assert all(alarm["action"] == "DISPLAY" for alarm in alarms)


def test_titles_and_ids_give_nothing_away(files: list[dict[str, Any]]) -> None:
    for made in filter(lambda made: made["file"], files):
        unfolded = made["file"].replace("\r\n ", "")
        assert not TELLING.search(unfolded), made["id"]
        assert made["id"] not in unfolded
        for number, event in enumerate(read(made["file"]), 1):
            assert str(event["summary"]) in (f"Напоминание\u00a0{number}", f"Reminder\u00a0{number}")
            assert "description" not in event
            assert re.fullmatch(r"[0-9a-f]{16}@reminders\.invalid", str(event["uid"]))


def test_text_is_in_the_description_only_if_the_reader_asks(
    files_with_text: tuple[str, list[dict[str, Any]]], data: dict[str, Any]
) -> None:
    locale, files = files_with_text
    question = {limit["id"]: rule["question"][locale] for rule in data["rules"] for limit in rule["limits"]}
    assert len(files) > 30
    for made in files:
        for event in read(made["file"]):
            assert question[made["id"]] in str(event["description"])
            assert not TELLING.search(str(event["summary"]))


def test_lines_end_as_the_standard_asks_and_are_not_too_long(
    files_with_text: tuple[str, list[dict[str, Any]]],
) -> None:
    for made in files_with_text[1]:
        assert made["file"].endswith("END:VCALENDAR\r\n")
        lines = made["file"].split("\r\n")
        assert not any("\n" in line or "\r" in line for line in lines)
        assert max(len(line.encode()) for line in lines) <= 75


def test_text_with_every_sign_comes_back_as_it_was(calculator: Page) -> None:
    odd = "запятая, точка; с запятой\\ косая «ёлочки» 🗓 №1 — " * 6
    text = calculator.evaluate(
        """(odd) => {
          const { countDeadline, makeReminders } = window.deadlines;
          const rule = { ...window.data.rules[0], question: { ru: odd, en: odd } };
          const limit = { ...rule.limits[0], event_day: 'any' };
          const answer = countDeadline(limit, '2026-11-20', { today: '2026-11-22' });
          const options = { today: '2026-11-22', stamp: '20261122T081500Z', withText: true };
          return makeReminders([{ rule, limit, answer }], window.words.ru, options);
        }""",
        odd,
    )
    # parsers forgive a bare comma, the standard (3.3.11) does not
    assert "запятая\\, точка\\; с запятой\\\\ косая" in text.replace("\r\n ", "")
    event = read(text)[-1]
    assert odd in str(event["description"])
    assert "\n- " in str(event["description"])


def test_several_deadlines_stand_in_the_order_of_time_with_running_numbers(calculator: Page) -> None:
    text = calculator.evaluate(
        """() => {
          const { countDeadline, makeReminders } = window.deadlines;
          const today = '2026-11-22';
          const entries = ['motion-to-reopen-90-days', 'petition-for-review', 'i-730-two-years'].map((id) => {
            const rule = window.data.rules.find((one) => one.id === id);
            const limit = rule.limits[0];
            return { rule, limit, answer: countDeadline(limit, '2026-11-20', { today }) };
          });
          return makeReminders(entries, window.words.ru, { today, stamp: '20261122T081500Z' });
        }"""
    )
    events = read(text)
    days = [event.decoded("dtstart") for event in events]
    assert days == sorted(days)
    assert date(2026, 12, 20) in days
    assert [str(event["summary"]) for event in events] == [
        f"Напоминание\u00a0{number}" for number in range(1, len(events) + 1)
    ]
    ids = [str(event["uid"]) for event in events]
    assert len(set(ids)) == len(ids)


def test_ids_stay_the_same_for_the_same_date_and_differ_for_another(calculator: Page) -> None:
    made = calculator.evaluate(
        """() => ['2026-11-20', '2026-11-20', '2026-11-19'].map((event) => {
          const { countDeadline, makeReminders } = window.deadlines;
          const today = '2026-11-22';
          const rule = window.data.rules.find((one) => one.id === 'petition-for-review');
          const answer = countDeadline(rule.limits[0], event, { today });
          const stamp = '20261122T081500Z';
          return makeReminders([{ rule, limit: rule.limits[0], answer }], window.words.en, { today, stamp });
        })"""
    )
    first, again, other = ({str(event["uid"]) for event in read(text)} for text in made)
    assert first == again
    assert first.isdisjoint(other)
