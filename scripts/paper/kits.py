"""A kit: one sheet of first steps, then the booklets that the situation needs, in one file."""

from __future__ import annotations

import re
from typing import Any

from scripts.facts.catalogue import SituationPage
from scripts.facts.model import Locale
from scripts.facts.printed_pieces import Piece, kit_id
from scripts.paper.fact_states import Ground
from scripts.paper.feet import foot_of
from scripts.paper.paper_words import Voice
from scripts.paper.runs import Runs, runs

_SAID = re.compile(r"«(?P<said>[A-Z][^«»]*)» \((?P<means>«[^«»]*»)\)|[\"“](?P<english>[^\"“”]*)[\"”]")


def kit_data(
    piece: Piece, booklets: list[dict[str, Any]], ground: Ground, voice: Voice, site_url: str
) -> dict[str, Any]:
    """What the template prints of a kit. `booklets` is the data of its booklets, in order."""
    situation = next(page for page in ground.corpus.situations.situations if kit_id(page) == piece.id)
    return {
        **foot_of(piece, ground, voice, site_url),
        "kind": voice.own("kinds.kit"),
        "title": voice.text(situation.title),
        "intro": voice.text(situation.hint),
        "first_steps": voice.of_site("first_steps"),
        "steps": _steps(situation, voice),
        "page": voice.own("page"),
        "in_this_kit": voice.own("in_this_kit"),
        "elsewhere": {name: words for booklet in booklets for name, words in booklet["elsewhere"].items()},
        "booklets": booklets,
    }


def _steps(situation: SituationPage, voice: Voice) -> list[dict[Locale, dict[str, Runs]]]:
    count = max(len(situation.first_steps[locale]) for locale in voice.languages)
    told = {locale: situation.first_steps[locale] for locale in voice.languages}
    return [
        {locale: _step(steps[n], locale) for locale, steps in told.items() if n < len(steps)}
        for n in range(count)
    ]


def _step(step: str, locale: Locale) -> dict[str, Runs]:
    """What to do, the words to say in English, and what these mean."""
    told, _, said = step.strip().partition("\n\n")
    found = _SAID.fullmatch(" ".join(said.split()))
    if found is None:
        return {"do": runs(told, locale), "say": runs(said.strip(), locale), "means": []}
    return {
        "do": runs(told, locale),
        "say": runs(found["said"] or found["english"], "en"),
        "means": runs(found["means"], locale) if found["means"] else [],
    }
