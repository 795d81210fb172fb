"""Booklets and kits as a reader sees them: nothing parted from its own, no empty page, no line on another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from scripts.facts.printed_pieces import PieceKind
from scripts.paper.runs import runs
from tests.paper.conftest import OnDisk
from tests.paper.packs import (
    MILLIMETRE,
    POINTER,
    boxes_on,
    corpus,
    flat,
    job_of,
    lie_on_one_another,
    own_desk,
    said,
)

FORMS = ("ru", "en", "ru-en")
KITS = tuple(piece.id for piece in own_desk().pieces.values() if piece.kind is PieceKind.KIT)
LARGE = tuple(f"bond.{form}.a4.large" for form in FORMS)
BOOKLETS = (*(f"{section}.{form}.a4" for section in corpus().section for form in FORMS), *LARGE)
ALL = (*BOOKLETS, *(f"{kit}.ru-en.{paper}" for kit in KITS for paper in ("a4", "letter")))

HEAD = 13 * MILLIMETRE
WHITE_EDGE = 5 * MILLIMETRE
"""Most printers leave that edge white."""
LEAST_OF_LAST_PAGE = 0.12
LEAST_OF_PAGE = {"ordinary": 0.6, "large": 0.3}
"""Shares of the height between head and foot. Large letters side by side leave room for few lines."""
LENGTH_OF_FOOT = 400
"""Letters: the foot stands at the end of the text of a page."""
START, END = 12, 12
"""Letters by which the first and the last line of a text are found."""


def pieces_in(name: str) -> list[dict[str, Any]]:
    """The booklets in a print, as the template is given them."""
    piece: dict[str, Any] = job_of(own_desk(), name).data["piece"]
    return piece.get("booklets") or [piece]


def room_of_foot(name: str) -> float:
    """How high above the lower edge the foot may begin, in points."""
    return (27 if "large" in name else 22.5) * MILLIMETRE


class Pages:
    """Finds in which page (from 1) of a print words stand, one after the other."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts, self._page, self._letter = texts, 0, 0

    def of(self, words: str) -> int:
        """The first page from here on that holds the words."""
        for number in range(self._page, len(self._texts)):
            place = self._texts[number].find(words, self._letter if number == self._page else 0)
            if place >= 0:
                self._page, self._letter = number, place + len(words)
                return number + 1
        raise AssertionError(f"{words!r} is not there from page {self._page + 1} on")


@pytest.mark.parametrize("name", BOOKLETS)
def test_question_stands_with_its_answer_and_the_answer_with_its_dates(name: str, printed: OnDisk) -> None:
    booklet = printed(name)
    texts = [POINTER.sub("", booklet.page_text(number)) for number in range(1, len(booklet.pages) + 1)]
    may_part_boxes = "ru-en" in name and "large" in name
    parted = []
    for locale in job_of(own_desk(), name).data["languages"]:
        pages = Pages(texts)
        for fact in pieces_in(name)[0]["facts"]:
            question = pages.of(said(fact["question"][locale]))
            boxes = [
                pages.of(said(box["title"][locale]) + said(box["text"][locale]))
                for box in fact["notices"]
                if locale in box["title"]
            ]
            begins, ends = _first_and_last_page(pages, fact["answer"], locale)
            if fact["steps"]:
                what_to_do = pages.of(said(fact["what_to_do"][locale]))
                step, ends = _first_and_last_page(pages, fact["steps"], locale)
                parted += [(fact["id"], "what to do", what_to_do)] if step != what_to_do else []
            dates = pages.of(said(fact["dates"][locale]))
            below = boxes[:1] if may_part_boxes and boxes else [*boxes, begins]
            parted += [(fact["id"], "question", question) for page in below if page != question]
            parted += [(fact["id"], "dates", dates)] if dates != ends else []
    assert parted == []


def _first_and_last_page(pages: Pages, rows: Sequence[dict[str, Any]], locale: str) -> tuple[int, int]:
    """The pages on which the paragraphs begin and end."""
    told = "".join(said(block["runs"]) for row in rows for block in row[locale])
    return pages.of(told[:START]), pages.of(told[START:][-END:])


@pytest.mark.parametrize("name", ALL)
def test_no_page_is_empty_and_the_last_of_a_booklet_holds_more_than_a_few_lines(
    name: str, printed: OnDisk
) -> None:
    booklet = printed(name)
    count = len(booklet.pages)
    ids = {flat(f"{piece['id']} · "): piece["id"] for piece in pieces_in(name)}
    feet = [booklet.page_text(number)[-LENGTH_OF_FOOT:] for number in range(1, count + 1)]
    whose = [next((of for words, of in ids.items() if words in foot), name) for foot in feet]
    least = LEAST_OF_PAGE["large" if "large" in name else "ordinary"]
    nearly_empty = []
    for number, page in enumerate(booklet.pages, 1):
        share = _filled(page, room_of_foot(name))
        ends_here = number == count or whose[number] != whose[number - 1]
        if share < (LEAST_OF_LAST_PAGE if ends_here else least):
            nearly_empty.append((number, round(share, 2)))
    assert nearly_empty == []


def _filled(page: Any, foot: float) -> float:
    """Share of the height between head and foot that is used."""
    text = page.get_textpage()
    bottoms = (text.get_rect(index)[1] for index in range(text.count_rects()))
    room = page.get_height() - HEAD
    return float((room - min(bottom for bottom in bottoms if bottom > foot)) / (room - foot))


@pytest.mark.parametrize("name", BOOKLETS)
def test_no_line_lies_on_another_or_in_the_foot_or_out_of_the_margins(name: str, printed: OnDisk) -> None:
    side = (14 if "ru-en" in name or "large" in name else 23) * MILLIMETRE
    for page in printed(name).pages:
        width, height = page.get_size()
        boxes = [box for box in boxes_on(page) if flat(box.words)]
        assert len(boxes) > 10
        foot = room_of_foot(name)
        assert [box for box in boxes if box.left < side or box.right > width - side + 1 * MILLIMETRE] == []
        assert [box for box in boxes if box.bottom < WHITE_EDGE or box.top > height - 9 * MILLIMETRE] == []
        assert [box for box in boxes if box.bottom < foot - 1 and box.top > foot + 1] == []
        assert lie_on_one_another(boxes) == []


@pytest.mark.parametrize("locale", FORMS[:2])
def test_example_of_a_number_of_a_person_stays_on_one_line(locale: str) -> None:
    told = runs("A 123-456-789.", locale)
    assert [run["t"] for run in told if run.get("nb")] == ["A 123-456-789"]
