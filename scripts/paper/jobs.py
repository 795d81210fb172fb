"""What there is to make: for each PDF its template and its data, and a digest that changes when the PDF would."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from scripts.facts.model import Locale
from scripts.facts.printed_pieces import Piece, PieceKind, printed_pieces, version
from scripts.paper.booklets import booklet_data
from scripts.paper.fact_states import Ground
from scripts.paper.feet import bare_address, check_address, foot_of
from scripts.paper.forms import Print, Size, prints_of
from scripts.paper.ingredients import common_ingredients, digest, ingredients_of
from scripts.paper.kits import kit_data
from scripts.paper.paper_words import PaperWords, Voice
from scripts.paper.sheet_words import SheetWords
from scripts.paper.sheets import sheet_data, sizes_to_try
from scripts.paper.typesetting import TEMPLATES

ORDINARY_ALONE, ORDINARY_SIDE_BY_SIDE, LARGE = 11.5, 10.0, 18.0
"""Sizes of type in booklets and kits, in points; a column of two is half as wide, so its letters are smaller."""

BOOKLETS = "booklet.typ"

_IN_FIXED_PLACES = ("code", "foot", "version", "draft")


@dataclass(frozen=True)
class Told:
    """What the template is told of a piece in some languages, on whatever paper; written when it is asked for."""

    ingredients: str
    write: Callable[[], Mapping[str, Any]]

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """Texts as runs, dates, addresses: all but the paper, the codes drawn and the size of type."""
        return self.write()

    @cached_property
    def digest(self) -> str:
        """Changes with any of the data."""
        return digest([json.dumps(self.data, ensure_ascii=False)])

    @cached_property
    def layout(self) -> str:
        """Changes with any of the data that needs room of its own: not with the code, nor with what the foot says."""
        roomy = {key: value for key, value in self.data.items() if key not in _IN_FIXED_PLACES}
        return digest([json.dumps(roomy, ensure_ascii=False)])


@dataclass(frozen=True)
class Job:
    """One PDF to make: what it is, what the template is given, and the sizes of type among which it is fitted."""

    print: Print
    version: str
    template: str
    told: Told
    look: Mapping[str, Any]
    sizes: tuple[float, ...]

    @property
    def data(self) -> dict[str, Any]:
        """What the template is given, but for the pictures of codes and the size of type."""
        return {**self.told.data, **self.look}

    @property
    def is_fitted(self) -> bool:
        """Whether the PDF is to have as few pages as its sizes of type allow."""
        return self.template != BOOKLETS

    @cached_property
    def ingredients(self) -> str:
        """Changes with everything that the PDF may depend on, and sometimes in vain; quickly known."""
        return self._with_setting(self.told.ingredients)

    @cached_property
    def digest(self) -> str:
        """Changes with everything that the PDF depends on, and with nothing else; its data must be written first."""
        return self._with_setting(self.told.digest)

    @cached_property
    def layout(self) -> str:
        """Changes with everything on which the size of type depends that a sheet is given."""
        return self._with_setting(self.told.layout)

    def _with_setting(self, told: str) -> str:
        return digest([self.template, str(self.sizes), str(self.look), told, _engine()])


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

    def jobs(self, is_wanted: Callable[[Print], bool] = lambda made: True) -> Iterator[Job]:
        """Every PDF that is wanted: first the short ones, so that a changed fact is on its sheet within seconds.

        Then the kits, the longest first, so that no worker is left alone with one at the end.
        """
        for piece in sorted(self.pieces.values(), key=lambda one: (bool(one.booklets), -len(one.booklets))):
            yield from self._jobs_of(piece, is_wanted)

    def _jobs_of(self, piece: Piece, is_wanted: Callable[[Print], bool]) -> Iterator[Job]:
        told: dict[tuple[Locale, ...], Told] = {}
        rests_on = ingredients_of(piece, self.ground, self._common)
        day = version(piece, self.ground.today).isoformat()
        prints = filter(is_wanted, prints_of(piece, self.ground.corpus.locales))
        for made in sorted(prints, key=lambda one: len(one.languages), reverse=True):
            if made.languages not in told:
                told[made.languages] = Told(rests_on, partial(self._told, piece, made.languages))
            template, sizes = self._setting(piece, made)
            yield Job(made, day, template, told[made.languages], _look(made), sizes)

    @cached_property
    def _common(self) -> str:
        return common_ingredients(self.ground, self.words_of, self.sheet_words, self.site_url)

    def _setting(self, piece: Piece, made: Print) -> tuple[str, tuple[float, ...]]:
        is_large = made.size is Size.LARGE
        if piece.kind in (PieceKind.SHEET, PieceKind.CARD):
            return f"{piece.kind.value}.typ", sizes_to_try(made.languages, is_large)
        ordinary = ORDINARY_ALONE if len(made.languages) == 1 else ORDINARY_SIDE_BY_SIDE
        return BOOKLETS, (LARGE if is_large else ordinary,)

    def _told(self, piece: Piece, languages: tuple[Locale, ...]) -> Mapping[str, Any]:
        voice = Voice(self.words_of, languages)
        around: dict[str, Any] = {
            "languages": list(languages),
            "brand": {one: self.words_of[one].own["brand"] for one in self.words_of},
        }
        if piece.kind in (PieceKind.BOOKLET, PieceKind.KIT):
            around["page"] = voice.plain("page")
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


def _look(made: Print) -> dict[str, Any]:
    return {"paper": made.paper.in_typst, "large": made.size is Size.LARGE}


@cache
def _engine() -> str:
    templates = sorted(TEMPLATES.glob("*.typ"))
    return digest([importlib.metadata.version("typst"), *(path.read_text("utf-8") for path in templates)])
