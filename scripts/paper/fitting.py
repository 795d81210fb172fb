"""The size of type at which a sheet needs the fewest pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scripts.paper.pictures import page_count


def fitted(typeset: Callable[[float, bool], bytes], sizes: Sequence[float]) -> bytes:
    """The PDF at the largest of the sizes (points, the largest first) at which it has the fewest pages.

    `typeset` is told the size and whether the sheet may have many pages: then each foot has room for the code. Whether
    one page is enough is asked of the smallest letters; larger letters never need fewer pages, so the rest is a search
    by halves.
    """
    smallest = typeset(sizes[-1], False)
    is_one_page = page_count(smallest) == 1
    best = smallest if is_one_page else typeset(sizes[-1], True)
    fewest, low, high = page_count(best), 0, len(sizes) - 1
    while low < high:
        middle = (low + high) // 2
        tried = typeset(sizes[middle], not is_one_page)
        if page_count(tried) == fewest:
            best, high = tried, middle
        else:
            low = middle + 1
    return best
