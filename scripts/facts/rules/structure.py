"""Rules of size: a page that a frightened reader can take in."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.facts.rules.raw_folder import RawFolder
from scripts.facts.rules.registry import Finding, rule

MOST_FACTS_ON_A_PAGE = 12


@rule
def section_holds_one_to_twelve_facts(folder: RawFolder) -> Iterator[Finding]:
    """A section is one page: neither empty nor longer than a dozen facts."""
    for section in folder.sections:
        facts = section.data.get("facts")
        if not isinstance(facts, list):
            continue
        if not facts:
            yield Finding(
                section.file,
                (*section.path, "facts"),
                "The section has no facts. Add one or remove the section.",
                "В разделе нет ни одного факта. Добавьте факт или уберите раздел.",
            )
        elif len(facts) > MOST_FACTS_ON_A_PAGE:
            yield Finding(
                section.file,
                (*section.path, "facts"),
                f"The section has {len(facts)} facts, more than {MOST_FACTS_ON_A_PAGE}. Split it in two.",
                f"В разделе фактов: {len(facts)}. Больше {MOST_FACTS_ON_A_PAGE} нельзя. Разделите его на два.",
            )
