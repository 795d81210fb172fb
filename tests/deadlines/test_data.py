"""The public data: every deadline of the facts, whole, with its schema."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml

from scripts.deadlines.files import DATA, SCHEMA, SCRIPT, as_json, deadlines_schema
from scripts.deadlines.making import DAYS_FOR_DELIVERY, HOW_TO_COUNT, deadlines_of
from scripts.facts.corpus import Corpus
from scripts.facts.reading import read_folder
from tests.conftest import ROOT, SOUND_FACTS

ASKED_FOR = yaml.safe_load((Path(__file__).parent / "asked_for.yml").read_text(encoding="utf-8"))


def mistakes(data: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(
        json.loads(deadlines_schema()), format_checker=jsonschema.FormatChecker()
    )
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize("asked", ASKED_FOR, ids=[asked["asked"] for asked in ASKED_FOR])
def test_rule_that_was_asked_for_is_there(limits: dict[str, dict[str, Any]], asked: dict[str, Any]) -> None:
    limit = limits[asked["limit"]]
    expected = {key: asked[key] for key in asked if key not in ("asked", "limit")}
    assert {key: limit[key] for key in expected} == expected


def test_every_deadline_of_the_facts_is_there(data: dict[str, Any], corpus: Corpus) -> None:
    told = {rule["id"]: len(rule["limits"]) for rule in data["rules"]}
    assert told == {
        fact.id: 1 + len(fact.deadline.cases) for fact in corpus.facts if fact.deadline is not None
    }


def test_every_limit_says_from_which_event_it_runs(limits: dict[str, dict[str, Any]]) -> None:
    assert [limit["id"] for limit in limits.values() if limit["event"] is None] == []


def test_texts_are_plain_words_in_every_language(data: dict[str, Any]) -> None:
    texts = [text for text in _texts(data) if isinstance(text, dict)]
    assert len(texts) > 150
    for text in texts:
        assert set(text) == {"ru", "en"}
        for words in text.values():
            for line in words if isinstance(words, list) else [words]:
                assert "](" not in line
                assert "**" not in line


def _texts(part: Any) -> list[Any]:
    if isinstance(part, list):
        return [text for inner in part for text in _texts(inner)]
    if not isinstance(part, dict):
        return []
    if "ru" in part:
        return [part]
    return [text for inner in part.values() for text in _texts(inner)]


def test_data_keeps_its_schema(data: dict[str, Any]) -> None:
    assert mistakes(data) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"unit": "calendar-day"', '"unit": "moon"'),
        ('"direction": "after"', '"direction": "aside"'),
        ('"as_of": "20', '"as_of": "on 20'),
        ('"rules"', '"rule"'),
        ('"event_day": "past"', '"event_day": null'),
    ],
)
def test_schema_refuses_what_is_no_deadline(corpus: Corpus, today: date, old: str, new: str) -> None:
    text = as_json(deadlines_of(corpus, today))
    assert old in text
    assert mistakes(json.loads(text.replace(old, new, 1)))


def test_committed_schema_is_that_of_the_model() -> None:
    committed = ROOT / "facts" / "schema" / "public" / "deadlines.schema.json"
    assert committed.read_text(encoding="utf-8") == deadlines_schema(), "run: python -m scripts schema"


def test_site_has_data_schema_and_script(site: Path, corpus: Corpus, today: date) -> None:
    assert (site / DATA).read_text(encoding="utf-8") == as_json(deadlines_of(corpus, today))
    assert (site / SCHEMA).read_text(encoding="utf-8") == deadlines_schema()
    named = json.loads((site / DATA).read_text(encoding="utf-8"))["$schema"]
    assert (site / DATA).parent / named == site / SCHEMA
    assert [path.name for path in (site / SCRIPT).parent.glob("*.js")] == [Path(SCRIPT).name]


def test_pages_of_rules_exist_with_their_anchors(site: Path, data: dict[str, Any]) -> None:
    for rule in data["rules"]:
        for address in rule["pages"].values():
            page, _, anchor = address.partition("#")
            assert f'id="{anchor}"' in (site / page / "index.html").read_text(encoding="utf-8"), address


def test_rule_that_ended_is_left_out(corpus: Corpus, today: date) -> None:
    sound = read_folder(SOUND_FACTS).corpus
    assert sound is not None
    with_deadline = next(fact for fact in sound.facts if fact.deadline is not None)
    topics = [
        topic.model_copy(
            update={
                "sections": [
                    section.model_copy(
                        update={
                            "facts": [
                                fact.model_copy(update={"ended": today}) if fact == with_deadline else fact
                                for fact in section.facts
                            ]
                        }
                    )
                    for section in topic.sections
                ]
            }
        )
        for topic in sound.topics
    ]
    ended = Corpus(**{**vars_of(sound), "topics": tuple(topics)})
    assert with_deadline.id in {rule.id for rule in deadlines_of(sound, today).rules}
    assert with_deadline.id not in {rule.id for rule in deadlines_of(ended, today).rules}


def vars_of(corpus: Corpus) -> dict[str, Any]:
    return {name: getattr(corpus, name) for name in corpus.__dataclass_fields__}


def test_days_for_delivery_are_those_of_the_fact(corpus: Corpus) -> None:
    steps = corpus.fact[HOW_TO_COUNT].steps
    assert steps is not None
    assert steps["en"][0] == f"Plan for delivery {DAYS_FOR_DELIVERY} working days early.", (
        "The fact changed: change DAYS_FOR_DELIVERY as well."
    )


def test_what_the_page_must_say_first_is_in_the_data(data: dict[str, Any]) -> None:
    contested = [rule["id"] for rule in data["rules"] if rule["contested"]]
    assert "annual-fee-unpaid-uscis" in contested  # the fact itself says so
    assert "bia-appeal-deadline" in contested  # another fact tells the dispute
    for rule in data["rules"]:
        assert rule["tone"] == "loud"
        assert date.fromisoformat(rule["as_of"]) < date.fromisoformat(rule["review_by"])
        assert rule["official_address"] is None or rule["official_address"].startswith("https://")
        assert rule["law"]
