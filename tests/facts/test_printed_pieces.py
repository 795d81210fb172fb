"""What is printed: pieces with names of their own, and fingerprints that tell a changed text."""

from __future__ import annotations

import pytest

from scripts.facts.corpus import Corpus
from scripts.facts.printed_pieces import Piece, fingerprint, printed_pieces
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def pieces(corpus: Corpus) -> dict[str, Piece]:
    return {piece.id: piece for piece in printed_pieces(corpus)}


def test_fingerprint_tells_a_changed_text_and_nothing_else(corpus: Corpus) -> None:
    fact = corpus.facts[0]
    same = fact.model_copy(update={"asked_as": None, "recheck": "another note for editors"})
    assert fingerprint(same) == fingerprint(fact)
    for field in ("question", "answer"):
        for locale in fact.question:
            text = getattr(fact, field) | {locale: getattr(fact, field)[locale] + " и ещё слово"}
            assert fingerprint(fact.model_copy(update={field: text})) != fingerprint(fact)
    assert fingerprint(fact.model_copy(update={"ended": TODAY})) != fingerprint(fact)


def test_ids_of_pieces_and_of_other_anchors_never_meet(pieces: dict[str, Piece], corpus: Corpus) -> None:
    assert len(pieces) == len(printed_pieces(corpus))
    assert not set(pieces) & {"index", "answer", "main", "menu", "top", "search"}
