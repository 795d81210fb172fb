"""Words that lead to another fact say on paper where it stands: on which page, or in which booklet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from scripts.facts.printed_pieces import PieceKind
from scripts.paper.runs import runs
from tests.paper.conftest import OnDisk
from tests.paper.packs import POINTER, corpus, flat, job_of, own_desk, said

KITS = tuple(piece.id for piece in own_desk().pieces.values() if piece.kind is PieceKind.KIT)
WORD_BEFORE = 12
"""Letters enough to find the place of a pointer."""


def test_link_to_a_fact_leaves_its_words_and_a_pointer() -> None:
    assert runs("Не ждите: **[прочтите](fact:one-fact)**, потом [звоните](fact:two)!", "ru") == [
        {"t": "Не\u00a0ждите: "},
        {"t": "прочтите", "b": True},
        {"t": "", "to": "one-fact"},
        {"t": ", потом звоните"},
        {"t": "", "to": "two"},
        {"t": "!"},
    ]
    assert runs("See [the office](org:some).", "en") == [{"t": "See the office."}]


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("kit", KITS)
def test_first_steps_name_the_pages_of_their_facts(kit: str, locale: str, printed: OnDisk) -> None:
    whole = printed(f"{kit}.{locale}.a4")
    first = whole.page_text(1)
    told = job_of(own_desk(), f"{kit}.{locale}.a4").data["piece"]["steps"]
    led_to = [one for step in told for one in _led_to(step[locale]["do"])]
    assert led_to
    for words, fact in led_to:
        pointer = POINTER.match(first, first.index(words) + len(words))
        assert pointer is not None, words
        assert flat(corpus().fact[fact].question[locale]) in whole.page_text(int(pointer["page"]))


def test_fact_of_another_booklet_is_told_by_the_name_of_that_booklet(printed: OnDisk) -> None:
    named = 0
    for piece in own_desk().pieces.values():
        if piece.kind is not PieceKind.BOOKLET:
            continue
        data = job_of(own_desk(), f"{piece.id}.ru.a4").data["piece"]
        text = printed(f"{piece.id}.ru.a4").whole()
        for fact, words in data["elsewhere"].items():
            title = corpus().place_of[fact][1].title["ru"]
            assert flat(words["ru"]) == flat(f"буклет «{title}»")
            assert flat(f"({words['ru']})") in text
            named += 1
    assert named > len(KITS)


def _led_to(told: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The end of the words before each pointer, and the fact to which they lead."""
    for number, run in enumerate(told):
        if "to" in run:
            yield said(told[:number])[-WORD_BEFORE:], run["to"]
