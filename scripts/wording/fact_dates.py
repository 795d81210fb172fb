"""How the date of a fact is said: what no source was read for is never called true."""

from __future__ import annotations

from scripts.facts.model import Confidence, Fact
from scripts.wording.words import Words


def as_of_words(fact: Fact, words: Words) -> str:
    """«Верно на {date}», or «Сведения на {date}» for a fact that is not confirmed; the date is still to be put in."""
    return words["as_of_unconfirmed" if fact.confidence is Confidence.UNCONFIRMED else "as_of"]
