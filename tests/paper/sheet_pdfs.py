"""Sheets of the repository's own facts as PDFs, each typeset once, and what can be read back from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import zxingcpp

from scripts.facts.printed_pieces import check_fragment
from scripts.facts.sheets_model import Form, Sheet
from scripts.paper.feet import with_codes_drawn
from scripts.paper.fitting import fitted
from scripts.paper.forms import Size
from scripts.paper.jobs import Desk, Job
from scripts.paper.sheet_words import SheetWords
from scripts.paper.typesetting import typeset
from tests.conftest import ROOT, TODAY
from tests.paper.packs import corpus, desk_of, flat

# an address as long as a real one may be
WHERE = "right-to-asylum.example.org/pravo/check/"
SITE = f"https://{WHERE.removesuffix('check/')}"
FORMS: dict[str, tuple[str, ...]] = {"ru": ("ru",), "en": ("en",), "ru-en": ("ru", "en")}


@dataclass(frozen=True)
class Print:
    """Which sheet, in which form, on which paper, in which print."""

    sheet: str
    form: str = "ru-en"
    paper: str = "a4"
    large: bool = False

    def __str__(self) -> str:
        return f"{self.sheet}-{self.form}-{self.paper}{'-large' if self.large else ''}"


SHEETS: tuple[Sheet, ...] = tuple(sheet for sheet in corpus().sheets if sheet.form is Form.SHEET)
CARDS: tuple[Sheet, ...] = tuple(sheet for sheet in corpus().sheets if sheet.form is Form.CARD)


@cache
def desk() -> Desk:
    """What makes every PDF, for the fixed day, on a site with a long address."""
    return desk_of(ROOT / "facts", site_url=SITE)


def words() -> Mapping[str, SheetWords]:
    """The words of sheets by language."""
    return desk().sheet_words


@cache
def job(made: Print) -> Job:
    """The job that makes the print."""
    return next(
        job
        for job in desk().jobs(lambda one: one.piece == made.sheet)
        if (job.print.form, job.print.paper.value, job.print.size is Size.LARGE)
        == (made.form, made.paper, made.large)
    )


def check_address(sheet: str) -> str:
    """What the code on the sheet must lead to."""
    return f"{SITE}check/#{check_fragment(desk().pieces[sheet], TODAY)}"


def told(sheet: str, form: str) -> dict[str, Any]:
    """What the template is given of a sheet, by language."""
    return dict(job(Print(sheet, form)).data)


@cache
def pdf_of(made: Print) -> bytes:
    """The sheet as PDF."""
    its = job(made)
    data = with_codes_drawn(its.data)
    return fitted(
        lambda size, many: typeset(its.template, {**data, "size": size, "many": many}, str(made)),
        its.sizes,
    ).pdf


@cache
def pages_of(made: Print) -> tuple[str, ...]:
    """The text of each page, on one line."""
    return tuple(flat(page.get_textpage().get_text_range()) for page in pdfium.PdfDocument(pdf_of(made)))


def lines_of(page: Any) -> list[tuple[float, float, str]]:
    """The lines of a page from the top: where each begins and ends below the upper edge, in points, and its words."""
    text = page.get_textpage()
    height = page.get_height()
    found = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        found.append((height - top, height - bottom, text.get_text_bounded(left, bottom, right, top)))
    return sorted(found)


def codes_on(pdf: bytes, page: int = 0, dots_per_inch: int = 300) -> list[str]:
    """What an independent reader finds in the QR codes of a page printed at that fineness."""
    picture = pdfium.PdfDocument(pdf)[page].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(picture)]
