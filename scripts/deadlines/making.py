"""The deadlines of the facts as data: each count whole in itself, so that a program needs nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from scripts.deadlines.data_model import Aim, CitedLaw, Counting, Deadlines, ExceptionToLimit, Limit, Rule
from scripts.facts.agreement import is_lagging
from scripts.facts.citations import parse_citation
from scripts.facts.corpus import Corpus
from scripts.facts.deadline_model import Deadline, Event, Period, PeriodFor
from scripts.facts.model import Fact, Locale, Text
from scripts.facts.official_address import official_address
from scripts.facts.plain_text import plain_text
from scripts.facts.review_dates import has_ended, review_by, tone

HOW_TO_COUNT = "counting-days-and-receipt-rule"
DAYS_FOR_DELIVERY = 5
"""Business days that a paper needs on its way: the first step of the fact HOW_TO_COUNT; a test compares them."""

EventDay = Literal["past", "future", "any"]
_LIES_AHEAD = {Event.HEARING}
_LIES_ANYWHERE = {Event.DATE_IN_ORDER, Event.CARD_EXPIRY, Event.MOVE, Event.BIRTHDAY, Event.JAIL_RELEASE}


def deadlines_of(corpus: Corpus, today: date) -> Deadlines:
    """Every deadline of a rule that is law on that day, in the reading order of the facts."""
    return Deadlines.model_validate(
        {
            "$schema": "deadlines.schema.json",
            "made_on": today,
            "languages": list(corpus.locales),
            "counting": _counting(corpus),
            "rules": [
                _rule(fact, fact.deadline, corpus)
                for fact in corpus.facts
                if fact.deadline is not None and not has_ended(fact, today)
            ],
        }
    )


def pages_of(fact_id: str, corpus: Corpus) -> dict[Locale, str]:
    """Where the answer stands in each language, from the root of the site."""
    section = corpus.place_of[fact_id][1].id
    root = corpus.locales[0]
    return {
        locale: f"{'' if locale == root else f'{locale}/'}faq/{section}/#{fact_id}"
        for locale in corpus.locales
    }


def _counting(corpus: Corpus) -> Counting | None:
    fact = corpus.fact.get(HOW_TO_COUNT)
    if fact is None:
        return None
    return Counting(
        id=fact.id,
        answer=_plain(fact.answer),
        pages=pages_of(fact.id, corpus),
        days_for_delivery=DAYS_FOR_DELIVERY,
    )


def _rule(fact: Fact, deadline: Deadline, corpus: Corpus) -> Rule:
    review = fact.legal_review
    return Rule(
        id=fact.id,
        question=_plain(fact.question),
        pages=pages_of(fact.id, corpus),
        situations=list(fact.situations),
        kind=fact.kind,
        law=[_cited(text) for text in fact.law],
        official_address=official_address(fact, corpus),
        as_of=fact.as_of,
        review_by=review_by(fact),
        tone=tone(fact),
        confidence=fact.confidence,
        contested=_plain_or_none(_dispute(fact, deadline, corpus)),
        in_force_from=fact.in_force_from,
        ended=fact.ended,
        lagging=[locale for locale in corpus.locales if is_lagging(fact, locale)],
        lawyer_wanted=review is not None and review.wanted is not None,
        steps={locale: [plain_text(step) for step in steps] for locale, steps in (fact.steps or {}).items()},
        note=_plain_or_none(deadline.note),
        no_limit=_plain_or_none(deadline.no_limit),
        exceptions=[_exception(corpus.fact[name], corpus) for name in deadline.exceptions],
        limits=list(_limits(fact.id, deadline)),
    )


def _dispute(fact: Fact, deadline: Deadline, corpus: Corpus) -> Text | None:
    if fact.contested is None and deadline.disputed_in is not None:
        return corpus.fact[deadline.disputed_in].contested
    return fact.contested


def _limits(fact_id: str, deadline: Deadline) -> Iterator[Limit]:
    yield _limit(fact_id, deadline, None)
    for number, case in enumerate(deadline.cases, 1):
        yield _limit(f"{fact_id}.{number}", deadline, case)


def _limit(limit_id: str, deadline: Deadline, case: PeriodFor | None) -> Limit:
    period: Period = case or deadline
    event = (case.event if case else None) or deadline.event
    direction = (case.direction if case else None) or deadline.direction
    ends = (case.ends if case else None) or deadline.ends
    done_when = (case.done_when if case else None) or deadline.done_when
    start = (case.start if case else None) or deadline.start
    return Limit.model_validate(
        {
            "id": limit_id,
            "when": _plain(case.when) if case else None,
            "from": _plain(start),
            "event": event,
            "event_day": _event_day(event, direction, period.count),
            "direction": direction,
            "count": period.count,
            "unit": period.unit,
            "skips": deadline.skips,
            "ends": ends,
            "rolls": (case.rolls if case else None) or deadline.rolls,
            "done_when": done_when,
            "aim": _aim(deadline.aim if case is None else None, ends, done_when),
        }
    )


def _event_day(event: Event | None, direction: str, count: int) -> EventDay:
    if event in _LIES_ANYWHERE or count == 0:
        return "any"
    return "future" if event in _LIES_AHEAD or direction == "before" else "past"


def _aim(own: Period | None, ends: str, done_when: str) -> Aim | None:
    if own is not None:
        return Aim(count=own.count, unit=own.unit, counted="from-the-event")
    # what an office must do by that day, or may not do before it, is nothing to aim for
    if done_when == "none" or ends not in ("last-day", "set-by-order"):
        return None
    return Aim(count=DAYS_FOR_DELIVERY, unit="business-day", counted="back-from-the-end")


def _exception(fact: Fact, corpus: Corpus) -> ExceptionToLimit:
    return ExceptionToLimit(
        id=fact.id,
        question=_plain(fact.question),
        answer=_plain(fact.answer),
        pages=pages_of(fact.id, corpus),
        as_of=fact.as_of,
        review_by=review_by(fact),
        confidence=fact.confidence,
    )


def _cited(text: str) -> CitedLaw:
    parsed = parse_citation(text)
    return CitedLaw(text=text, address=parsed.address if parsed else None)


def _plain(text: Text) -> Text:
    return {locale: plain_text(words) for locale, words in text.items()}


def _plain_or_none(text: Text | None) -> Text | None:
    return None if text is None else _plain(text)
