"""What a volunteer sees before printing: the first page as a picture, and how much ink the pages take."""

from __future__ import annotations

import io
from dataclasses import dataclass
from threading import Lock

import pypdfium2 as pdfium
from PIL import Image

PICTURE_WIDTH = 330
"""Pixels: the print shop shows it at half of this width, and sharp screens use them all."""
_INK_SCALE = 0.25  # 18 dots per inch are enough for the mean darkness of a page
_GREYS = 16
PAGES_WEIGHED = 5
"""Of a long file only some pages, evenly apart: drawing all would take a third of the time of making it."""


_ONE_AT_A_TIME = Lock()
"""The library that draws is not made for several threads at once."""


@dataclass(frozen=True)
class Look:
    """The first page as PNG with its width and height in pixels, and the mean share of ink on a page in percent.

    Of long files the share is an estimate, mostly within a tenth.
    """

    png: bytes
    width: int
    height: int
    ink: float


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        return len(document)


def look_at(pdf: bytes) -> Look:
    """Draw the PDF."""
    with _ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        first = document[0]
        drawn = first.render(scale=PICTURE_WIDTH / first.get_width(), grayscale=True).to_pil()
        count = min(PAGES_WEIGHED, len(document))
        weighed = [
            document[int((number + 0.5) * len(document) / count)]
            .render(scale=_INK_SCALE, grayscale=True)
            .to_pil()
            for number in range(count)
        ]
    shares = [_ink(page) for page in weighed]
    return Look(_png(drawn), drawn.width, drawn.height, round(sum(shares) / len(shares), 2))


def _ink(page: Image.Image) -> float:
    greys = page.histogram()
    dark = sum((255 - shade) * count for shade, count in enumerate(greys))
    return float(100 * dark / (255 * sum(greys)))


def _png(page: Image.Image) -> bytes:
    """The page in few greys, a third of the size."""
    step = 256 // _GREYS
    few = page.point([shade // step for shade in range(256)])
    few.putpalette([round(number * 255 / (_GREYS - 1)) for number in range(_GREYS) for _ in "rgb"])
    held = io.BytesIO()
    few.save(held, format="PNG")
    return held.getvalue()
