"""Text as runs for Typst: Markdown marks told apart, no-break spaces set, each run with its language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NotRequired, TypedDict, cast

from scripts.facts.model import Locale
from scripts.wording.typography import UNBROKEN, foreign_to, set_plain

_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:fact|org|term|section|situation|https?):[^()\s]*\)")
_NUMBERED_PARAGRAPH = r"\d+\w?(?:\([0-9A-Za-z]+\))+"
_LANGUAGE_SPOKEN = r"(?<![\w-])[Пп]о-[а-яё]+ски\b"
_ON_ONE_LINE = re.compile(
    f"{UNBROKEN.pattern}|{_NUMBERED_PARAGRAPH}|{_LANGUAGE_SPOKEN}|(?<![\\w-])A-numbers?\\b"
)
_STRESS = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+?)\*", re.DOTALL)


class Run(TypedDict):
    """A piece of text: its words, whether bold, italic or kept on one line, and its language if foreign to the text."""

    t: str
    b: NotRequired[bool]
    i: NotRequired[bool]
    nb: NotRequired[bool]
    lang: NotRequired[Locale]


Runs = list[Run]


@cache
def runs(text: str, locale: Locale) -> Runs:
    """One paragraph of Markdown as runs; foreign phrases carry their language, so that they are read aloud rightly."""
    bare = set_plain(" ".join(_LINK.sub(r"\1", text).split(" ")).replace("\n", " "), locale)
    found: Runs = []
    end = 0
    for stress in _STRESS.finditer(bare):
        found += _by_language(bare[end : stress.start()], locale, {})
        words = stress["bold"] or stress["italic"]
        found += _by_language(words, locale, {"b": True} if stress["bold"] else {"i": True})
        end = stress.end()
    return found + _by_language(bare[end:], locale, {})


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
