"""Booklets: every fact whole, both languages in step, the state of each fact said in words, at most twelve pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.facts.printed_pieces import PieceKind
from scripts.facts.safety_in_russia import needs_warning
from scripts.paper.fact_states import Ground, notices, roof_of
from scripts.paper.paper_words import Voice
from tests.conftest import ROOT
from tests.paper.conftest import OnDisk
from tests.paper.packs import Column, corpus, flat, job_of, listed_in, own_desk, place_of, said, sound_desk

SECTIONS = tuple(corpus().section)
MOST_PAGES = 12
SAME_LINE = 4.0
"""Points: the middles of two lines that stand side by side differ no more, whatever letters they hold."""
STATES = yaml.safe_load((ROOT / "tests/pages/states.yml").read_text(encoding="utf-8"))


def told(section: str, form: str) -> list[dict[str, Any]]:
    """The facts of a booklet as the template is given them."""
    facts: list[dict[str, Any]] = job_of(own_desk(), f"{section}.{form}.a4").data["piece"]["facts"]
    return facts


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_fact_stands_whole_in_the_booklet_of_its_section(
    section: str, locale: str, printed: OnDisk
) -> None:
    foot = said(job_of(own_desk(), f"{section}.{locale}.a4").data["piece"]["foot"][locale])
    body = printed(f"{section}.{locale}.a4").body(foot)
    facts = corpus().section[section].facts
    assert {fact["id"] for fact in told(section, locale)} == {fact.id for fact in facts}
    for fact in facts:
        end = _behind(flat(fact.question[locale]), body)
        shown = next(one for one in told(section, locale) if one["id"] == fact.id)
        for row in [*shown["answer"], *shown["steps"]]:
            for block in row[locale]:
                end = _behind(said(block["runs"]), body, end)
        _behind(said(shown["dates"][locale]), body, end)


def _behind(words: str, text: str, after: int = 0) -> int:
    return place_of(words, text, after) + len(words)


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_what_the_template_is_given_holds_every_word_of_the_facts(locale: str) -> None:
    for section in SECTIONS:
        for fact in told(section, locale):
            written = corpus().fact[fact["id"]]
            answer = "".join(said(block["runs"]) for row in fact["answer"] for block in row[locale])
            assert _letters(answer) == _letters(flat(_without_addresses(written.answer[locale])))
            steps = ["".join(said(block["runs"]) for block in row[locale]) for row in fact["steps"]]
            assert [_letters(step) for step in steps] == [
                _letters(flat(_without_addresses(step))) for step in (written.steps or {}).get(locale, [])
            ]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _without_addresses(text: str) -> str:
    parts = text.split("](")
    return parts[0] + "".join(part.split(")", 1)[1] for part in parts[1:])


@pytest.mark.parametrize("section", SECTIONS)
def test_both_columns_keep_in_step(section: str, printed: OnDisk) -> None:
    print_ = printed(f"{section}.ru-en.a4")
    left, right = print_.column(0, 0.5), print_.column(0.5, 1)
    ends = {"ru": 0, "en": 0}
    columns = {"ru": left, "en": right}
    for fact in told(section, "ru-en"):
        _in_step(columns, ends, {locale: said(fact["question"][locale]) for locale in ends})
        for row in [*fact["answer"], *fact["steps"]]:
            for n in range(len(row["ru"])):
                _in_step(columns, ends, {locale: said(row[locale][n]["runs"]) for locale in ends})


def _in_step(columns: dict[str, Column], ends: dict[str, int], words: dict[str, str]) -> None:
    spots = {}
    for locale, column in columns.items():
        spots[locale], ends[locale] = column.find(words[locale], ends[locale])
    assert spots["ru"].page == spots["en"].page, words
    assert abs(spots["ru"].top - spots["en"].top) < SAME_LINE, words


def test_no_answer_loses_its_partner_paragraph() -> None:
    for section in SECTIONS:
        for fact in told(section, "ru-en"):
            for row in [*fact["answer"], *fact["steps"]]:
                assert len(row["ru"]) == len(row["en"]) == 1, fact["id"]


def test_booklet_has_at_most_twelve_pages(folder_of_prints: Path) -> None:
    pages = {
        one["file"]: one["pages"]
        for one in listed_in(folder_of_prints).values()
        if one["piece"] in SECTIONS and one["size"] == "ordinary"
    }
    assert len(pages) == 3 * len(SECTIONS)
    assert {file: count for file, count in pages.items() if count > MOST_PAGES} == {}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state["name"])
def test_roof_and_boxes_of_a_fact_are_those_of_the_screen(state: dict[str, Any]) -> None:
    desk = sound_desk(state["day"])
    ground = Ground(desk.ground.corpus, desk.ground.lock, state["day"])
    fact = ground.corpus.fact[state["fact"]]
    locale = state.get("locale", "ru")
    drawn = state["class"].removeprefix("is-")
    assert roof_of(fact, ground) == ("" if drawn == "lag" else drawn)
    boxes = notices(fact, ground, Voice(desk.words_of, (locale,)))
    assert [box["state"] for box in boxes] == state["boxes"]


def test_loudly_overdue_fact_is_marked_in_words_and_by_the_official_address(printed: OnDisk) -> None:
    loud = next(fact for fact in told("bond", "ru") if any(box["state"] == "loud" for box in fact["notices"]))
    box = next(box for box in loud["notices"] if box["state"] == "loud")
    words = said(box["title"]["ru"]) + said(box["text"]["ru"])
    address = own_desk().ground.address_to_check(corpus().fact[loud["id"]])
    assert address
    assert flat(address) in words
    assert words in printed("bond.ru.a4").whole()


def test_no_dangerous_address_stands_on_paper(printed: OnDisk) -> None:
    addresses = {
        flat(source.address.split("://")[1].removeprefix("www.").split("/")[0])
        for source in corpus().sources
        if needs_warning(source.unsafe_in_russia)
    }
    assert addresses
    for section in SECTIONS:
        facts = flat(" ".join(str(fact.model_dump()) for fact in corpus().section[section].facts))
        whole = printed(f"{section}.ru-en.a4").whole()
        # what the text of a fact itself says is for the rules of facts to judge
        assert [one for one in addresses if one in whole and one not in facts] == []


def test_dangerous_source_is_named_with_a_warning(printed: OnDisk) -> None:
    dangerous = {s.id for s in corpus().sources if needs_warning(s.unsafe_in_russia)}
    warned = 0
    for section in SECTIONS:
        cited = {c.source for fact in corpus().section[section].facts for c in fact.sources} & dangerous
        warning = flat(own_desk().words_of["ru"].own["unsafe"])
        assert printed(f"{section}.ru.a4").whole().count(warning) >= len(cited)
        warned += len(cited)
    assert warned


def test_pieces_are_those_that_the_site_lists() -> None:
    kinds = [piece.kind for piece in own_desk().pieces.values()]
    assert kinds.count(PieceKind.BOOKLET) == len(SECTIONS)
    assert kinds.count(PieceKind.KIT) == len(corpus().situations.situations)
