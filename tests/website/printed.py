"""A page of the site printed by a real browser and read back from its PDF."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from playwright.sync_api import Page

_FOOT = re.compile(r"(?P<said>\S+ · \D+ [^\r\n]*?\d{4})? ?\d+ / \d+(?=\s|$)")
_MARGIN = 28  # points; the narrowest margin of a sheet is 10 mm
_NOT_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Only letters and figures: how lines, hyphens and blanks fall is the printer's affair."""
    return _NOT_LETTERS.sub("", text).casefold()


@dataclass(frozen=True)
class Printed:
    """What stands on each sheet, without its foot, and in which colours.

    `feet` is what the foot of each sheet says before the number of the page; `letter_size` the commonest
    size of letters, in points; `beyond` the sheets on which something runs into the margin or off the paper.
    """

    texts: tuple[str, ...]
    feet: tuple[str, ...]
    letter_size: float
    beyond: tuple[int, ...]
    inks: frozenset[tuple[int, int, int]]
    corners: frozenset[tuple[int, ...]]

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of each sheet."""
        return tuple(map(letters, self.texts))

    def stands_on_one_sheet(self, text: str) -> bool:
        """Whether the text stands somewhere in one piece."""
        return any(letters(text) in sheet for sheet in self.letters)


def print_page(page: Page, paper: str) -> Printed:
    """Print the open page on `A4`, on `Letter`, or on a sheet as wide as A4 and so high: `200mm`."""
    data = page.pdf(width="210mm", height=paper) if paper.endswith("mm") else page.pdf(format=paper)
    document = pdfium.PdfDocument(data)
    try:
        sheets = [document[number] for number in range(len(document))]
        parted = [_without_foot(sheet.get_textpage().get_text_bounded()) for sheet in sheets]
        return Printed(
            texts=tuple(text for text, _ in parted),
            feet=tuple(foot for _, foot in parted),
            letter_size=_commonest_size(sheets),
            beyond=tuple(number for number, sheet in enumerate(sheets, 1) if _runs_off(sheet)),
            inks=frozenset(ink for sheet in sheets for ink in _inks(sheet)),
            corners=frozenset(_corner(sheet) for sheet in sheets),
        )
    finally:
        document.close()


def _inks(sheet: Any) -> set[tuple[int, int, int]]:
    found = set()
    for thing in sheet.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
        parts = [ctypes.c_uint() for _ in range(4)]
        assert pdfium_c.FPDFPageObj_GetFillColor(thing.raw, *map(ctypes.byref, parts))
        red, green, blue, _ = (part.value for part in parts)
        found.add((red, green, blue))
    return found


def _without_foot(text: str) -> tuple[str, str]:
    """The text of a sheet, and what its foot says; the foot stands first or last, as the printer put it."""
    found = list(_FOOT.finditer(text))
    foot = next((one for one in reversed(found) if one["said"]), found[-1] if found else None)
    if foot is None:
        return text, ""
    return text[: foot.start()] + text[foot.end() :], foot["said"] or ""


def _commonest_size(sheets: list[Any]) -> float:
    widths: Counter[float] = Counter()
    for thing in (one for sheet in sheets for one in sheet.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])):
        size = ctypes.c_float()
        assert pdfium_c.FPDFTextObj_GetFontSize(thing.raw, ctypes.byref(size))
        left, _, right, _ = thing.get_bounds()
        widths[round(size.value * abs(thing.get_matrix().d), 1)] += right - left
    return widths.most_common(1)[0][0]


def _runs_off(sheet: Any) -> bool:
    width = sheet.get_width()
    things = sheet.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])
    bounds = [thing.get_bounds() for thing in things]
    return any(left < _MARGIN or right > width - _MARGIN for left, _, right, _ in bounds)


def _corner(sheet: Any) -> tuple[int, ...]:
    pixel: tuple[int, ...] = sheet.render(scale=0.1).to_pil().convert("RGB").getpixel((1, 1))
    return pixel
