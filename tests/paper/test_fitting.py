"""The size of type of a sheet: the largest with the fewest pages, whatever it was the last time."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pytest

from scripts.paper.fitting import LastTime, fitted
from scripts.paper.pictures import page_count

SIZES = (12.0, 11.0, 10.0, 9.0)
RIGHT: dict[tuple[int, ...], float] = {
    # pages at each size -> the size that is right
    (1, 1, 1, 1): 12.0,
    (2, 1, 1, 1): 11.0,
    (2, 2, 2, 1): 9.0,
    (2, 2, 2, 2): 12.0,
    (4, 3, 2, 2): 10.0,
    (4, 3, 3, 2): 9.0,
}


@cache
def of_pages(count: int) -> bytes:
    """An empty PDF of so many pages."""
    held = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(count):
            pdf.add_blank_page()
        pdf.save(held)
    return held.getvalue()


@pytest.mark.parametrize("many", [True, False])
@pytest.mark.parametrize("letters", [None, *SIZES, 8.0])
@pytest.mark.parametrize("pages", RIGHT)
def test_size_is_the_largest_with_the_fewest_pages_whatever_it_was(
    pages: tuple[int, ...], letters: float | None, many: bool
) -> None:
    last = None if letters is None else LastTime(letters, many, is_same=False)
    found = fitted(lambda size, many: of_pages(pages[SIZES.index(size)]), SIZES, last)
    assert found.letters == RIGHT[pages]
    assert page_count(found.pdf) == min(pages)


def test_size_that_is_still_right_takes_two_tries() -> None:
    tried: list[float] = []

    def typeset(size: float, many: bool) -> bytes:
        tried.append(size)
        return of_pages(1 if size <= 10 else 2)

    assert fitted(typeset, SIZES, LastTime(10.0, many=False, is_same=False)).letters == 10.0
    assert tried == [10.0, 11.0]


@pytest.mark.parametrize("many", [True, False])
def test_size_of_what_is_the_same_takes_one_try(many: bool) -> None:
    tried: list[tuple[float, bool]] = []

    def typeset(size: float, may_have_many: bool) -> bytes:
        tried.append((size, may_have_many))
        return of_pages(2)

    assert fitted(typeset, SIZES, LastTime(11.0, many, is_same=True)).letters == 11.0
    assert tried == [(11.0, many)]
