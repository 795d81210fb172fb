"""A booklet: the facts of a section, and the list of their sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.facts.catalogue import Source
from scripts.facts.model import Fact
from scripts.facts.printed_pieces import Piece
from scripts.facts.review_dates import has_ended
from scripts.facts.safety_in_russia import needs_warning
from scripts.paper.fact_states import Ground
from scripts.paper.facts_on_paper import fact_on_paper
from scripts.paper.feet import foot_of
from scripts.paper.paper_words import Voice
from scripts.paper.pointers import elsewhere


def booklet_data(piece: Piece, ground: Ground, voice: Voice, site_url: str) -> dict[str, Any]:
    """What the template prints of a booklet; ended rules stand last, as on the page of the section."""
    section = ground.corpus.section[piece.id]
    facts = sorted(piece.facts, key=lambda fact: has_ended(fact, ground.today))
    numbers = numbers_of_sources(facts)
    return {
        **foot_of(piece, ground, voice, site_url),
        "kind": voice.own("kinds.booklet"),
        "title": voice.text(section.title),
        "intro": voice.text(section.intro),
        "elsewhere": elsewhere(facts, ground.corpus, voice),
        "facts": [fact_on_paper(fact, ground, voice, numbers) for fact in facts],
        "sources_title": voice.own("sources_title"),
        "sources": _sources(numbers, ground, voice),
    }


def numbers_of_sources(facts: list[Fact]) -> dict[str, int]:
    """Source id -> its number in the list, in the order in which the facts cite them."""
    cited = dict.fromkeys(cited.source for fact in facts for cited in fact.sources)
    return {source: number for number, source in enumerate(cited, 1)}


def _sources(numbers: Mapping[str, int], ground: Ground, voice: Voice) -> list[dict[str, Any]]:
    return [_source(number, ground.corpus.source[name], voice) for name, number in numbers.items()]


def _source(number: int, source: Source, voice: Voice) -> dict[str, Any]:
    """Its title and publisher. No address: paper is searched at borders, and an address may be dangerous in Russia."""
    is_dangerous = needs_warning(source.unsafe_in_russia)
    return {
        "number": number,
        "title": _ended(source.title),
        "language": source.language,
        # a publisher may be called by its address
        "publisher": "" if is_dangerous else _ended(source.publisher),
        "unsafe": voice.own("unsafe") if is_dangerous else {},
    }


def _ended(words: str) -> str:
    """The words as a sentence: some titles bring their own stop."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."
