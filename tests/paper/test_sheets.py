"""Every sheet, in each form and on both papers: nothing lost, nothing clipped, one page, a code that leads home."""

from __future__ import annotations

import io
from itertools import takewhile
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from scripts.facts.model import Situation
from scripts.facts.sheets_model import BlockKind
from tests.paper.packs import MILLIMETRE, boxes_on, corpus, flat, lie_on_one_another, said
from tests.paper.sheet_pdfs import (
    FORMS,
    SHEETS,
    WHERE,
    Print,
    check_address,
    codes_on,
    lines_of,
    pages_of,
    pdf_of,
    told,
    words,
)

ORDINARY = [Print(sheet.id, form, paper) for sheet in SHEETS for form in FORMS for paper in ("a4", "letter")]
LARGE = [Print(sheet.id, form, "a4", large=True) for sheet in SHEETS for form in FORMS]
BACK_TO_BACK = {"deadline-calendar"}
MOST_PAGES_OF_LARGE_PRINT = {"deadline-calendar": 5, "requests-in-english": 3}
MOST_PAGES_OF_LARGE_PRINT_SIDE_BY_SIDE = {"deadline-calendar": 8}
WITH_DATES = {sheet.id for sheet in SHEETS if any(block.kind is BlockKind.DAYS for block in sheet.blocks)}
THICKEST_OF_BLANKS = 1
"""Points: the rows of dots between lines are thicker, roofs much more."""
ROOM_FOR_A_DATE = 30 * MILLIMETRE
"""Width in which a hand writes a date with its month in words."""
PALEST_INK = 0.45
"""Part of white: a paler line or letter is lost on a black and white copy."""
COPY_AT_70_PERCENT = 210
"""Dots per inch at which a page comes out as small as on a copy at 70 % printed with 300."""

every_print = pytest.mark.parametrize("made", [*ORDINARY, *LARGE], ids=str)


def shown_in(made: Print) -> list[str]:
    """All that must stand on the sheet in this form."""
    data = told(made.sheet, made.form)
    texts: list[str] = []
    for locale in data["languages"]:
        texts += [said(data[key][locale]) for key in ("title", "what")]
        texts += [said(line["text"][locale]) for line in data["disputed"]]
        for block in data["blocks"]:
            texts += [said(block["title"][locale]), *_lines_in(block, locale)]
    for block in data["blocks"]:
        if block["kind"] == BlockKind.SAY:
            texts += [said(line["text"]["en"]) for line in block["lines"]]
        texts += [flat(line["phone"]) for line in block["lines"] if "phone" in line]
    return [*texts, *(flat(fact["id"]) for fact in data["rests"])]


def _lines_in(block: dict[str, Any], locale: str) -> list[str]:
    shown = []
    for line in block["lines"]:
        shown.append(said(line["text"][locale]))
        if block["kind"] == BlockKind.DAYS:
            parts = [line[key] for key in ("count", "from", "done", "aim", "no_limit", "note")]
            shown += [said(part[locale]) for part in [*parts, *line["cases"], *line["blanks"]] if part]
    return shown


@every_print
def test_every_line_of_the_sheet_stands_on_the_paper(made: Print) -> None:
    whole = "".join(pages_of(made))
    assert [text for text in shown_in(made) if text not in whole] == []


@pytest.mark.parametrize("made", ORDINARY, ids=str)
def test_sheet_needs_one_page_or_is_printed_back_to_back(made: Print) -> None:
    assert len(pages_of(made)) == (2 if made.sheet in BACK_TO_BACK else 1)


@pytest.mark.parametrize("made", LARGE, ids=str)
def test_large_print_takes_two_pages_but_for_the_longest(made: Print) -> None:
    if made.form == "ru-en":
        assert len(pages_of(made)) <= MOST_PAGES_OF_LARGE_PRINT_SIDE_BY_SIDE.get(made.sheet, 4)
    else:
        assert len(pages_of(made)) <= MOST_PAGES_OF_LARGE_PRINT.get(made.sheet, 2)


@every_print
def test_each_page_says_what_it_is_and_how_many_there_are(made: Print) -> None:
    pages = pages_of(made)
    for number, page in enumerate(pages, 1):
        assert flat(f"{made.sheet} · {number} / {len(pages)}") in page
        assert flat(WHERE) in page


@every_print
def test_nothing_runs_over_the_edge_and_no_line_lies_on_another(made: Print) -> None:
    for page in pdfium.PdfDocument(pdf_of(made)):
        width, height = page.get_size()
        boxes = boxes_on(page)
        assert len(boxes) > 10
        for box in boxes:
            assert box.left > 14 * MILLIMETRE
            assert box.right < width - 13 * MILLIMETRE  # a blank at the end of a line hangs out
            assert box.bottom > 5 * MILLIMETRE  # most printers leave that edge white
            assert box.top < height - 8 * MILLIMETRE
        assert lie_on_one_another(boxes) == []


@every_print
def test_no_heading_stands_alone_at_the_foot_and_the_last_page_is_not_empty(made: Print) -> None:
    document = pdfium.PdfDocument(pdf_of(made))
    data = told(made.sheet, made.form)
    headings = {said(block["title"][locale]) for block in data["blocks"] for locale in data["languages"]}
    foot = said(data["foot"][data["languages"][0]])[:20]
    for page in document:
        lines = [flat(line) for _, _, line in lines_of(page) if flat(line)]
        above = list(takewhile(lambda line: not line.startswith(foot), lines))
        assert 5 <= len(above) < len(lines)
        assert above[-1] not in headings


@pytest.mark.parametrize(
    "made", [made for made in (*ORDINARY, *LARGE) if made.form == ("ru" if made.large else "ru-en")], ids=str
)
def test_code_on_each_page_leads_to_what_changed_since(made: Print) -> None:
    for number in range(len(pages_of(made))):
        assert codes_on(pdf_of(made), number, dots_per_inch=200) == [check_address(made.sheet)]


@pytest.mark.parametrize("made", [made for made in (*ORDINARY, *LARGE) if made.sheet in WITH_DATES], ids=str)
def test_each_blank_is_wide_enough_for_a_date(made: Print) -> None:
    bounds = [
        path.get_bounds()
        for page in pdfium.PdfDocument(pdf_of(made))
        for path in page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=1)
    ]
    blanks = [right - left for left, bottom, right, top in bounds if top - bottom < THICKEST_OF_BLANKS]
    assert len(blanks) > 3
    assert min(blanks) >= ROOM_FOR_A_DATE


@pytest.mark.parametrize("sheet", [sheet.id for sheet in SHEETS])
def test_nothing_is_so_pale_that_a_copy_loses_it(sheet: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(Print(sheet)))) as pdf:
        told_to_page = [each for page in pdf.pages for each in pikepdf.parse_content_stream(page)]
    inks = [list(map(float, each.operands)) for each in told_to_page if str(each.operator) in ("scn", "SCN")]
    assert inks
    assert [ink for ink in inks if sum(ink) / len(ink) > PALEST_INK] == []


@pytest.mark.parametrize("sheet", [sheet.id for sheet in SHEETS])
def test_code_is_read_on_a_black_and_white_copy_at_70_percent(sheet: str) -> None:
    page = pdfium.PdfDocument(pdf_of(Print(sheet)))[0]
    picture = page.render(scale=COPY_AT_70_PERCENT / 72, grayscale=True).to_pil()
    copy = picture.point(lambda shade: 255 if shade > 127 else 0)
    assert [found.text for found in zxingcpp.read_barcodes(copy)] == [check_address(sheet)]


@pytest.mark.parametrize("made", [Print(sheet.id, form) for sheet in SHEETS for form in FORMS], ids=str)
def test_paper_is_tagged_and_carries_its_fonts(made: Print) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(made))) as pdf:
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == FORMS[made.form][0]
        assert pdf.Root.StructTreeRoot
        fonts = [font for page in pdf.pages for font in dict(page.resources.get("/Font", {})).values()]
        assert fonts
        for font in fonts:
            assert str(font.Subtype) == "/Type0"
            assert "/FontFile3" in font.DescendantFonts[0].FontDescriptor
    assert len(pdf_of(made)) < 120_000


def test_words_to_say_stand_in_english_beside_russian() -> None:
    page = "".join(pages_of(Print("requests-in-english", "ru")))
    assert flat("I need a doctor now.") in page
    assert flat("Мне срочно нужен врач.") in page


def test_fear_is_said_only_if_it_is_true() -> None:
    frightened = [
        line
        for sheet in corpus().sheets
        for block in sheet.blocks
        if block.kind is BlockKind.SAY
        for line in block.lines
        if "afraid" in line.text["en"] or "asylum" in line.text["en"] or "They will" in line.text["en"]
    ]
    assert len(frightened) > 8
    assert [line.text["en"] for line in frightened if not line.only_if_true] == []
    page = "".join(pages_of(Print("fear-statement-sheet", "en")))
    assert page.count(flat("Only if it is true:")) == 5


def test_deadline_on_paper_says_the_count_of_its_fact() -> None:
    pages = "".join(pages_of(Print("deadline-calendar", "ru-en")))
    lines = [line for block in corpus().sheet["deadline-calendar"].blocks for line in block.lines]
    counted = [line.deadline for line in lines if line.deadline is not None]
    assert len(counted) > 10
    for name in counted:
        deadline = corpus().fact[name].deadline
        assert deadline is not None
        for locale in ("ru", "en"):
            if deadline.count:
                assert flat(words()[locale].period(deadline)) in pages


def test_dispute_in_court_is_told_on_the_sheet_that_rests_on_it() -> None:
    disputed = [
        (sheet.id, fact)
        for sheet in SHEETS
        for fact in map(corpus().fact.__getitem__, sheet.fact_ids)
        if fact.contested is not None
    ]
    assert disputed
    for sheet, fact in disputed:
        assert fact.contested is not None
        page = "".join(pages_of(Print(sheet)))
        assert flat(fact.contested["ru"].replace("*", "")) in page
        assert flat(fact.contested["en"].replace("*", "")) in page


def test_each_situation_offers_a_checklist_to_print() -> None:
    pages = {page.id: page for page in corpus().situations.situations}
    assert set(pages) == set(Situation) - {Situation.EVERYONE}
    for page in pages.values():
        kinds = {block.kind for name in page.sheets for block in corpus().sheet[name].blocks}
        assert BlockKind.CHECK in kinds, page.id


def test_every_sheet_is_offered_somewhere() -> None:
    offered = {name for page in corpus().situations.situations for name in page.sheets}
    assert {sheet.id for sheet in corpus().sheets} <= offered
