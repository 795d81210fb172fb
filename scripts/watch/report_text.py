"""The report of a watch for people: on the terminal, and as `watch.md` for an issue. English first, then Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from scripts.facts.model import Text
from scripts.watch.report import FeedRead, ReportedEvent, TouchedFact, WatchReport

_MARKUP = re.compile(r"([\\`*_{}\[\]()!|~])")
_AS_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "#": "&#35;"}
_SAFE_IN_ADDRESS = "%/:?#[]@!$&'*+,;=~"
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def terminal_report(report: WatchReport) -> str:
    """What stands on the terminal: each event with its facts, then what was only brushed, then the sum."""
    lines: list[str] = []
    for event in (one for one in report.events if one.firm):
        lines += [f"{event.written_day}  {_plain(event.title)}{_loud(event)}", f"    {event.address}"]
        lines += [f"    {said}" for said in _notes(event)]
        for fact in event.facts:
            lines.append(f"  {fact.id} (as of {fact.as_of}): {_both(fact.question)}")
            lines.append(f"      {_why(fact)}")
        lines += [f"    -> {event.what_to_do['en']}", f"       {event.what_to_do['ru']}", ""]
    brushed = list(_brushed(report))
    if brushed:
        lines.append("Perhaps touched, one line each: / Возможно, задето, по строке на каждое:")
        for said, ids, events in brushed:
            lines.append(f"  {', '.join(ids)}: {said}")
            lines += [f"    {event.written_day}  {_plain(event.title)}  {event.address}" for event in events]
        lines.append("")
    return "\n".join([*lines, *_feeds_said(report), summary(report)])


def markdown_report(report: WatchReport) -> str:
    """What stands in the issue. Texts of strangers are shown as text: no markup, no mention of anybody."""
    parts = ["## Has the law moved? / Изменился ли закон?", summary(report)]
    for event in (one for one in report.events if one.firm):
        parts.append(_event_markdown(event))
    brushed = list(_brushed(report))
    if brushed:
        listed = "\n\n".join(_brushed_markdown(*group) for group in brushed)
        head = "Perhaps touched: the same part, section or form / Возможно, задето: та же часть, параграф или форма"
        parts.append(f"<details><summary>{head}</summary>\n\n{listed}\n\n</details>")
    parts.append("\n".join(f"- {line}" for line in _feeds_said(report)))
    return "\n\n".join(parts) + "\n"


def summary(report: WatchReport) -> str:
    """The closing line: how many events touch how many facts."""
    events, facts = len(report.events), len(report.touched)
    if len(report.unread) == len(report.feeds):
        said = "Nothing could be read. / Ничего не прочитано."
    elif not events:
        said = "No event touches a fact. / Ни одно событие не задевает факты."
    else:
        said = f"Events: {events}; facts they touch: {facts}. / Событий: {events}; задетых фактов: {facts}."
    if report.unread:
        names = ", ".join(feed.id for feed in report.unread)
        said += f" Not read: {names}. / Не прочитано: {names}."
    return said


def _event_markdown(event: ReportedEvent) -> str:
    lines = [f"### {event.written_day} {_linked(event)}{_loud(event)}"]
    lines += [_escaped(said) for said in _notes(event)]
    lines.append(
        "\n".join(
            f"- `{fact.id}` ({fact.as_of}): {_escaped(_both(fact.question))}<br>{_escaped(_why(fact))}"
            for fact in event.facts
        )
    )
    lines.append(f"→ {event.what_to_do['en']} / {event.what_to_do['ru']}")
    return "\n\n".join(lines)


def _brushed(report: WatchReport) -> Iterator[tuple[str, tuple[str, ...], list[ReportedEvent]]]:
    """Events that only have something in common with facts, those with the same facts and reason together."""
    groups: dict[tuple[str, tuple[str, ...]], list[ReportedEvent]] = {}
    for event in (one for one in report.events if not one.firm):
        reasons = dict.fromkeys(_both(why) for fact in event.facts for why in fact.why)
        key = ("; ".join(reasons), tuple(fact.id for fact in event.facts))
        groups.setdefault(key, []).append(event)
    for (said, ids), events in groups.items():
        yield said, ids, events


def _brushed_markdown(said: str, ids: tuple[str, ...], events: list[ReportedEvent]) -> str:
    head = f"{', '.join(f'`{name}`' for name in ids)}: {_escaped(said)}"
    return "\n".join([head, "", *(f"- {event.written_day} {_linked(event)}" for event in events)])


def _linked(event: ReportedEvent) -> str:
    title = _escaped(event.title)
    if not event.address.startswith(("https://", "http://")):
        return title
    return f"[{title}](<{quote(_plain(event.address), safe=_SAFE_IN_ADDRESS)}>)"


def _loud(event: ReportedEvent) -> str:
    return " — REMOVED / УДАЛЕНО" if event.loud else ""


def _notes(event: ReportedEvent) -> list[str]:
    said = [_both(note) for note in event.notes]
    if event.earlier_days:
        days = ", ".join(day.isoformat() for day in event.earlier_days)
        said.append(f"changed before that on {days} / менялось и раньше: {days}")
    return [_plain(one) for one in said]


def _why(fact: TouchedFact) -> str:
    return "; ".join(_both(why) for why in fact.why)


def _both(text: Text) -> str:
    """English and, where it differs, the other language."""
    said = list(dict.fromkeys(text[locale] for locale in sorted(text)))
    return " / ".join(said)


def _feeds_said(report: WatchReport) -> list[str]:
    return [_feed_said(feed) for feed in report.feeds]


def _feed_said(feed: FeedRead) -> str:
    said = f"{feed.title}: {feed.events} events read / событий прочитано: {feed.events}."
    if feed.failure is not None:
        said = f"{feed.title}: NOT READ / НЕ ПРОЧИТАНО: {_both(feed.failure)} ({feed.address})."
    return f"{said} {feed.attribution}" if feed.attribution else said


def _plain(text: str) -> str:
    return _UNPRINTED.sub(" ", text)


def _escaped(text: str) -> str:
    """The text as Markdown that means nothing but itself; a mention or an issue number notifies nobody."""
    escaped = _MARKUP.sub(r"\\\1", _plain(text))
    return "".join(_AS_ENTITY.get(sign, sign) for sign in escaped)
