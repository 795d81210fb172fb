"""Text as runs for Typst: Markdown marks told apart, no-break spaces set, each run with its language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NotRequired, TypedDict, cast

from scripts.facts.model import Locale
from scripts.wording.typography import UNBROKEN, foreign_to, set_plain

_LINK = re.compile(
    r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\((?P<kind>fact|org|term|section|situation|https?):(?P<id>[^()\s]*)\)"
)
_FIRST_POINTER = 0xE000  # private signs, one for each fact that a text leads to; no font has them
_NUMBERED_PARAGRAPH = r"\d+\w?(?:\([0-9A-Za-z]+\))+"
_LANGUAGE_SPOKEN = r"(?<![\w-])[Пп]о-[а-яё]+ски\b"
_SHORT_COMPOUND = r"(?<![\w-])[А-Яа-яЁё]{2,4}-[А-Яа-яЁё]{2,5}(?![\w-])"  # «сим-карта», «ОВД-Инфо»
_RANGE = r"(?<![\w–-])\d{1,4}(?::\d\d)?[–-]\d{1,4}(?::\d\d)?(?![\w–-])"
_INITIALS = r"(?<![\w-])(?:[A-Z]-){2,}(?![\w-])"  # Matter of X-M-C-
_DOCKET = r"(?<![\w:-])\d:\d\d-[a-z]{2}-\d+\b"
_ALIEN_NUMBER = r"(?<![\w-])A(?:-numbers?|[ \u00a0]\d{3}-\d{3}-\d{3})\b"
_ON_ONE_LINE = re.compile(
    "|".join(
        (
            "[\ue000-\uf8ff]",
            UNBROKEN.pattern,
            _NUMBERED_PARAGRAPH,
            _LANGUAGE_SPOKEN,
            _SHORT_COMPOUND,
            _RANGE,
            _INITIALS,
            _DOCKET,
            _ALIEN_NUMBER,
        )
    )
)
_STRESS = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+?)\*", re.DOTALL)


class Run(TypedDict):
    """A piece of text: its words, whether bold, italic or kept on one line, and its language if foreign to the text.

    Or, without words, the id of the fact `to` which the words before it lead.
    """

    t: str
    to: NotRequired[str]
    b: NotRequired[bool]
    i: NotRequired[bool]
    nb: NotRequired[bool]
    lang: NotRequired[Locale]


Runs = list[Run]


@cache
def runs(text: str, locale: Locale) -> Runs:
    """One paragraph of Markdown as runs; foreign phrases carry their language, so that they are read aloud rightly."""
    unlinked, facts = _without_links(" ".join(text.split(" ")))
    bare = set_plain(unlinked.replace("\n", " "), locale)
    found: Runs = []
    end = 0
    for stress in _STRESS.finditer(bare):
        found += _by_language(bare[end : stress.start()], locale, {})
        words = stress["bold"] or stress["italic"]
        found += _by_language(words, locale, {"b": True} if stress["bold"] else {"i": True})
        end = stress.end()
    found += _by_language(bare[end:], locale, {})
    return [_pointing(run, facts) for run in found] if facts else found


def _without_links(text: str) -> tuple[str, list[str]]:
    """The text with a private sign behind the words that lead to a fact, and these facts in order."""
    facts: list[str] = []

    def words(link: re.Match[str]) -> str:
        if link["kind"] != "fact":
            return link["words"]
        facts.append(link["id"])
        return link["words"] + chr(_FIRST_POINTER + len(facts) - 1)

    return _LINK.sub(words, text), facts


def _pointing(run: Run, facts: list[str]) -> Run:
    place = ord(run["t"]) - _FIRST_POINTER if len(run["t"]) == 1 else -1
    return {"t": "", "to": facts[place]} if 0 <= place < len(facts) else run


def _by_language(text: str, locale: Locale, marks: Mapping[str, bool]) -> Runs:
    phrase, language = foreign_to(locale)
    found: Runs = []
    end = 0
    for foreign in phrase.finditer(text):
        found += _unbroken(text[end : foreign.start()], {**marks})
        found += _unbroken(foreign[0], {**marks, "lang": language})
        end = foreign.end()
    return found + _unbroken(text[end:], {**marks})


def _unbroken(text: str, marks: Mapping[str, Any]) -> Runs:
    """What must stay on one line becomes a run of its own."""
    found: list[dict[str, Any]] = []
    end = 0
    for whole in _ON_ONE_LINE.finditer(text):
        found += [{"t": text[end : whole.start()], **marks}, {"t": whole[0], "nb": True, **marks}]
        end = whole.end()
    found.append({"t": text[end:], **marks})
    return [cast(Run, run) for run in found if run["t"]]
