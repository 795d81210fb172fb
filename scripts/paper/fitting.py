"""The size of type at which a sheet needs the fewest pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdf


def fitted(typeset: Callable[[float, bool], bytes], sizes: Sequence[float]) -> bytes:
    """The PDF at the largest of the sizes (points, the largest first) at which it has the fewest pages.

    `typeset` is told the size and whether the sheet may have many pages: then each foot has room for the code. One page
    is tried first; nothing is tried after the first size that needs no more.
    """
    for size in sizes:
        pdf = typeset(size, False)
        if page_count(pdf) == 1:
            return pdf
    return min((typeset(size, True) for size in sizes), key=page_count)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
