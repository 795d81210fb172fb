"""What can be found in one language: facts, sections, terms and organizations of the corpus; no source lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.facts.catalogue import Organization, Term
from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact, Locale, Section, Topic
from scripts.facts.plain_text import plain_text
from scripts.website.search_index import SearchDocument

GLOSSARY_PAGE = "reference/glossary"
ORGANIZATIONS_PAGE = "reference/organizations"
# Answers come first: a section or a term is offered after them unless it fits much better.
_SECTION_WEIGHT = 0.5
_TERM_WEIGHT = 0.4
_ORGANIZATION_WEIGHT = 0.5
_FACTS_OF_LEAF = 3


@dataclass(frozen=True)
class _Language:
    """A language of the site and the folder in which its pages lie (empty for the site's own)."""

    locale: Locale
    folder: str
    others: tuple[Locale, ...]

    def of(self, text: Mapping[Locale, str]) -> str:
        """The text in this language, as plain words."""
        return plain_text(text.get(self.locale, ""))

    def elsewhere(self, text: Mapping[Locale, str]) -> str:
        """The same text in the other languages."""
        return " ".join(plain_text(text[locale]) for locale in self.others if locale in text)


def search_documents(corpus: Corpus, locale: Locale) -> list[SearchDocument]:
    """Everything in the facts that a reader of this language can search for, in reading order."""
    own = corpus.locales[0]
    others = tuple(other for other in corpus.locales if other != locale)
    language = _Language(locale, "" if locale == own else f"{locale}/", others)
    return list(_documents(corpus, language))


def names_of_terms(corpus: Corpus) -> list[list[str]]:
    """For each term of the glossary the names that mean it, in all languages: залог, bond."""
    return [[name for text in term.name.values() for name in parts_of_name(text)] for term in corpus.terms]


def parts_of_name(name: str) -> list[str]:
    """The names that a name of a term holds: «залог (bond)» is залог and bond."""
    return [part.strip() for part in re.split(r"[(),;/«»]| — ", name) if part.strip()]


def _ways_to_facts(corpus: Corpus, language: _Language) -> dict[str, list[str]]:
    """Fact id -> what readers call their trouble where the finder leads them to that fact first."""
    ways: dict[str, list[str]] = {}
    for tree in corpus.situations.trees:
        label_of = {option.goto: language.of(option.label) for ask in tree.asks for option in ask.options}
        for leaf in tree.leaves:
            for fact_id in leaf.facts[:_FACTS_OF_LEAF]:
                ways.setdefault(fact_id, []).extend([language.of(leaf.title), label_of.get(leaf.id, "")])
    return ways


def _documents(corpus: Corpus, language: _Language) -> Iterator[SearchDocument]:
    ways = _ways_to_facts(corpus, language)
    for topic in corpus.topics:
        for section in topic.sections:
            yield _of_section(topic, section, language)
            for fact in section.facts:
                yield _of_fact(section, fact, language, ways.get(fact.id, []))
    for term in corpus.terms:
        yield _of_term(term, language)
    for organization in corpus.organizations:
        yield _of_organization(organization, language)


def _of_fact(section: Section, fact: Fact, language: _Language, ways: list[str]) -> SearchDocument:
    steps = fact.steps.get(language.locale, []) if fact.steps else []
    asked_as = fact.asked_as or {}
    return SearchDocument(
        id=fact.id,
        address=f"{language.folder}faq/{section.id}/#{fact.id}",
        title=language.of(fact.question),
        place=language.of(section.title),
        body=plain_text("\n".join([fact.answer.get(language.locale, ""), *steps])),
        keywords=" · ".join([*fact.law, language.of(asked_as)]),
        other=" ".join([language.elsewhere(fact.question), language.elsewhere(asked_as), *ways]),
    )


def _of_section(topic: Topic, section: Section, language: _Language) -> SearchDocument:
    return SearchDocument(
        id=f"section:{section.id}",
        address=f"{language.folder}faq/{section.id}/",
        title=language.of(section.title),
        place=language.of(topic.title),
        body=language.of(section.intro),
        other=language.elsewhere(section.title),
        weight=_SECTION_WEIGHT,
    )


def _of_term(term: Term, language: _Language) -> SearchDocument:
    return SearchDocument(
        id=f"term:{term.id}",
        address=f"{language.folder}{GLOSSARY_PAGE}/#{term.id}",
        title=language.of(term.name),
        place="",
        body=language.of(term.meaning),
        other=language.elsewhere(term.name),
        weight=_TERM_WEIGHT,
    )


def _of_organization(organization: Organization, language: _Language) -> SearchDocument:
    return SearchDocument(
        id=f"organization:{organization.id}",
        address=f"{language.folder}{ORGANIZATIONS_PAGE}/#{organization.id}",
        title=language.of(organization.name),
        place="",
        body=" ".join(filter(None, (language.of(organization.what), language.of(organization.serves)))),
        other=language.elsewhere(organization.name),
        weight=_ORGANIZATION_WEIGHT,
    )
