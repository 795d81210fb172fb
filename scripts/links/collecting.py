"""Which addresses we cite, and what rests on each: facts, sources, organizations, citations of law, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.facts.citations import parse_citation
from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact
from scripts.links.address_parts import without_fragment
from scripts.links.page_links import addresses_in_html, addresses_in_markdown, addresses_in_text

_MADE = ("faq", "situations", "facts")
"""Folders of `docs/` whose pages are made from the facts: their addresses are the facts' own."""


@dataclass
class Cited:
    """One address as it is written, with its `#fragment`, and what rests on it, in reading order."""

    address: str
    sources: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    law: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    words: tuple[str, ...] = ()
    """Phrases that must stand on the page."""

    @property
    def page_address(self) -> str:
        """What is asked of the server."""
        return without_fragment(self.address)

    @property
    def ids(self) -> set[str]:
        """Every id by which a person may call it."""
        return {*self.sources, *self.facts, *self.organizations}


Addresses = dict[str, Cited]


def collect(corpus: Corpus, docs: Path | None, site: Path | None) -> Addresses:
    """Address -> what rests on it, by the alphabet. `docs`, `site`: folders to look through, where they are there."""
    addresses: Addresses = {}
    for source in corpus.sources:
        cited = _entry(addresses, source.address)
        _note(cited.sources, source.id)
        cited.words = tuple(sorted({*cited.words, *source.words}))
        for fact in corpus.facts_on_source[source.id]:
            _note(cited.facts, fact.id)
    for organization in corpus.organizations:
        if organization.address is not None:
            cited = _entry(addresses, organization.address)
            _note(cited.organizations, organization.id)
            for fact_id in organization.from_facts:
                _note(cited.facts, fact_id)
    for fact in corpus.facts:
        _collect_fact(addresses, fact)
    for place, found in (*_elsewhere(corpus), *_in_files(docs, "docs", "*.md", addresses_in_markdown)):
        for address in found:
            _note(_entry(addresses, address).pages, place)
    known = set(addresses)
    for place, found in _in_files(site, "site", "*.html", addresses_in_html):
        # the pages of the site show what was found before; only what stands nowhere else is news
        for address in set(found) - known:
            _note(_entry(addresses, address).pages, place)
    return dict(sorted(addresses.items()))


def _collect_fact(addresses: Addresses, fact: Fact) -> None:
    for citation in fact.law:
        parsed = parse_citation(citation)
        if parsed is not None and parsed.address is not None:
            cited = _entry(addresses, parsed.address)
            _note(cited.law, citation)
            _note(cited.facts, fact.id)
    for address in _addresses_in(fact.model_dump()):
        _note(_entry(addresses, address).facts, fact.id)


def _elsewhere(corpus: Corpus) -> Iterator[tuple[str, list[str]]]:
    """The addresses in what is no fact, source or organization, with the file where they stand."""
    yield "facts/glossary.yml", _addresses_in([term.model_dump() for term in corpus.terms])
    yield "facts/situations.yml", _addresses_in(corpus.situations.model_dump())
    yield "facts/sheets.yml", _addresses_in([sheet.model_dump() for sheet in corpus.sheets])
    for topic in corpus.topics:
        shell = topic.model_dump(exclude={"sections": {"__all__": {"facts"}}})
        yield f"facts/{topic.topic}.yml", _addresses_in(shell)


def _in_files(
    folder: Path | None, name: str, pattern: str, read: Callable[[str], set[str]]
) -> Iterator[tuple[str, list[str]]]:
    """The addresses in each file of a folder, with the file as `name` and the path below it."""
    for path in sorted(folder.rglob(pattern)) if folder is not None else ():
        place = path.relative_to(folder) if folder is not None else path
        if name == "site" or not set(place.parts) & set(_MADE):
            yield (
                f"{name}/{place.as_posix()}",
                sorted(read(path.read_text(encoding="utf-8", errors="replace"))),
            )


def _entry(addresses: Addresses, address: str) -> Cited:
    return addresses.setdefault(address, Cited(address))


def _note(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _addresses_in(data: Any) -> list[str]:
    """Every address in the texts of a record."""
    if isinstance(data, str):
        return sorted(addresses_in_text(data))
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return sorted({address for part in parts for address in _addresses_in(part)})
