"""Rules of citations: each is understood, and so can be turned into an address."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.facts.citations import parse_citation
from scripts.facts.rules.raw_folder import RawFolder
from scripts.facts.rules.registry import Finding, rule


@rule
def citation_parses(folder: RawFolder) -> Iterator[Finding]:
    """A citation has a form that the citation library or citations.yml knows."""
    for fact in folder.facts:
        for path, citation in fact.list_of("law"):
            if isinstance(citation, str) and citation.strip() and parse_citation(citation) is None:
                yield Finding(
                    fact.file,
                    path,
                    f"“{citation[:80]}” is not understood as a citation. Write it like 8 U.S.C. § 1158(a)(2).",
                    f"«{citation[:80]}» не читается как ссылка на закон. Напишите её так: 8 U.S.C. § 1158(a)(2).",
                )


@rule
def citation_stands_once(folder: RawFolder) -> Iterator[Finding]:
    """A fact cites a rule once."""
    for fact in folder.facts:
        met: set[str] = set()
        for path, citation in fact.list_of("law"):
            if not isinstance(citation, str):
                continue
            folded = "".join(citation.split()).casefold()
            if folded in met:
                yield Finding(
                    fact.file,
                    path,
                    f"The citation {citation[:80]} stands twice. Remove the second one.",
                    f"Ссылка на {citation[:80]} стоит дважды. Уберите повтор.",
                )
            met.add(folded)
