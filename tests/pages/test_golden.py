"""Every made page is the one that a person has read."""

from __future__ import annotations

import difflib
from pathlib import PurePosixPath

import pytest

from tests.pages.golden import made_pages, stored_pages

MADE = made_pages()
STORED = stored_pages()


def test_the_same_pages_are_made_as_are_stored() -> None:
    assert sorted(map(str, MADE)) == sorted(map(str, STORED)), "Read them, then: python -m tests.pages.golden"


@pytest.mark.parametrize("path", sorted(STORED), ids=str)
def test_page_is_made_as_it_was_read(path: PurePosixPath) -> None:
    made, stored = MADE.get(path, ""), STORED[path]
    difference = difflib.unified_diff(
        stored.splitlines(), made.splitlines(), f"golden/{path}", f"made/{path}", lineterm=""
    )
    assert made == stored, "\n".join(difference) + "\nIf this is right: python -m tests.pages.golden"
