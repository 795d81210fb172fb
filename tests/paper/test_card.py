"""The wallet card: eight to a page on both papers, each whole, each with its code."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium
import pytest

from scripts.paper.feet import with_codes_drawn
from scripts.paper.typesetting import TypesettingFailed, typeset
from tests.paper.packs import MILLIMETRE, SITE, corpus, flat, own_desk, said
from tests.paper.sheet_pdfs import CARDS, WHERE, Print, check_address, codes_on, pages_of, pdf_of, told

PRINTS = [Print(card.id, "ru-en", paper) for card in CARDS for paper in ("a4", "letter")]

LEAST_LINE = 5.5
"""Points from line to line: the foot is set in 6.3."""

both_papers = pytest.mark.parametrize("made", PRINTS, ids=str)


@both_papers
def test_eight_whole_cards_stand_on_one_page(made: Print) -> None:
    (page,) = pages_of(made)
    data = told(made.sheet, made.form)
    (block,) = data["blocks"]
    for locale in ("ru", "en"):
        for text in (block["title"], *(line["text"] for line in block["lines"])):
            assert page.count(said(text[locale])) == 8
    # on the English side, and on the Russian one
    assert page.count(flat(made.sheet)) == 16


@both_papers
def test_words_on_the_card_are_those_of_its_fact(made: Print) -> None:
    fact = corpus().fact[made.sheet]
    (block,) = corpus().sheet[made.sheet].blocks
    for line in block.lines:
        assert line.text["en"].replace("**", "") in fact.answer["en"]


@both_papers
def test_holder_ticks_fear_only_if_it_is_true(made: Print) -> None:
    (page,) = pages_of(made)
    assert page.count(flat("Только если это правда: Боюсь")) == 8
    assert "☒" not in page
    assert "☑" not in page


@both_papers
def test_card_says_when_it_is_too_old(made: Print) -> None:
    (page,) = pages_of(made)
    assert page.count(flat(f"После 15 февраля 2027 проверьте: {WHERE}")) == 8
    assert page.count(flat(f"After February 15, 2027 check again: {WHERE}")) == 8


@both_papers
def test_eight_codes_can_be_read_from_a_print(made: Print) -> None:
    assert codes_on(pdf_of(made)) == [check_address(made.sheet)] * 8


@pytest.mark.parametrize("site", [SITE, "", "https://right-to-asylum.example.org/know-your-rights/"])
@both_papers
def test_lines_of_a_card_keep_apart_and_within_the_cut(made: Print, site: str) -> None:
    page = pdfium.PdfDocument(_on_site(made, site))[0]
    width, height = page.get_size()
    card_height = 70 * MILLIMETRE if made.paper == "a4" else 65.6 * MILLIMETRE
    above = (height - 4 * card_height) / 2
    text = page.get_textpage()
    by_side: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        middle = height - (top + bottom) / 2 - above
        row, side = int(middle // card_height), int((left + right) / 2 // (width / 4))
        assert height - top > above + row * card_height + 2 * MILLIMETRE
        assert height - bottom < above + (row + 1) * card_height - 1.5 * MILLIMETRE
        by_side.setdefault((row, side), []).append((top, bottom))
    assert len(by_side) == 16
    for rects in by_side.values():
        tops = sorted({top for top, _ in rects}, reverse=True)
        gaps = [upper - lower for upper, lower in pairwise(tops) if upper - lower > 2]
        assert min(gaps) >= LEAST_LINE


def test_card_that_cannot_hold_its_words_fails() -> None:
    with pytest.raises(TypesettingFailed, match="shorten"):
        _on_site(PRINTS[0], f"https://{'very-long-' * 40}name.example/")


def _on_site(made: Print, site: str) -> bytes:
    """The card as it is printed for a site of that address; a draft where there is none."""
    desk = replace(own_desk(), site_url=site)
    its = next(job for job in desk.jobs(lambda one: one.piece == made.sheet) if job.print.paper == made.paper)
    return typeset(its.template, {**with_codes_drawn(its.data), "size": 8, "many": False}, str(made))
