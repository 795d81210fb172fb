"""Whether the words stand in a text, and a digest of the paragraph around them.

Texts are compared by their letters and figures alone: spaces, quotes, dashes, soft hyphens, words parted at the end
of a line, stress marks and ё differ from page to page and from year to year while the law stays the same.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[§$€₽%№]")
_LONGEST_PARAGRAPH = 4000  # signs; a longer one is a whole page in one piece, and we look at what is near
_NEAR = 800  # signs to each side
_MOST_PLACES = 100  # of one phrase on one page


def pieces(text: str) -> list[str]:
    """The words and figures of a text in the form in which they are compared."""
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold().replace("ё", "е")
    plain = "".join(
        sign for sign in unicodedata.normalize("NFC", plain) if unicodedata.category(sign) != "Mn"
    )
    return _PIECE.findall(plain)


class SearchedText:
    """A text by paragraphs, made ready to be searched for many phrases."""

    def __init__(self, blocks: Sequence[str]) -> None:
        """`blocks`: the paragraphs in reading order."""
        self._starts: set[int] = set()
        self._block_starts: list[int] = []
        joined: list[str] = []
        at = 0
        for block in blocks:
            self._block_starts.append(at)
            for piece in pieces(block):
                self._starts.add(at)
                joined.append(piece)
                at += len(piece)
        self._starts.add(at)
        self._text = "".join(joined)

    def paragraph_digest(self, phrase: str) -> str | None:
        """Eight signs that stand for the paragraph around the phrase; None where the phrase is not in the text.

        Where it stands several times the longest paragraph counts: the others are lists of contents and teasers.
        """
        wanted = "".join(pieces(phrase))
        if not wanted:
            return None
        paragraphs = [self._paragraph(at, at + len(wanted)) for at in self._places(wanted)]
        if not paragraphs:
            return None
        return hashlib.sha256(max(paragraphs, key=len).encode()).hexdigest()[:8]

    def _places(self, wanted: str) -> list[int]:
        places: list[int] = []
        at = self._text.find(wanted)
        while at >= 0 and len(places) < _MOST_PLACES:
            if at in self._starts and at + len(wanted) in self._starts:
                places.append(at)
            at = self._text.find(wanted, at + 1)
        return places

    def _paragraph(self, start: int, end: int) -> str:
        first = self._block_starts[bisect_right(self._block_starts, start) - 1]
        after = bisect_right(self._block_starts, end - 1)
        last = self._block_starts[after] if after < len(self._block_starts) else len(self._text)
        if last - first > _LONGEST_PARAGRAPH:
            first, last = max(first, start - _NEAR), min(last, end + _NEAR)
        return self._text[first:last]


def paragraph_digests(
    blocks: Sequence[str], is_main: Sequence[bool], phrases: Sequence[str]
) -> dict[str, str | None]:
    """Phrase -> digest of the paragraph around it, or None. The main text comes first, then menus and the like."""
    main = SearchedText([block for block, main in zip(blocks, is_main, strict=True) if main])
    digests = {phrase: main.paragraph_digest(phrase) for phrase in phrases}
    if None in digests.values():
        whole = SearchedText(blocks)
        digests = {phrase: digest or whole.paragraph_digest(phrase) for phrase, digest in digests.items()}
    return digests
