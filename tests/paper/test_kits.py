"""Kits: one sheet of first steps, then the booklets it names, in one file."""

from __future__ import annotations

import pytest

from scripts.facts.printed_pieces import Piece, PieceKind
from tests.paper.conftest import OnDisk
from tests.paper.packs import FOOT, corpus, flat, job_of, own_desk, said

KITS = tuple(piece for piece in own_desk().pieces.values() if piece.kind is PieceKind.KIT)
FORMS = ("ru", "en", "ru-en")
PRINTS = [f"{kit.id}.{form}.{paper}" for kit in KITS for form in FORMS for paper in ("a4", "letter")]
FEWEST_PARTS = 6
MOST_BOOKLETS = 8
LENGTH_OF_FOOT = 400
"""Letters: the foot stands at the end of the text of a page."""


@pytest.mark.parametrize("name", PRINTS)
def test_first_sheet_is_one_page_with_all_its_steps(name: str, printed: OnDisk) -> None:
    data = job_of(own_desk(), name).data
    kit = printed(name)
    assert flat(f"{data['piece']['id']} · 1 / {len(kit.pages)}") in kit.page_text(1)
    first = data["piece"]["booklets"][0]
    assert flat(f"{first['id']} · 2 / {len(kit.pages)}") in kit.page_text(2)
    assert flat(kit.page_text(2)).find(said(first["intro"][data["languages"][0]])) >= 0
    for locale in data["languages"]:
        for step in data["piece"]["steps"]:
            assert all(
                word in kit.page_text(1)
                for word in (said(step[locale]["do"])[:20], said(step[locale]["say"])[:20])
            )


@pytest.mark.parametrize("piece", KITS, ids=lambda piece: piece.id)
def test_booklets_follow_in_order_from_the_pages_that_the_first_sheet_names(
    piece: Piece, printed: OnDisk
) -> None:
    whole = printed(f"{piece.id}.ru.a4")
    assert 1 <= len(piece.booklets) <= MOST_BOOKLETS
    starts = []
    for name in piece.booklets:
        foot = flat(f"{name} · ")
        starts.append(
            next(n for n in range(2, len(whole.pages) + 1) if foot in whole.page_text(n)[-LENGTH_OF_FOOT:])
        )
        assert flat(f"с. {starts[-1]}") in whole.page_text(1)
    assert starts == sorted(starts)
    assert starts[0] == 2


@pytest.mark.parametrize("piece", KITS, ids=lambda piece: piece.id)
def test_kit_holds_each_fact_of_its_booklets(piece: Piece, printed: OnDisk) -> None:
    whole = printed(f"{piece.id}.en.a4").whole()
    for name in piece.booklets:
        for fact in corpus().section[name].facts:
            assert flat(fact.question["en"]) in whole


def test_no_page_of_a_kit_is_empty(printed: OnDisk) -> None:
    for kit in KITS:
        for page in printed(f"{kit.id}.ru-en.a4").pages:
            text = page.get_textpage()
            above = [text.get_rect(n) for n in range(text.count_rects()) if text.get_rect(n)[1] > FOOT]
            assert len(above) > FEWEST_PARTS
