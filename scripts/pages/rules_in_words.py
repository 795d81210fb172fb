"""The rules of the calculator in words, each with an example: for readers who count by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scripts.facts.deadline_model import Deadline, Direction, Event, Period, PeriodFor, Rolls
from scripts.facts.model import Fact, Locale, Text
from scripts.facts.review_dates import has_ended, review_by
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.calculator import Calculator
from scripts.pages.dates_line import time_element
from scripts.pages.deadline_papers import GROUPS, LATE_SECTION, LAWYER, TOLD_BY
from scripts.pages.inline import as_title, text_as_markdown
from scripts.pages.worked_examples import day_by_day, federal_holidays, result_of
from scripts.wording.typography import set_plain, set_type
from scripts.wording.words import Words

AHEAD = timedelta(days=120)
"""How far ahead the examples lie that are counted back."""
_CALENDAR_EXAMPLE = Period(count=30, unit="calendar-day")
_BUSINESS_EXAMPLE = Period(count=10, unit="business-day")


@dataclass(frozen=True)
class _Told:
    """What every row is written with."""

    words: Words
    calculator: Calculator
    site: Site
    today: date

    @property
    def said(self) -> Words:
        return self.calculator.said

    @property
    def locale(self) -> Locale:
        return self.words.locale


@dataclass(frozen=True)
class _Count:
    """One count of a fact: the rule's own, or that of one of its cases, whole in itself."""

    fact: Fact
    deadline: Deadline
    number: int
    case: PeriodFor | None

    @property
    def id(self) -> str:
        return f"{self.fact.id}.{self.number}" if self.number else self.fact.id

    @property
    def period(self) -> Period:
        return self.case or self.deadline

    @property
    def event(self) -> Event | None:
        return (self.case.event if self.case else None) or self.deadline.event

    @property
    def start(self) -> Text:
        return (self.case.start if self.case else None) or self.deadline.start

    @property
    def rolls(self) -> Rolls:
        return (self.case.rolls if self.case else None) or self.deadline.rolls

    @property
    def direction(self) -> Direction:
        return (self.case.direction if self.case else None) or self.deadline.direction


def rules_in_words(words: Words, calculator: Calculator, site: Site, today: date) -> str:
    """Every rule as a row, by the group of its event; an example under each."""
    told = _Told(words, calculator, site, today)
    patterns = {"page.rules_text": today, "page.rules_text_ahead": today + AHEAD}
    opening = " ".join(told.said[key].format(day=words.day(day)) for key, day in patterns.items())
    parts = [f"{set_type(opening, words.locale)}\n{{: .small }}"]
    counts = list(_counts(site, today))
    for group, events in GROUPS.items():
        rows = [_row(count, told) for count in counts if count.event in events]
        if rows:
            title = f"### {told.said[f'page.groups.{group}']} {{#rules-{group}}}"
            parts += [title, '<dl class="days" markdown="1">\n' + "\n".join(rows) + "\n</dl>"]
    parts.append(_when_late(told.said, site))
    return "\n\n".join(filter(None, parts))


def _when_late(said: Words, site: Site) -> str:
    if LAWYER not in site.corpus.fact or LATE_SECTION not in site.corpus.section:
        return ""
    late, lawyer = markdown_path(f"faq/{LATE_SECTION}"), markdown_path(site.fact_page(LAWYER), LAWYER)
    text = set_plain(said["page.late_text"], said.locale)
    marked = text.replace("({late})", f"({late}){{data-about={LATE_SECTION}}}")
    return marked.replace("({lawyer})", f"({lawyer}){{data-about={LAWYER}}}")


def two_examples(words: Words, calculator: Calculator, today: date) -> str:
    """A count of every day and one of working days, both day by day, folded."""
    said = calculator.said
    patterns = {"page.worked_calendar": _CALENDAR_EXAMPLE, "page.worked_business": _BUSINESS_EXAMPLE}
    folded = []
    for key, period in patterns.items():
        amount = said.counted(f"count.units.{period.unit}", period.count).format(n=period.count)
        title = said[key].format(amount=amount, day=words.day(today))
        days = "".join(
            f"<li>{_each(said, step.number, _day(step.day, said), step.is_closed)}</li>"
            for step in day_by_day(period, today)
        )
        folded.append(
            f"<details><summary>{set_plain(title, words.locale)}</summary>"
            f'<ol class="each">{days}</ol></details>'
        )
    return "\n".join(folded)


def holidays_of(words: Words, calculator: Calculator, today: date) -> str:
    """The federal holidays of this year and the next."""
    said = calculator.said
    years = []
    for year in (today.year, today.year + 1):
        days = "".join(
            f"<li><time>{_day(day, said)}</time>: {said[f'count.holidays.{name}']}</li>"
            for day, name in federal_holidays(year).items()
        )
        years.append(f"<h3>{year}</h3><ul>{days}</ul>")
    return f"{set_type(said['page.holidays_text'], words.locale)}\n{{: .small }}\n\n" + "\n".join(years)


def _counts(site: Site, today: date) -> Iterator[_Count]:
    for fact in site.corpus.facts:
        if fact.deadline is not None and fact.id not in TOLD_BY and not has_ended(fact, today):
            for number, case in enumerate([None, *fact.deadline.cases]):
                yield _Count(fact, fact.deadline, number, case)


def _row(count: _Count, told: _Told) -> str:
    fact, locale = count.fact, told.locale
    label = as_title(set_type(told.calculator.label(count.id, fact.question[locale]), locale))
    link = f"[{label}]({markdown_path(told.site.fact_page(fact.id), fact.id)}){{data-about={fact.id}}}"
    also = [name for name, main in TOLD_BY.items() if main == fact.id and name in told.site.corpus.fact]
    is_main = count.case is None
    lines = [*_about(count, told), *(_ways_on(count.deadline, also, told) if is_main else [])]
    shown = "".join(f'<span class="small">{set_plain(line, locale)}</span>' for line in lines)
    # on the screen the link leads to the dates of the answer; paper must bear them itself
    shown += f'<span class="small on-paper">{_dates(fact, told.words)}</span>'
    anchors = "".join(f'<span id="{name}"></span>' for name in also) if is_main else ""
    return (
        f'<div id="{count.id}" markdown="1">\n<dt markdown="span">{_amount(count.period, told.words)}</dt>\n'
        f'<dd markdown="span">{anchors}{link} {shown}</dd>\n</div>'
    )


def _about(count: _Count, told: _Told) -> Iterator[str]:
    yield told.words["days_from"].format(start=_from_fact(count.start, told))
    if count.case is not None:
        yield told.said["page.case"].format(when=_from_fact(count.case.when, told))
    elif count.deadline.note is not None:
        yield _from_fact(count.deadline.note, told)
    yield told.said[f"page.rolls.{count.rolls}"]
    yield _example(count, told)


def _dates(fact: Fact, words: Words) -> str:
    as_of = words["as_of"].format(date=time_element(fact.as_of, words))
    return f"{as_of}. {words['fee_check_after'].format(date=time_element(review_by(fact), words))}."


def _from_fact(text: Text, told: _Told) -> str:
    return as_title(text_as_markdown(text[told.locale], told.locale, told.site))


def _ways_on(deadline: Deadline, also: list[str], told: _Told) -> Iterator[str]:
    if deadline.exceptions:
        yield f"{told.said['page.if_passed']} {_links(deadline.exceptions, told.words, told.site)}."
    if also:
        yield f"{told.said['page.also_about']} {_links(also, told.words, told.site)}."


def _amount(period: Period, words: Words) -> str:
    if period.count == 0:
        return words["days_set_by_order"]
    return f"<b>{period.count}</b>{words.counted(f'units.{period.unit}', period.count)}"


def _example(count: _Count, told: _Told) -> str:
    if count.period.count == 0:
        return told.said["page.example_order"]
    event = told.today + AHEAD if count.direction == "before" else told.today
    day = result_of(count.period, count.direction, count.rolls, count.deadline.skips, event)
    return told.said["page.example"].format(event=told.words.day(event), day=_day(day, told.said))


def _links(names: list[str], words: Words, site: Site) -> str:
    return "; ".join(
        f"[{as_title(set_type(site.corpus.fact[name].question[words.locale], words.locale))}]"
        f"({markdown_path(site.fact_page(name), name)}){{data-about={name}}}"
        for name in names
    )


def _day(day: date, said: Words) -> str:
    """A day with its weekday, as the calculator says it: «понедельник, 21 декабря 2026»."""
    words = said.said["count"]
    weekday = words["weekdays"][(day.weekday() + 1) % 7]
    return str(
        words["day"].format(weekday=weekday, day=day.day, month=words["months"][day.month - 1], year=day.year)
    )


def _each(said: Words, number: int | None, day: str, is_closed: bool) -> str:
    closed = said["count.closed.weekend"]
    if number == 0:
        return said["count.each.start"].format(day=day)
    if number is None:
        return said["count.each.skipped"].format(day=day, closed=closed)
    key = "counted_closed" if is_closed else "counted"
    return said[f"count.each.{key}"].format(day=day, number=number, closed=closed)
