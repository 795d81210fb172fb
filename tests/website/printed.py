"""A page of the site printed by a real browser and read back from its PDF."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from playwright.sync_api import Page

_PAGE_NUMBER = re.compile(r"\s*\d+\s*/\s*\d+\s*$")
_NOT_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Only letters and figures: how lines, hyphens and blanks fall is the printer's affair."""
    return _NOT_LETTERS.sub("", text).casefold()


@dataclass(frozen=True)
class Printed:
    """What stands on each sheet, without the number of the page, and in which colours."""

    texts: tuple[str, ...]
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
        texts = tuple(_PAGE_NUMBER.sub("", sheet.get_textpage().get_text_bounded()) for sheet in sheets)
        inks = frozenset(ink for sheet in sheets for ink in _inks(sheet))
        return Printed(texts, inks, frozenset(_corner(sheet) for sheet in sheets))
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


def _corner(sheet: Any) -> tuple[int, ...]:
    pixel: tuple[int, ...] = sheet.render(scale=0.1).to_pil().convert("RGB").getpixel((1, 1))
    return pixel
