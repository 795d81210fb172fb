"""A text of Markdown as blocks for Typst: paragraphs and list items, one beside its counterpart where they agree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from scripts.facts.model import Locale
from scripts.paper.runs import Runs, runs

_BLANK = re.compile(r"(?<=:\*\*) …$")
_ITEM = re.compile(r"^\s*(?:[-*+]|(?P<number>\d+)[.)])\s+")


class Block(TypedDict):
    """A paragraph (`p`), an item of a list (`item`) or a numbered step (`step`), with its words.

    Behind the words of a `blank` there is room to write.
    """

    kind: Literal["p", "item", "step"]
    number: int
    runs: Runs
    blank: NotRequired[bool]


Row = dict[Locale, list[Block]]
"""What stands side by side: the blocks of each language."""


def blocks(text: str, locale: Locale) -> list[Block]:
    """The paragraphs and list items of a text, in their order."""
    parts: list[list[str]] = []
    fresh = True
    for line in text.splitlines():
        if not line.strip():
            fresh = True
        elif fresh or _ITEM.match(line):
            parts.append([line])
            fresh = False
        else:
            parts[-1].append(line)
    return [_block("\n".join(part), locale) for part in parts]


def _block(text: str, locale: Locale) -> Block:
    item = _ITEM.match(text)
    if item is None:
        return {"kind": "p", "number": 0, "runs": runs(text.strip(), locale)}
    number = int(item["number"] or 0)
    words = text[item.end() :].strip()
    told: Block = {"kind": "step" if number else "item", "number": number, "runs": runs(words, locale)}
    if _BLANK.search(words):
        return {**told, "runs": runs(_BLANK.sub("", words), locale), "blank": True}
    return told


def steps(texts: Sequence[str], locale: Locale) -> list[Block]:
    """What to do, numbered."""
    return [
        {"kind": "step", "number": number, "runs": runs(" ".join(text.split()), locale)}
        for number, text in enumerate(texts, 1)
    ]


def side_by_side(told: Mapping[Locale, list[Block]]) -> list[Row]:
    """One row for each block where the languages have the same kinds in the same order, else one row of all."""
    kinds = {tuple(block["kind"] for block in blocks_) for blocks_ in told.values()}
    if len(kinds) != 1:
        return [{locale: list(blocks_) for locale, blocks_ in told.items()}]
    count = len(next(iter(kinds)))
    return [{locale: [blocks_[n]] for locale, blocks_ in told.items()} for n in range(count)]
