"""What is printed: booklets, kits, sheets and the card; which facts each holds, and how a print tells what changed.

A print bears `check/#<piece>.<version>.<fingerprints>`: three hexadecimal digits for the piece's own words and three
for each fact in it. The page `/check/` compares them with its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scripts.facts.catalogue import SituationPage
from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact, Text
from scripts.facts.sheets_model import Form, Sheet

FINGERPRINT_DIGITS = 3  # one change in 4,096 would pass unseen; a longer one makes the code too fine to scan
CHECK_PAGE = "check"
PRINT_FOLDER = "print"

_REFERENCE = re.compile(r"\]\(fact:([a-z0-9-]+)\)")


class PieceKind(StrEnum):
    """What sort of paper a piece is."""

    BOOKLET = "booklet"
    KIT = "kit"
    SHEET = "sheet"
    CARD = "card"


@dataclass(frozen=True)
class Piece:
    """One thing to print. `facts` are the facts that it tells, in reading order; `booklets` the ids of a kit's parts.

    `own_words` are the texts that no fact brought: the lines of a sheet, the first steps of a kit.
    """

    id: str
    kind: PieceKind
    title: Text
    facts: tuple[Fact, ...]
    own_words: tuple[str, ...]
    booklets: tuple[str, ...] = ()


def printed_pieces(corpus: Corpus) -> tuple[Piece, ...]:
    """Every piece: kits by situation, sheets with the card, booklets by section, as readers meet them."""
    return (
        *(_kit(situation, corpus) for situation in corpus.situations.situations),
        *(_sheet(sheet, corpus) for sheet in corpus.sheets),
        *(
            Piece(section.id, PieceKind.BOOKLET, section.title, tuple(section.facts), _texts(section.title))
            for topic in corpus.topics
            for section in topic.sections
        ),
    )


def kit_id(situation: SituationPage) -> str:
    """The id of a situation's kit."""
    return f"kit-{situation.id.value}"


def facts_led_to(texts: Iterable[str]) -> tuple[str, ...]:
    """The ids of the facts to which the texts lead, each once."""
    return tuple(dict.fromkeys(name for text in texts for name in _REFERENCE.findall(text)))


def version(piece: Piece, today: date) -> date:
    """The last day, up to today, by which a fact of the piece was read or changed; today where it holds no fact."""
    return max((told_as_of(fact, today) for fact in piece.facts), default=today)


def told_as_of(fact: Fact, today: date) -> date:
    """The last day, up to today, by which the fact was read in its sources, changed for the reader or was reworded."""
    days = [fact.as_of, *(change.date for change in fact.history)]
    days += [] if fact.agreed_on is None else [fact.agreed_on]
    return max([fact.as_of, *(day for day in days if day <= today)])


def fingerprint(fact: Fact) -> str:
    """Three digits that change with any text of the fact in any language, and with its state in law."""
    parts: list[str] = []
    for locale in sorted(fact.question):
        parts += [locale, fact.question[locale], fact.answer[locale], *(fact.steps or {}).get(locale, [])]
        parts.append((fact.contested or {}).get(locale, ""))
    return _digits([*parts, str(fact.ended), fact.confidence.value])


def own_fingerprint(piece: Piece) -> str:
    """Three digits that change with the words that no fact brought."""
    return _digits(piece.own_words)


def fingerprints(piece: Piece) -> str:
    """The piece's own digits and those of each fact, in one row."""
    return own_fingerprint(piece) + "".join(map(fingerprint, piece.facts))


def check_fragment(piece: Piece, today: date) -> str:
    """What stands after `#` in the code on the paper: `bond.2026-09-10.3f2a1b`."""
    return f"{piece.id}.{version(piece, today).isoformat()}.{fingerprints(piece)}"


def _kit(situation: SituationPage, corpus: Corpus) -> Piece:
    steps = [step for texts in situation.first_steps.values() for step in texts]
    named = dict.fromkeys([*situation.first_facts, *facts_led_to(steps)])
    facts = tuple(corpus.fact[name] for name in named)
    booklets = dict.fromkeys(corpus.place_of[fact.id][1].id for fact in facts)
    return Piece(
        kit_id(situation),
        PieceKind.KIT,
        situation.title,
        facts,
        (*_texts(situation.title), *steps),
        tuple(booklets),
    )


def _sheet(sheet: Sheet, corpus: Corpus) -> Piece:
    texts = [sheet.title, sheet.what]
    for block in sheet.blocks:
        texts += [block.title, *(line.text for line in block.lines)]
    words = tuple(words for text in texts for words in _texts(text))
    kind = PieceKind.CARD if sheet.form is Form.CARD else PieceKind.SHEET
    return Piece(sheet.id, kind, sheet.title, tuple(corpus.fact[name] for name in sheet.fact_ids), words)


def _texts(text: Text) -> tuple[str, ...]:
    return tuple(text[locale] for locale in sorted(text))


def _digits(parts: Iterable[str]) -> str:
    folded = "\n".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(folded.encode()).hexdigest()[:FINGERPRINT_DIGITS]
