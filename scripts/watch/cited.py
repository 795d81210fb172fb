"""What each fact stands on, in the spelling by which feeds are compared with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact, Kind
from scripts.facts.review_dates import has_ended
from scripts.watch.cases import Case, cases_in
from scripts.watch.references import Reference, Sort, part_of, references_in, references_in_address

MOST_FACTS_FOR_A_HINT = 12
"""A form or a section of the code that more facts speak of points at none of them."""

_ONLY_HINTS = (Sort.PART, Sort.STATUTE, Sort.FORM)
_READ_IN = "en"  # feeds, citations and names of cases are in English


@dataclass(frozen=True)
class Cited:
    """A fact with what it rests on (`firmly`), what it only has to do with (`loosely`), and its cases."""

    fact: Fact
    firmly: frozenset[Reference]
    loosely: frozenset[Reference]
    cases: frozenset[Case]


def cited_by_facts(corpus: Corpus, today: date) -> list[Cited]:
    """What each fact cites, in reading order; a rule that has ended is past being changed and is left out."""
    facts = [fact for fact in corpus.facts if not has_ended(fact, today)]
    loosely_by_fact = [_loosely(fact) for fact in facts]
    shared = _shared_by_too_many(loosely_by_fact)
    return [
        Cited(fact, _firmly(fact, corpus), _kept(fact, loosely, shared), _cases(fact, corpus))
        for fact, loosely in zip(facts, loosely_by_fact, strict=True)
    ]


def parts_with_earliest_day(cited: Iterable[Cited]) -> dict[tuple[str, str], date]:
    """Title and part of the Code of Federal Regulations -> the earliest `as_of` of the facts that cite it."""
    earliest: dict[tuple[str, str], date] = {}
    for one in cited:
        for reference in one.firmly | one.loosely:
            if reference.sort is Sort.PART:
                title, _, part = reference.value.partition("/")
                day = min(one.fact.as_of, earliest.get((title, part), one.fact.as_of))
                earliest[title, part] = day
    return earliest


def _firmly(fact: Fact, corpus: Corpus) -> frozenset[Reference]:
    named = {reference for citation in fact.law for reference in references_in(citation)}
    for used in fact.sources:
        named |= references_in_address(corpus.source[used.source].address)
    return frozenset(reference for reference in named if reference.sort not in (Sort.STATUTE, Sort.FORM))


def _loosely(fact: Fact) -> frozenset[Reference]:
    named = {reference for citation in fact.law for reference in references_in(citation)}
    named |= {part_of(reference) for reference in named if reference.sort is Sort.SECTION}
    text = " ".join([fact.answer.get(_READ_IN, ""), *(fact.steps or {}).get(_READ_IN, [])])
    named |= {reference for reference in references_in(text) if reference.sort is Sort.FORM}
    return frozenset(reference for reference in named | _asked(fact) if reference.sort in _ONLY_HINTS)


def _asked(fact: Fact) -> set[Reference]:
    question = references_in(fact.question.get(_READ_IN, ""))
    return {reference for reference in question if reference.sort is Sort.FORM}


def _shared_by_too_many(loosely_by_fact: list[frozenset[Reference]]) -> set[Reference]:
    counts: dict[Reference, int] = {}
    for references in loosely_by_fact:
        for reference in references:
            counts[reference] = counts.get(reference, 0) + 1
    return {
        reference
        for reference, count in counts.items()
        if count > MOST_FACTS_FOR_A_HINT and reference.sort is not Sort.PART
    }


def _kept(fact: Fact, loosely: frozenset[Reference], shared: set[Reference]) -> frozenset[Reference]:
    return frozenset(loosely - (shared - _asked(fact)))


def _cases(fact: Fact, corpus: Corpus) -> frozenset[Case]:
    """The cases it cites; where the fact is about a dispute, also those that its text and sources name."""
    texts = list(fact.law)
    if fact.kind is Kind.LITIGATION or fact.contested is not None:
        texts += [fact.answer.get(_READ_IN, ""), (fact.contested or {}).get(_READ_IN, "")]
        texts += [corpus.source[used.source].title for used in fact.sources]
    return frozenset(case for text in texts for case in cases_in(text))
