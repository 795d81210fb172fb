"""What every page bears: the id, the dates of its facts, the address where to check, and the code that leads there."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import segno

from scripts.facts.model import Fact
from scripts.facts.printed_pieces import CHECK_PAGE, Piece, check_fragment, version
from scripts.facts.review_dates import has_ended, review_by
from scripts.paper.fact_states import Ground
from scripts.paper.paper_words import PaperWords, Voice
from scripts.paper.runs import Run, Runs, runs

DRAFT_SITE = "http://127.0.0.1:8000/"
"""Where the code leads while the site has no address: the live preview of whoever made the draft."""


def foot_of(piece: Piece, ground: Ground, voice: Voice, site_url: str) -> dict[str, Any]:
    """The data of a page's foot. `site_url` is the address of the site with a slash at its end, or empty: a draft."""
    address = check_address(site_url)
    return {
        "id": piece.id,
        "foot": {
            locale: _words(piece, ground, voice.words_of[locale], address) for locale in voice.languages
        },
        "version": {locale: _version(piece, ground, voice.words_of[locale]) for locale in voice.languages},
        "code": f"{address}#{check_fragment(piece, ground.today)}",
        "qr_alt": voice.words_of[voice.languages[0]].own["code"],
        "draft": {} if site_url else voice.own("draft"),
    }


def check_address(site_url: str) -> str:
    """The address of the page that says whether a print is out of date."""
    return f"{site_url or DRAFT_SITE}{CHECK_PAGE}/"


def oldest_as_of(facts: tuple[Fact, ...], ground: Ground) -> Fact | None:
    """The fact that was read longest ago; a rule that is no longer law has nothing to be checked again."""
    return min(_in_force(facts, ground), key=lambda fact: fact.as_of, default=None)


def first_to_check(facts: tuple[Fact, ...], ground: Ground) -> Fact | None:
    """The fact whose review date comes first."""
    return min(_in_force(facts, ground), key=review_by, default=None)


def _in_force(facts: tuple[Fact, ...], ground: Ground) -> list[Fact]:
    return [fact for fact in facts if not has_ended(fact, ground.today)]


def _words(piece: Piece, ground: Ground, words: PaperWords, address: str) -> Runs:
    space: Run = {"t": " "}
    where: Run = {"t": bare_address(address), "nb": True}
    oldest, first = oldest_as_of(piece.facts, ground), first_to_check(piece.facts, ground)
    if oldest is None or first is None:
        return [*runs(words.own["foot_without_facts"], words.own.locale), space, where]
    key = "foot_due" if ground.today > review_by(first) else "foot"
    said = words.own[key].format(as_of=words.day(oldest.as_of), check=words.day(review_by(first)))
    return [*runs(said, words.own.locale), space, where]


def _version(piece: Piece, ground: Ground, words: PaperWords) -> Runs:
    day = words.day(version(piece, ground.today))
    return [{"t": words.own["version"].format(day=day), "nb": True}]


def bare_address(address: str) -> str:
    """An address as it is typed from paper, without its scheme."""
    return address.removeprefix("https://").removeprefix("http://")


def with_codes_drawn(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with a `qr` (SVG) beside each `code`, in its pieces too.

    Drawn only for what is really typeset: finding the best mask of a code takes longer than all the rest of the data.
    """
    drawn = {key: _with_codes_in(value) for key, value in data.items()}
    return drawn | {"qr": _drawn(data["code"])} if "code" in data else drawn


def _with_codes_in(value: Any) -> Any:
    if isinstance(value, dict):
        return with_codes_drawn(value)
    if isinstance(value, list):
        return [_with_codes_in(one) for one in value]
    return value


@cache
def _drawn(address: str) -> str:
    # a quiet border of two modules is enough: the paper around it is white too
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=False)
    return drawn.getvalue().decode()
