"""A fact as data for Typst: question, what must be known first, answer, steps, then its dates, law and sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.facts.model import Fact
from scripts.facts.review_dates import has_ended, is_overdue, review_by
from scripts.paper.blocks import blocks, side_by_side, steps
from scripts.paper.fact_states import Ground, notices, roof_of
from scripts.paper.paper_words import PaperWords, Said, Voice
from scripts.paper.runs import Runs, runs
from scripts.wording.fact_dates import as_of_words
from scripts.wording.typography import set_plain


def fact_on_paper(fact: Fact, ground: Ground, voice: Voice, numbers: Mapping[str, int]) -> dict[str, Any]:
    """What the template prints of a fact. `numbers` are those of its sources in the list at the end of the booklet."""
    answer = {locale: blocks(fact.answer[locale], locale) for locale in voice.languages}
    do = {locale: steps((fact.steps or {}).get(locale, []), locale) for locale in voice.languages}
    return {
        "id": fact.id,
        "roof": roof_of(fact, ground),
        "question": voice.text(fact.question),
        "notices": notices(fact, ground, voice),
        "answer": side_by_side(answer),
        "steps": side_by_side(do) if any(do.values()) else [],
        "what_to_do": voice.of_site("what_to_do"),
        "dates": _dates(fact, ground, voice),
        "law_word": voice.own("law"),
        "law": [set_plain(citation, "en") for citation in fact.law],
        "sources_word": voice.own("sources"),
        "sources": [numbers[cited.source] for cited in fact.sources],
    }


def _dates(fact: Fact, ground: Ground, voice: Voice) -> Said:
    return {locale: _dates_in(fact, ground, voice.words_of[locale]) for locale in voice.languages}


def _dates_in(fact: Fact, ground: Ground, words: PaperWords) -> Runs:
    site = words.site
    said = [
        f"{as_of_words(fact, site).format(date=words.day(fact.as_of))}; {site[f'confidence.{fact.confidence.value}']}."
    ]
    if fact.in_force_from is not None:
        said.append(f"{site['in_force_from'].format(date=words.day(fact.in_force_from))}.")
    reviewed = fact.legal_review
    if reviewed is not None and reviewed.by is not None and reviewed.on is not None:
        said.append(site["reviewed"].format(by=reviewed.by, on=words.day(reviewed.on)))
    if not has_ended(fact, ground.today):
        said.append(_when_to_check(fact, ground, words))
    return runs(" ".join(said), site.locale)


def _when_to_check(fact: Fact, ground: Ground, words: PaperWords) -> str:
    address = ground.address_to_check(fact)
    ask = "" if address else "_ask"
    where = address or words.site["somebody_who_helps"]
    overdue = is_overdue(fact, ground.today)
    told = words.site[f"{'due_since' if overdue else 'check_after'}{ask}"].format(
        date=words.day(review_by(fact)), where=where
    )
    return f"**{words.site['due']}** {told}" if overdue else told
