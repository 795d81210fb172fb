"""Prints of the repository's own facts, made once in a session, and what can be read back from them."""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import zxingcpp

from scripts.facts.corpus import Corpus
from scripts.facts.reading import read_folder
from scripts.facts.sources_lock import SourcesLock
from scripts.paper.fact_states import Ground
from scripts.paper.jobs import Desk, Job
from scripts.paper.paper_words import read_paper_words
from scripts.paper.sheet_words import read_sheet_words
from tests.conftest import ROOT, SOUND_FACTS, TODAY

SITE = "https://asylum.example/"
MILLIMETRE = 72 / 25.4
FOOT = 22 * MILLIMETRE
"""The room of the foot in ordinary print, in points."""
LOST = re.compile(r"[\s\u00a0\ufffe\u0002-]")
"""What is not compared: blanks, and hyphens, which are lost at the ends of lines."""
POINTER = re.compile(r"\((?:(?:с|p)\.(?P<page>\d+)|буклет«.+?»|booklet“.+?”)\)")
"""Where to look, behind words that lead to another fact; in a text without blanks."""


def desk_of(facts: Path, today: date = TODAY, site_url: str = SITE) -> Desk:
    """All that is needed to make the prints of a folder of facts, with the repository's own words."""
    corpus = read_folder(facts).sound_part
    assert corpus is not None
    includes = ROOT / "docs/_includes"
    return Desk(
        Ground(corpus, SourcesLock(), today),
        read_paper_words(includes, corpus.locales),
        read_sheet_words(includes, corpus.locales),
        site_url,
    )


@cache
def own_desk() -> Desk:
    """The desk of the repository's own facts."""
    return desk_of(ROOT / "facts")


@cache
def sound_desk(today: date = TODAY) -> Desk:
    """The desk of the small sound folder."""
    return desk_of(SOUND_FACTS, today)


def corpus() -> Corpus:
    """The repository's facts."""
    return own_desk().ground.corpus


def job_of(desk: Desk, name: str) -> Job:
    """The job of the print of that name, such as `bond.ru.a4`."""
    return next(desk.jobs(lambda made: made.name == name))


@dataclass(frozen=True)
class Spot:
    """Where a text begins: its page from 1, and how far below the upper edge, in points."""

    page: int
    top: float


class Column:
    """The letters of one column over all pages, and where each of them stands."""

    def __init__(self, pages: Sequence[Any], share: tuple[float, float]) -> None:
        letters = [letter for number, page in enumerate(pages, 1) for letter in _letters(page, number, share)]
        text = "".join(sign for sign, _ in letters)
        pointed = {place for found in POINTER.finditer(text) for place in range(*found.span())}
        self.text = POINTER.sub("", text)
        self._spots = [spot for place, (_, spot) in enumerate(letters) if place not in pointed]

    def find(self, words: str, after: int = 0) -> tuple[Spot, int]:
        """Where the words begin, and the number of the letter behind them; they must stand after that letter."""
        place = place_of(words, self.text, after)
        return self._spots[place], place + len(words)


def place_of(words: str, text: str, after: int = 0) -> int:
    """The number of the letter where the words begin."""
    place = text.find(words, after)
    assert place >= 0, f"{words!r} is not there after {text[max(0, after - 60) : after + 200]!r}"
    return place


@dataclass(frozen=True)
class Box:
    """Words of one line and where they stand, in points from the left and from the lower edge."""

    left: float
    bottom: float
    right: float
    top: float
    words: str


def boxes_on(page: Any) -> list[Box]:
    """The words of a page, line by line and style by style."""
    text = page.get_textpage()
    found = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        found.append(Box(left, bottom, right, top, text.get_text_bounded(left, bottom, right, top)))
    return found


def lie_on_one_another(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    """The words that share more than the tails of their letters with others."""
    return [
        (one.words, other.words)
        for one, other in combinations(boxes, 2)
        if min(one.right, other.right) - max(one.left, other.left) > 2
        and min(one.top, other.top) - max(one.bottom, other.bottom)
        > 0.3 * min(one.top - one.bottom, other.top - other.bottom)
    ]


def _letters(page: Any, number: int, share: tuple[float, float]) -> Iterator[tuple[str, Spot]]:
    """The letters of a page between two shares of its width and above the foot, in reading order."""
    text, width, height = page.get_textpage(), page.get_width(), page.get_height()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if LOST.match(sign):
            continue
        raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
        middle = (left.value + right.value) / 2
        if bottom.value > FOOT and share[0] * width <= middle < share[1] * width:
            yield sign, Spot(number, height - (top.value + bottom.value) / 2)


@dataclass(frozen=True)
class Printed:
    """A PDF on disk."""

    path: Path

    @cached_property
    def pages(self) -> list[Any]:
        """Its pages."""
        return list(pdfium.PdfDocument(self.path))

    def whole(self) -> str:
        """All its text, feet included, without blanks."""
        return flat("".join(page.get_textpage().get_text_range() for page in self.pages))

    def page_text(self, number: int) -> str:
        """The text of a page (from 1), without blanks."""
        return flat(self.pages[number - 1].get_textpage().get_text_range())

    def body(self, foot: str) -> str:
        """All its text without the feet, which begin with these words, and without pointers to other facts."""
        pages = [self.page_text(number) for number in range(1, len(self.pages) + 1)]
        return POINTER.sub("", "".join(page[: page.rindex(foot)] for page in pages))

    def column(self, start: float = 0, end: float = 1) -> Column:
        """The text between two shares of the width, such as 0 and 0.5 for the left half, without the feet."""
        return Column(self.pages, (start, end))

    def code_on(self, number: int, dots_per_inch: int = 200) -> list[str]:
        """What an independent reader finds in the QR codes of a page (from 1) printed at that fineness."""
        picture = self.pages[number - 1].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
        return [found.text for found in zxingcpp.read_barcodes(picture)]


def flat(text: str) -> str:
    """A text as it is compared, without blanks and hyphens."""
    return LOST.sub("", text)


def said(runs: Sequence[Any]) -> str:
    """The words of runs, as `flat` has them."""
    return flat("".join(run["t"] for run in runs))


def listed_in(folder: Path) -> dict[str, dict[str, Any]]:
    """File -> what `print.json` says of it."""
    listed: list[dict[str, Any]] = json.loads((folder / "print.json").read_text(encoding="utf-8"))
    return {one["file"]: one for one in listed}
