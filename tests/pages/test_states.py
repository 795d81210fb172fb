"""What a fact says of itself before its answer, in its line of dates and in the list of the page, day by day."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml

from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.pages.addresses import Site
from scripts.pages.fact_block import fact_block
from scripts.pages.section_pages import section_page
from scripts.wording.words import Words, read_words
from tests.conftest import ROOT, SOUND_FACTS, TODAY

TABLE = yaml.safe_load(Path(__file__).with_name("states.yml").read_text(encoding="utf-8"))
STATES = ("loud", "law", "gone", "lag", "unconfirmed", "review")
cases = pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['fact']}: {case['name']}")


@cache
def _sound() -> tuple[Corpus, dict[str, Words]]:
    corpus = check_folder(SOUND_FACTS, TODAY).corpus
    assert corpus is not None
    return corpus, read_words(ROOT / "docs" / "_includes", corpus.locales)


def _block(case: dict[str, Any], day: date) -> lxml.html.HtmlElement:
    corpus, words_of = _sound()
    words = words_of[case.get("locale", "ru")]
    text = fact_block(corpus.fact[case["fact"]], words, Site(corpus, {"ru": "r", "en": "e"}), day)
    return lxml.html.fromstring(text)


def _classes(element: lxml.html.HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


@cases
def test_boxes_before_the_answer(case: dict[str, Any]) -> None:
    boxes = [box for box in _block(case, case["day"]).iter("div") if "box" in _classes(box)]
    seen = [
        state for box in boxes for state in STATES if state in _classes(box) and "hidden" not in box.attrib
    ]
    hidden = [state for box in boxes for state in STATES if state in _classes(box) and "hidden" in box.attrib]
    assert (seen, hidden) == (case["boxes"], case["hidden"])


@cases
def test_roof_is_drawn_by_the_gravest_state(case: dict[str, Any]) -> None:
    assert _classes(_block(case, case["day"])) - {"fact", "roof"} == set(case["class"].split())


@cases
def test_line_of_dates_says_fresh_or_due(case: dict[str, Any]) -> None:
    block = _block(case, case["day"])
    said = [
        name for name in ("fresh", "due") for span in block.find_class(name) if "hidden" not in span.attrib
    ]
    assert said == ([case["line"]] if case["line"] else [])


@cases
def test_only_a_rule_that_is_still_law_carries_its_review_date(case: dict[str, Any]) -> None:
    assert ("data-review" in _block(case, case["day"]).attrib) == (case["line"] is not None)


@cases
def test_list_of_the_page_names_the_state(case: dict[str, Any]) -> None:
    corpus, words_of = _sound()
    words = words_of[case.get("locale", "ru")]
    topic, section = corpus.place_of[case["fact"]]
    blocks = {fact.id: "" for fact in section.facts}
    head = section_page(topic, section, words, blocks, case["day"]).split("---")[1]
    assert (yaml.safe_load(head).get("states") or {}).get(case["fact"]) == case["word"]


def test_ended_rules_stand_last_on_their_page() -> None:
    corpus, words_of = _sound()
    topic, section = corpus.place_of["test-old-oath"]
    moved = section.model_copy(update={"facts": list(reversed(section.facts))})
    blocks = {fact.id: f"<{fact.id}>" for fact in section.facts}
    page = section_page(topic, moved, words_of["en"], blocks, TODAY)
    assert page.index("<test-paused-rule>") < page.index("<test-old-oath>")
