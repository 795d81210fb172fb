"""From what the data of a print is written, as a digest: while that is the same, it need not be written again.

The digest holds more than a print may need (all sources, all words, the day, the code), so it may change in vain; what
is then written is compared as such. It never stays the same where the print would differ.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from scripts.facts.model import Locale
from scripts.facts.printed_pieces import Piece
from scripts.paper.fact_states import Ground
from scripts.paper.paper_words import PaperWords
from scripts.paper.sheet_words import SheetWords

_CODE = Path(__file__).parents[1]
_LIBRARIES = ("babel", "citeurl", "pydantic", "segno", "typst")


def digest(texts: Iterable[str]) -> str:
    """64 hexadecimal digits that change with any of the texts."""
    told = hashlib.sha256()
    for text in texts:
        told.update(text.encode() + b"\0")
    return told.hexdigest()


def common_ingredients(
    ground: Ground,
    words_of: Mapping[Locale, PaperWords],
    sheet_words: Mapping[Locale, SheetWords],
    site_url: str,
) -> str:
    """The digest of all on which every print may rest: everything but the facts and their sections."""
    corpus = ground.corpus
    records = [*corpus.sources, *corpus.organizations, *corpus.terms, corpus.situations, *corpus.sheets]
    around = [ground.today.isoformat(), site_url, repr(ground.lock), repr(words_of), repr(sheet_words)]
    # a text that leads to a fact in another booklet names that booklet
    places = [f"{fact.id} {section.title}" for _, section, fact in corpus.placed_facts()]
    return digest([_code(), *around, *places, *(record.model_dump_json() for record in records)])


def ingredients_of(piece: Piece, ground: Ground, common: str) -> str:
    """The digest of all on which the prints of the piece rest: what is common, its facts, its sections."""
    return digest([common, piece.id, *_own(piece, ground)])


def _own(piece: Piece, ground: Ground) -> Iterator[str]:
    sections = ground.corpus.section
    yield from (fact.model_dump_json() for fact in piece.facts)
    yield from (sections[name].model_dump_json() for name in (piece.id, *piece.booklets) if name in sections)


@cache
def _code() -> str:
    files = sorted(path for ending in ("py", "yml", "typ") for path in _CODE.rglob(f"*.{ending}"))
    versions = [importlib.metadata.version(name) for name in _LIBRARIES]
    return digest([*versions, *(path.read_text(encoding="utf-8") for path in files)])
