"""The fragment that lists every source: what it is, what must stand there, and which answers rest on it."""

from __future__ import annotations

from scripts.facts.catalogue import Source
from scripts.facts.safety_in_russia import is_for_readers_in_russia
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.inline import as_title, html_text
from scripts.pages.source_link import source_name
from scripts.pages.source_state import state_in_list
from scripts.wording.typography import marked_html, set_type
from scripts.wording.words import Words

KINDS = ("statute", "regulation", "decision", "court-order", "agency", "practice-guide", "press")


def source_list(words: Words, site: Site) -> str:
    """All sources by kind, the strongest kind first, by title within a kind."""
    parts: list[str] = []
    for kind in KINDS:
        sources = sorted(
            (s for s in site.corpus.sources if s.kind == kind), key=lambda s: (s.title.casefold(), s.id)
        )
        if sources:
            parts.append(f"## {words[f'source_kinds.{kind}']} {{#{kind}}}\n")
            parts += [_source(source, words, site) for source in sources]
    return "\n".join(parts)


def _source(source: Source, words: Words, site: Site) -> str:
    facts = site.corpus.facts_on_source[source.id]
    in_russia = any(is_for_readers_in_russia(fact, site.corpus.place_of[fact.id][0].topic) for fact in facts)
    publisher = marked_html(source.publisher, words.locale)
    lines = [f'<p id="{source.id}">{source_name(source, words, in_russia)} — {publisher}</p>', ""]
    if source.words:
        quoted = "; ".join(f'<q lang="{source.language}">{html_text(phrase)}</q>' for phrase in source.words)
        lines += [f'<p class="small">{words["must_say"]}: {quoted}</p>', ""]
    if state := state_in_list(source, words, site, in_russia):
        lines += [f'<p class="small">{state}</p>', ""]
    resting = ", ".join(
        f"[{as_title(set_type(fact.question[words.locale], words.locale))}]"
        f"({markdown_path(site.fact_page(fact.id), fact.id)})"
        for fact in facts
    )
    summary = words["rests_on"].format(count=len(facts))
    # on paper the list of sources would be twice as long
    opening = f'<details class="on-screen" markdown="1"><summary>{summary}</summary>'
    lines += [opening, "", resting, "", "</details>", ""]
    return "\n".join(lines)
