"""What pages say once the link check has found a source changed or gone: loud only where the ground has moved."""

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
from scripts.facts.sources_lock import LOCK_NAME, AddressState, SourcesLock, Verdict, lock_text
from scripts.pages.addresses import Site
from scripts.pages.fact_block import fact_block
from scripts.pages.fact_links import fact_links
from scripts.pages.section_pages import section_page
from scripts.pages.source_list import source_list
from scripts.website.freshness import state_of_facts
from scripts.wording.words import Words, read_words
from tests.conftest import ROOT, SOUND_FACTS, TODAY
from tests.small_site import plant_small_site, run

TABLE = yaml.safe_load(Path(__file__).with_name("source_states.yml").read_text(encoding="utf-8"))
SINCE, CHECKED, LAST_GOOD = date(2026, 11, 8), date(2026, 11, 15), date(2026, 10, 25)
cases = pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['fact']}: {case['name']}")
locales = pytest.mark.parametrize("locale", ["ru", "en"])


@cache
def _sound() -> tuple[Corpus, dict[str, Words]]:
    corpus = check_folder(SOUND_FACTS, TODAY).corpus
    assert corpus is not None
    return corpus, read_words(ROOT / "docs" / "_includes", corpus.locales)


def _state(verdict: str, **more: Any) -> AddressState:
    return AddressState(verdict=Verdict(verdict), since=SINCE, checked=CHECKED, last_good=LAST_GOOD, **more)


def _lock(found: dict[str, str]) -> SourcesLock:
    corpus, _ = _sound()
    return SourcesLock({corpus.source[name].address: _state(verdict) for name, verdict in found.items()})


def _site(found: dict[str, str]) -> Site:
    return Site(_sound()[0], {"ru": "r", "en": "e"}, lock=_lock(found))


def _block(case: dict[str, Any], locale: str) -> lxml.html.HtmlElement:
    corpus, words_of = _sound()
    made = fact_block(corpus.fact[case["fact"]], words_of[locale], _site(case["lock"]), TODAY)
    return lxml.html.fromstring(made)


@locales
@cases
def test_box_stands_only_where_the_ground_has_moved(case: dict[str, Any], locale: str) -> None:
    words = _sound()[1][locale]
    boxes = _block(case, locale).find_class("source")
    titles = [box.find_class("state")[0].text_content() for box in boxes]
    assert titles == ([words[case["box"]]] if case["box"] else [])
    for box in boxes:
        assert words.day(SINCE) in box.text_content()
        assert [link.text for link in box.iter("a")] == [case["where"]]


@cases
def test_roof_list_and_rows_say_check_first_with_the_box(case: dict[str, Any]) -> None:
    corpus, words_of = _sound()
    site, words = _site(case["lock"]), words_of["ru"]
    topic, section = corpus.place_of[case["fact"]]
    blocks = {fact.id: "" for fact in section.facts}
    head = section_page(topic, section, words, blocks, TODAY, site.shaken).split("---")[1]
    row: lxml.html.HtmlElement = lxml.html.fromstring(fact_links([case["fact"]], words, site, TODAY))
    seen = [word for word in row.find_class("loud") if "hidden" not in word.attrib]
    loud = case["box"] is not None
    assert ("is-loud" in (_block(case, "ru").get("class") or "")) == loud
    assert ((yaml.safe_load(head).get("states") or {}).get(case["fact"]) == "loud") == loud
    assert bool(seen) == loud


@locales
@cases
def test_line_of_dates_marks_each_source_that_changed_or_went(case: dict[str, Any], locale: str) -> None:
    folded = _block(case, locale).find_class("sources")[0]
    assert len(folded.findall(".//li/b[@class='source-mark']")) == case["marks"]
    said = folded.find("summary")
    assert said is not None
    count = _sound()[1][locale]["sources_shaken"].format(count=case["marks"])
    assert (count in said.text_content()) == bool(case["marks"])


@locales
@pytest.mark.parametrize(
    "verdict", [verdict for verdict in Verdict if verdict not in ("alive", "not-checked")]
)
def test_every_other_state_is_said_beside_the_source(verdict: Verdict, locale: str) -> None:
    case = {"fact": "test-reply-deadline", "lock": {"test-statute": verdict}}
    words = _sound()[1][locale]
    said = words[f"source_marks.{verdict}"].format(since=words.day(SINCE), checked=words.day(CHECKED))
    items = [item.text_content() for item in _block(case, locale).find_class("sources")[0].iter("li")]
    assert [said in item for item in items] == [True, False]


@locales
def test_without_a_check_pages_say_nothing_of_it(locale: str) -> None:
    corpus, words_of = _sound()
    site = Site(corpus, {"ru": "r", "en": "e"})
    said = source_list(words_of[locale], site)
    for text in words_of[locale].group("source_states").values():
        assert text.split("{")[0].strip() not in said or not text.split("{")[0].strip()


@locales
@pytest.mark.parametrize("verdict", [*Verdict, None], ids=str)
def test_list_of_sources_says_the_state_and_the_last_good_day(verdict: Verdict | None, locale: str) -> None:
    words = _sound()[1][locale]
    found = {"test-newspaper": "alive"} | ({"test-office-page": verdict.value} if verdict else {})
    listed = lxml.html.fromstring(f"<div>{source_list(words, _site(found))}</div>")
    place = next(p for p in listed.iter("p") if p.get("id") == "test-office-page")
    following = ["".join(map(str, p.itertext())) for p in place.itersiblings("p")][:2]
    key = "never" if verdict is None else "alive_with_words" if verdict is Verdict.ALIVE else verdict.value
    said = words[f"source_states.{key}"].format(since=words.day(SINCE), checked=words.day(CHECKED))
    if verdict is not None and not verdict.is_good:
        said += " " + words["source_states.last_good"].format(date=words.day(LAST_GOOD))
    assert following[1] == said


@pytest.mark.parametrize(("source", "link"), [("test-office-page", True), ("test-guide", False)])
def test_new_address_is_a_link_only_where_that_is_safe(source: str, link: bool) -> None:
    corpus, words_of = _sound()
    moved = {corpus.source[source].address: _state("moved", final_address="https://new.example.org/")}
    site = Site(corpus, {}, lock=SourcesLock(moved))
    assert ("https://new.example.org/" in source_list(words_of["ru"], site)) == link


def test_changed_page_that_is_unsafe_in_russia_is_named_without_a_link() -> None:
    case = {"fact": "test-filing-fee", "lock": {"test-guide": "changed"}}
    (box,) = _block(case, "ru").find_class("source")
    assert list(box.iter("a")) == []
    assert "Тестовое пособие о суде" in box.text_content() and "guide.example.org" not in box.text_content()


def test_footer_counts_shaken_facts_with_those_to_check_first() -> None:
    corpus, _ = _sound()
    before = state_of_facts(corpus, TODAY, SourcesLock())
    after = state_of_facts(corpus, TODAY, _lock({"test-statute": "changed", "test-newspaper": "broken"}))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"fresh", "loud"}
    assert (after["fresh"], after["loud"]) == (int(before["fresh"]) - 1, int(before["loud"]) + 1)


def test_lock_beside_the_facts_is_shown_by_the_next_build_and_a_spoilt_one_is_named(tmp_path: Path) -> None:
    root = plant_small_site(tmp_path)
    lock = root / "facts" / LOCK_NAME
    lock.write_text(lock_text(_lock({"test-statute": "broken"})), encoding="utf-8")
    made = run(root, "-m", "scripts", "pages")
    assert made.returncode == 0, made.stderr
    page = (root / "docs" / "ru" / "faq" / "test-first-days.md").read_text(encoding="utf-8")
    assert _sound()[1]["ru"]["source_broken"] in page
    lock.write_text(
        lock.read_text(encoding="utf-8").replace("verdict: broken", "verdict: vanished"), encoding="utf-8"
    )
    spoilt = run(root, "-m", "scripts", "pages")
    assert spoilt.returncode == 1
    assert f"{LOCK_NAME}:" in spoilt.stderr and "“vanished” is not known here" in spoilt.stderr
