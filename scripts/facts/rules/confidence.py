"""The rule of confidence: a fact claims no more than the sources that were read."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.facts.catalogue import PRIMARY_KINDS
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.registry import Finding, rule


@rule
def confidence_is_earned(folder: RawFolder) -> Iterator[Finding]:
    """`primary` needs a statute, rule, decision or official page that was read; `secondary` any that was."""
    if "source" not in folder.known:
        return
    kind_of = {source.id: source.data.get("kind") for source in folder.sources if source.id is not None}
    for fact in folder.facts:
        claimed = fact.data.get("confidence")
        cited = [item.data for item in fact.records_of("sources")]
        if any(item.get("source") not in kind_of for item in cited if isinstance(item.get("source"), str)):
            continue  # an unknown source is told already, and may be the one that was read
        if not cited or claimed not in ("primary", "secondary"):
            continue
        read = [item for item in cited if item.get("seen") != "no" and isinstance(item.get("source"), str)]
        if not read:
            yield _claims_too_much(
                fact,
                f"The fact says {claimed}, but none of its sources was read. Write `confidence: unconfirmed`.",
                f"У факта стоит {claimed}, но ни один источник не прочитан. Напишите `confidence: unconfirmed`.",
            )
        elif claimed == "primary" and not any(kind_of[item["source"]] in PRIMARY_KINDS for item in read):
            yield _claims_too_much(
                fact,
                "The fact says primary, but no statute, rule, decision or official page was read. Write "
                "`confidence: secondary`.",
                "У факта стоит primary, но не прочитан ни закон, ни решение, ни страница ведомства. Напишите "
                "`confidence: secondary`.",
            )


def _claims_too_much(fact: Record, english: str, russian: str) -> Finding:
    return Finding(fact.file, (*fact.path, "confidence"), english, russian)
