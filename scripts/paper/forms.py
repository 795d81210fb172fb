"""In which forms, on which papers and in which print a piece is made, and what its file is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scripts.facts.model import Locale
from scripts.facts.printed_pieces import Piece, PieceKind


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def in_typst(self) -> str:
        """What Typst calls it."""
        return "us-letter" if self is Paper.LETTER else self.value


class Size(StrEnum):
    """Ordinary or large letters (18 points)."""

    ORDINARY = "ordinary"
    LARGE = "large"


@dataclass(frozen=True)
class Print:
    """One PDF: a piece in these languages (side by side where there are several), on this paper, in this size."""

    piece: str
    languages: tuple[Locale, ...]
    paper: Paper = Paper.A4
    size: Size = Size.ORDINARY

    @property
    def form(self) -> str:
        """`ru`, `en`, or `ru-en` for both side by side."""
        return "-".join(self.languages)

    @property
    def name(self) -> str:
        """The file's name without its ending: `bond.ru-en.a4.large`."""
        large = ".large" if self.size is Size.LARGE else ""
        return f"{self.piece}.{self.form}.{self.paper.value}{large}"

    @property
    def file(self) -> str:
        """The file's name: `bond.ru-en.a4.pdf`."""
        return f"{self.name}.pdf"


def language_forms(locales: Sequence[Locale]) -> tuple[tuple[Locale, ...], ...]:
    """Each language alone; then the site's own beside each other one."""
    alone = tuple((locale,) for locale in locales)
    return (*alone, *((locales[0], other) for other in locales[1:]))


def prints_of(piece: Piece, locales: Sequence[Locale]) -> Iterator[Print]:
    """Every PDF of a piece. The card is made in two languages only, and in small letters: it must fit a wallet."""
    is_card = piece.kind is PieceKind.CARD
    for languages in language_forms(locales):
        if is_card and len(languages) == 1:
            continue
        for paper in Paper:
            for size in Size:
                if not (is_card and size is Size.LARGE):
                    yield Print(piece.id, languages, paper, size)
