"""What there is to make: for each PDF its template and its data, and a digest that changes when the PDF would."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from scripts.facts.model import Locale
from scripts.facts.printed_pieces import Piece, PieceKind, printed_pieces, version
from scripts.paper.booklets import booklet_data
from scripts.paper.fact_states import Ground
from scripts.paper.feet import bare_address, check_address, foot_of
from scripts.paper.forms import Print, Size, prints_of
from scripts.paper.kits import kit_data
from scripts.paper.paper_words import PaperWords, Voice
from scripts.paper.sheet_words import SheetWords
from scripts.paper.sheets import sheet_data, sizes_to_try
from scripts.paper.typesetting import TEMPLATES

ORDINARY_ALONE, ORDINARY_SIDE_BY_SIDE, LARGE = 11.5, 10.0, 18.0
"""Sizes of type in booklets and kits, in points; a column of two is half as wide, so its letters are smaller."""

BOOKLETS = "booklet.typ"


@dataclass(frozen=True)
class Job:
    """One PDF to make: what it is, what the template is given, and the sizes of type among which it is fitted."""

    print: Print
    version: str
    template: str
    told: Mapping[str, Any]
    told_digest: str
    look: Mapping[str, Any]
    sizes: tuple[float, ...]

    @property
    def data(self) -> dict[str, Any]:
        """What the template is given, but for the pictures of codes and the size of type."""
        return {**self.told, **self.look}

    @property
    def is_fitted(self) -> bool:
        """Whether the PDF is to have as few pages as its sizes of type allow."""
        return self.template != BOOKLETS

    @cached_property
    def digest(self) -> str:
        """Changes with everything that the PDF depends on, and with nothing else."""
        return _digest(
            "\n".join([self.template, str(self.sizes), str(self.look), self.told_digest, _engine()])
        )


@dataclass(frozen=True)
class Desk:
    """All that is needed to write the data of every piece.

    `site_url` ends in a slash, or is empty: then the prints are drafts.
    """

    ground: Ground
    words_of: Mapping[Locale, PaperWords]
    sheet_words: Mapping[Locale, SheetWords]
    site_url: str

    @cached_property
    def pieces(self) -> dict[str, Piece]:
        """Id -> piece, in the order in which readers meet them."""
        return {piece.id: piece for piece in printed_pieces(self.ground.corpus)}

    def jobs(self, wanted: Sequence[str] = ()) -> Iterator[Job]:
        """Every PDF of the pieces of these ids, or of all pieces."""
        for piece in self.pieces.values():
            if not wanted or piece.id in wanted:
                yield from self._jobs_of(piece)

    def _jobs_of(self, piece: Piece) -> Iterator[Job]:
        told: dict[tuple[Locale, ...], tuple[Mapping[str, Any], str]] = {}
        day = version(piece, self.ground.today).isoformat()
        for made in prints_of(piece, self.ground.corpus.locales):
            if made.languages not in told:
                data = self._told(piece, made.languages)
                told[made.languages] = data, _digest(json.dumps(data, ensure_ascii=False))
            template, sizes = self._setting(piece, made)
            yield Job(made, day, template, *told[made.languages], _look(made), sizes)

    def _setting(self, piece: Piece, made: Print) -> tuple[str, tuple[float, ...]]:
        is_large = made.size is Size.LARGE
        if piece.kind in (PieceKind.SHEET, PieceKind.CARD):
            return f"{piece.kind.value}.typ", sizes_to_try(made.languages, is_large)
        ordinary = ORDINARY_ALONE if len(made.languages) == 1 else ORDINARY_SIDE_BY_SIDE
        return BOOKLETS, (LARGE if is_large else ordinary,)

    def _told(self, piece: Piece, languages: tuple[Locale, ...]) -> Mapping[str, Any]:
        voice = Voice(self.words_of, languages)
        around = {
            "languages": list(languages),
            "brand": {one: self.words_of[one].own["brand"] for one in self.words_of},
        }
        if piece.kind is PieceKind.BOOKLET:
            return around | {"piece": self._booklet(piece.id, languages)}
        if piece.kind is PieceKind.KIT:
            booklets = [self._booklet(name, languages) for name in piece.booklets]
            return around | {"piece": kit_data(piece, booklets, self.ground, voice, self.site_url)}
        corpus = self.ground.corpus
        where = bare_address(check_address(self.site_url))
        told = sheet_data(
            corpus.sheet[piece.id], corpus, self.sheet_words, languages, self.ground.today, where
        )
        return around | told | foot_of(piece, self.ground, voice, self.site_url)

    def _booklet(self, section: str, languages: tuple[Locale, ...]) -> dict[str, Any]:
        """The data of a booklet, written once for itself and for all the kits that hold it."""
        if (section, languages) not in self._booklets:
            voice = Voice(self.words_of, languages)
            data = booklet_data(self.pieces[section], self.ground, voice, self.site_url)
            self._booklets[section, languages] = data
        return self._booklets[section, languages]

    @cached_property
    def _booklets(self) -> dict[tuple[str, tuple[Locale, ...]], dict[str, Any]]:
        return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _look(made: Print) -> dict[str, Any]:
    return {"paper": made.paper.in_typst, "large": made.size is Size.LARGE}


@cache
def _engine() -> str:
    templates = sorted(TEMPLATES.glob("*.typ"))
    texts = [path.read_bytes() for path in templates]
    return importlib.metadata.version("typst") + hashlib.sha256(b"\n".join(texts)).hexdigest()
