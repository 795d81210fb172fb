"""When a fact grows old and how loudly it says so; whether its languages still agree."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from scripts.facts.agreement import changed_since_agreed, is_lagging, text_digest
from scripts.facts.model import Fact, Kind
from scripts.facts.reading import read_folder
from scripts.facts.review_dates import Tone, has_ended, is_overdue, review_by, tone


def sound_facts() -> dict[str, Fact]:
    corpus = read_folder(Path(__file__).parent / "sound").corpus
    assert corpus is not None
    return corpus.fact


FACTS = sound_facts()
PLAIN = FACTS["test-stay-safe"].model_copy(update={"as_of": date(2026, 1, 1)})


@pytest.mark.parametrize(
    ("kind", "often", "days"),
    [
        (Kind.STATUTE, False, 1095),
        (Kind.REGULATION, False, 730),
        (Kind.CASE_LAW, False, 730),
        (Kind.PRACTICE, False, 730),
        (Kind.SAFETY, False, 730),
        (Kind.FEE, False, 365),
        (Kind.POLICY, False, 180),
        (Kind.LITIGATION, False, 120),
        (Kind.STATUTE, True, 180),
        (Kind.FEE, True, 180),
        (Kind.LITIGATION, True, 120),
    ],
)
def test_fact_past_its_review_date_is_overdue_and_not_a_day_before(
    kind: Kind, often: bool, days: int
) -> None:
    fact = PLAIN.model_copy(update={"kind": kind, "changes_often": often})
    last_day = date(2026, 1, 1) + timedelta(days=days)
    assert review_by(fact) == last_day
    assert not is_overdue(fact, last_day)
    assert is_overdue(fact, last_day + timedelta(days=1))


def test_every_kind_has_a_review_date() -> None:
    for kind in Kind:
        assert review_by(PLAIN.model_copy(update={"kind": kind})) > PLAIN.as_of


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("test-reply-deadline", Tone.LOUD),
        ("test-filing-fee", Tone.LOUD),
        ("test-paused-rule", Tone.LOUD),
        ("test-old-oath", Tone.LOUD),
        ("test-stay-safe", Tone.QUIET),
    ],
)
def test_tone_is_loud_where_a_mistake_costs_most(fact: str, expected: Tone) -> None:
    assert tone(FACTS[fact]) is expected


@pytest.mark.parametrize(("today", "ended"), [(date(2025, 11, 30), False), (date(2025, 12, 1), True)])
def test_rule_has_ended_from_the_day_it_ends(today: date, ended: bool) -> None:
    assert has_ended(FACTS["test-old-oath"], today) is ended
    assert not has_ended(PLAIN, today)


def test_agreed_languages_do_not_lag() -> None:
    fact = FACTS["test-reply-deadline"]
    assert changed_since_agreed(fact) == set()
    assert not any(is_lagging(fact, locale) for locale in fact.question)


def test_language_lags_when_the_other_one_changed() -> None:
    fact = FACTS["test-change-address"]
    assert changed_since_agreed(fact) == {"en"}
    assert is_lagging(fact, "ru")
    assert not is_lagging(fact, "en")


def test_fact_that_nobody_compared_does_not_lag() -> None:
    assert not is_lagging(FACTS["test-stay-safe"], "ru")


def test_digest_heeds_words_and_steps_and_not_the_folding_of_lines() -> None:
    fact = FACTS["test-reply-deadline"]
    folded = {"ru": fact.answer["ru"].replace(" ", "\n  "), "en": fact.answer["en"]}
    assert text_digest(fact.model_copy(update={"answer": folded}), "ru") == text_digest(fact, "ru")
    assert text_digest(fact.model_copy(update={"steps": None}), "ru") != text_digest(fact, "ru")
    other = {"ru": fact.question["ru"] + "!", "en": fact.question["en"]}
    assert text_digest(fact.model_copy(update={"question": other}), "ru") != text_digest(fact, "ru")
