"""The form of `sheets.yml`: sheets to print and fill in, and the wallet card."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool

from scripts.facts.model import Model, NonEmpty, Situation, Slug, Text

SAID_IN = "en"
"""The language in which officers, judges and doctors are spoken to, whatever the reader's own."""


class Form(StrEnum):
    """What a sheet is folded or pinned as."""

    SHEET = "sheet"
    CARD = "card"


class BlockKind(StrEnum):
    """What the reader does with the lines of a block."""

    DO = "do"
    SAY = "say"
    CHECK = "check"
    FILL = "fill"
    ASK = "ask"
    NUMBERS = "numbers"
    DAYS = "days"


class SheetLine(Model):
    """One line of a sheet: a short wording of the facts it rests on, words to say, or the label of a blank."""

    text: Text
    facts: list[Slug] = Field(default=[], description="Facts of this line, beside those of its block")
    only_if_true: StrictBool = Field(
        default=False, description="Words that are said only if they are true; never ticked beforehand"
    )
    org: Slug | None = Field(default=None, description="The organization whose phone number is printed")
    phone: NonEmpty | None = Field(default=None, description="A phone number that stands in the facts named")
    deadline: Slug | None = Field(
        default=None, description="For `days`: the fact whose deadline is printed, with blanks for the dates"
    )
    wide: StrictBool = Field(default=False, description="A blank as wide as the page")
    tall: StrictBool = Field(default=False, description="A blank with room for several lines")


class Block(Model):
    """A part of a sheet under one heading."""

    title: Text
    kind: BlockKind
    facts: list[Slug] = Field(default=[], description="Facts on which every line of the block rests")
    lines: Annotated[list[SheetLine], Field(min_length=1)]

    @property
    def fact_ids(self) -> Iterator[str]:
        """Every fact that it names, in reading order, repeats included."""
        yield from self.facts
        for line in self.lines:
            yield from line.facts
            if line.deadline is not None:
                yield line.deadline


class Sheet(Model):
    """A sheet, or the wallet card."""

    id: Slug
    title: Text
    what: Text = Field(description="Whom it is for and how to use it, in a sentence or two")
    form: Form = Form.SHEET
    situations: Annotated[list[Situation], Field(min_length=1)] = Field(alias="for")
    blocks: Annotated[list[Block], Field(min_length=1)]

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """Every fact on which it rests, in reading order, each once."""
        return tuple(dict.fromkeys(name for block in self.blocks for name in block.fact_ids))


class SheetsFile(Model):
    """`sheets.yml`."""

    sheets: list[Sheet]
