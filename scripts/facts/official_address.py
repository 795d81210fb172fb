"""Where a reader can check a fact with the office or in the law itself."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

from scripts.facts.citations import parse_citation
from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact

_OFFICIAL_HOSTS = (".gov", "law.cornell.edu")


def official_address(fact: Fact, corpus: Corpus, gone: Container[str] = ()) -> str | None:
    """The official page where the reader can check the fact: the law itself first, then an office's page.

    A page whose address is among those that are `gone` is passed over.
    """
    primary = [corpus.source[cited.source] for cited in fact.sources]
    official = [
        s.address
        for s in primary
        if s.is_primary
        and s.unsafe_in_russia == "false"
        and _is_official(s.address)
        and s.address not in gone
    ]
    if official:
        return official[0]
    for citation in fact.law:
        parsed = parse_citation(citation)
        if parsed is not None and parsed.address is not None and parsed.address not in gone:
            return parsed.address
    return None


def _is_official(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return host.endswith(_OFFICIAL_HOSTS)
