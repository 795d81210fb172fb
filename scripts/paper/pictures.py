"""What a volunteer sees before printing: the first page as a picture, and how much ink the pages take."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdfium2 as pdfium

PICTURE_WIDTH = 330
"""Pixels: the print shop shows it at half of this width, and sharp screens use them all."""
_INK_SCALE = 0.25  # 18 dots per inch are enough for the mean darkness of a page
_GREYS = 16
PAGES_WEIGHED = 3
"""Of a long file only some pages, evenly apart: they are much alike, and drawing them all takes a third of the time."""


@dataclass(frozen=True)
class Look:
    """The first page as PNG with its width and height in pixels, and the mean share of ink on a page in percent."""

    png: bytes
    width: int
    height: int
    ink: float


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pdfium.PdfDocument(pdf) as document:
        return len(document)


def look_at(pdf: bytes) -> Look:
    """Draw the PDF. Not for several threads at once: the library that draws is not made for that."""
    with pdfium.PdfDocument(pdf) as document:
        first = document[0]
        drawn = first.render(scale=PICTURE_WIDTH / first.get_width(), grayscale=True).to_pil()
        step = max(1, len(document) // PAGES_WEIGHED)
        shares = [_ink(document[number]) for number in range(0, len(document), step)]
    held = io.BytesIO()
    drawn.quantize(_GREYS).save(held, format="PNG", optimize=True)
    return Look(held.getvalue(), drawn.width, drawn.height, round(sum(shares) / len(shares), 2))


def _ink(page: pdfium.PdfPage) -> float:
    greys = page.render(scale=_INK_SCALE, grayscale=True).to_pil().histogram()
    dark = sum((255 - shade) * count for shade, count in enumerate(greys))
    return float(100 * dark / (255 * sum(greys)))
