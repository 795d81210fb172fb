"""All that lies in `facts/`, read and found sound, with the look-ups that pages, paper and links need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.facts.catalogue import Leaf, Organization, SituationsFile, Source, Term
from scripts.facts.model import Fact, Locale, Section, Topic
from scripts.facts.sheets_model import Sheet


@dataclass(frozen=True)
class Corpus:
    """The facts and what they refer to. `topics` stand in the order in which readers meet them."""

    topics: tuple[Topic, ...]
    sources: tuple[Source, ...]
    organizations: tuple[Organization, ...]
    terms: tuple[Term, ...]
    situations: SituationsFile
    sheets: tuple[Sheet, ...]

    @cached_property
    def locales(self) -> tuple[Locale, ...]:
        """The languages of the folder, the first one being the site's own."""
        return tuple(self.topics[0].title) if self.topics else ()

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact in reading order."""
        return tuple(fact for _, _, fact in self.placed_facts())

    def placed_facts(self) -> Iterator[tuple[Topic, Section, Fact]]:
        """Every fact with the topic and section where it stands."""
        for topic in self.topics:
            for section in topic.sections:
                for fact in section.facts:
                    yield topic, section, fact

    @cached_property
    def place_of(self) -> dict[str, tuple[Topic, Section]]:
        """Fact id -> its topic and section."""
        return {fact.id: (topic, section) for topic, section, fact in self.placed_facts()}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Fact id -> fact."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def section(self) -> dict[str, Section]:
        """Section id -> section."""
        return {section.id: section for topic in self.topics for section in topic.sections}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Source id -> source."""
        return {source.id: source for source in self.sources}

    @cached_property
    def organization(self) -> dict[str, Organization]:
        """Organization id -> organization."""
        return {organization.id: organization for organization in self.organizations}

    @cached_property
    def term(self) -> dict[str, Term]:
        """Term id -> term."""
        return {term.id: term for term in self.terms}

    @cached_property
    def sheet(self) -> dict[str, Sheet]:
        """Sheet id -> sheet, the wallet card included."""
        return {sheet.id: sheet for sheet in self.sheets}

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every end of the finder's trees."""
        return tuple(leaf for tree in self.situations.trees for leaf in tree.leaves)

    @cached_property
    def facts_on_source(self) -> dict[str, tuple[Fact, ...]]:
        """Source id -> the facts that rest on it, in reading order."""
        resting: dict[str, list[Fact]] = {source.id: [] for source in self.sources}
        for fact in self.facts:
            for cited in fact.sources:
                if fact not in resting.setdefault(cited.source, []):
                    resting[cited.source].append(fact)
        return {source: tuple(facts) for source, facts in resting.items()}
