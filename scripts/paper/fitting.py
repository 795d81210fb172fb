"""The size of type at which a sheet needs the fewest pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from scripts.paper.pictures import page_count


class Fitted(NamedTuple):
    """A PDF, and the size of its type in points."""

    pdf: bytes
    letters: float


class LastTime(NamedTuple):
    """The size of type that was right the last time, whether there were many pages, and whether all is as it was."""

    letters: float
    many: bool
    is_same: bool


Typeset = Callable[[float, bool], bytes]
"""Gives the PDF at a size, told whether the sheet may have many pages: then each foot has room for the code."""


def fitted(typeset: Typeset, sizes: Sequence[float], last: LastTime | None = None) -> Fitted:
    """The PDF at the largest of the sizes (points, the largest first) at which it has the fewest pages.

    What was right the last time changes nothing but the time that is taken: it is right again where all is the same
    that needs room; else it mostly is, which two tries show.
    """
    if last is not None and last.letters in sizes:
        if last.is_same:
            return Fitted(typeset(last.letters, last.many), last.letters)
        if not last.many and (still_right := _if_still_right(typeset, sizes, last.letters)) is not None:
            return still_right
    return _searched(typeset, sizes)


def _if_still_right(typeset: Typeset, sizes: Sequence[float], letters: float) -> Fitted | None:
    """The PDF of one page at that size, if it has one page there and more at the next larger size."""
    pdf = typeset(letters, False)
    larger = sizes[: sizes.index(letters)][-1:]
    if page_count(pdf) == 1 and all(page_count(typeset(size, False)) > 1 for size in larger):
        return Fitted(pdf, letters)
    return None


def _searched(typeset: Typeset, sizes: Sequence[float]) -> Fitted:
    """Whether one page is enough is asked of the smallest letters; larger ones never need fewer pages, so the rest is
    a search by halves.
    """
    smallest = typeset(sizes[-1], False)
    is_one_page = page_count(smallest) == 1
    best = Fitted(smallest if is_one_page else typeset(sizes[-1], True), sizes[-1])
    fewest, low, high = page_count(best.pdf), 0, len(sizes) - 1
    while low < high:
        middle = (low + high) // 2
        tried = typeset(sizes[middle], not is_one_page)
        if page_count(tried) == fewest:
            best, high = Fitted(tried, sizes[middle]), middle
        else:
            low = middle + 1
    return best
