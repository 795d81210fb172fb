"""Every address that we cite is collected, with all that rests on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.facts.checking import check_folder
from scripts.facts.citations import parse_citation
from scripts.facts.corpus import Corpus
from scripts.links.collecting import collect
from scripts.links.running import hosts_of
from tests.conftest import ROOT, SOUND_FACTS, TODAY


def _corpus(folder: Path) -> Corpus:
    corpus = check_folder(folder, TODAY).corpus
    assert corpus is not None
    return corpus


def test_sources_organizations_citations_and_texts_are_all_collected() -> None:
    addresses = collect(_corpus(SOUND_FACTS), None, None)
    statute = addresses["https://law.example.gov/statute/1"]
    assert statute.sources == ["test-statute"]
    assert statute.facts == ["test-reply-deadline"]
    assert statute.words == ("thirty days after the notice",)
    assert addresses["https://aid.example.org/"].organizations == ["test-aid"]
    assert addresses["https://aid.example.org/"].facts == ["test-reply-deadline"]
    assert addresses["https://forms.example.org/test-33"].facts == ["test-change-address"]
    [cited] = [one for one in addresses.values() if "8 C.F.R. § 1003.15(d)" in one.law]
    assert cited.facts == ["test-change-address"] and "1003.15" in cited.address
    assert list(addresses) == sorted(addresses)


def test_two_sources_at_one_address_are_one_question_about_all_their_words() -> None:
    corpus = _corpus(SOUND_FACTS)
    first, second, *others = corpus.sources
    same = [first, second.model_copy(update={"address": first.address}), *others]
    twice = replace(corpus, sources=tuple(same))
    cited = collect(twice, None, None)[first.address]
    assert cited.sources == ["test-statute", "test-office-page"]
    assert cited.words == ("five business days", "form 33", "thirty days after the notice")
    assert set(cited.facts) == {fact.id for id_ in cited.sources for fact in twice.facts_on_source[id_]}


@pytest.fixture(scope="module")
def real() -> Corpus:
    return _corpus(ROOT / "facts")


def test_no_source_organization_or_citation_of_ours_is_forgotten(real: Corpus) -> None:
    addresses = collect(real, ROOT / "docs", None)
    for source in real.sources:
        assert source.id in addresses[source.address].sources
        assert {fact.id for fact in real.facts_on_source[source.id]} <= set(addresses[source.address].facts)
    for organization in real.organizations:
        assert (
            organization.address is None or organization.id in addresses[organization.address].organizations
        )
    for fact in real.facts:
        for citation in fact.law:
            parsed = parse_citation(citation)
            if parsed is not None and parsed.address is not None:
                assert fact.id in addresses[parsed.address].facts


def test_addresses_of_one_page_and_of_one_host_are_asked_together(real: Corpus) -> None:
    addresses = collect(real, None, None)
    hosts = hosts_of(addresses.values())
    names = [host for host, _ in hosts]
    assert len(names) == len(set(names))
    pages = [page for _, of_host in hosts for page in of_host]
    assert len(pages) == len({page[0].page_address for page in pages})
    assert sum(map(len, pages)) == len(addresses)
    assert [len(of_host) for _, of_host in hosts] == sorted((len(one) for _, one in hosts), reverse=True)
