"""The form of a fact (DESIGN.md, section 2) as typed models: what a topic file may hold."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    model_validator,
)

from scripts.facts.deadline_model import Deadline
from scripts.facts.model_parts import (
    LOCALE,
    LOCALE_FORM,
    SLUG,
    CalendarDate,
    Locale,
    Model,
    NonEmpty,
    Slug,
    Text,
    TextList,
    is_slug,
)

__all__ = [
    "DIGEST",
    "LOCALE",
    "LOCALE_FORM",
    "SEEN",
    "SLUG",
    "Amount",
    "CalendarDate",
    "Change",
    "Confidence",
    "Deadline",
    "Fact",
    "FactSource",
    "Kind",
    "LegalReview",
    "Locale",
    "Model",
    "NonEmpty",
    "Section",
    "Situation",
    "Slug",
    "Text",
    "TextList",
    "Topic",
    "is_slug",
]

SEEN = r"^(no|undated|\d{4}(-\d{2}(-\d{2})?)?)$"
DIGEST = r"^[0-9a-f]{8}$"


class Situation(StrEnum):
    """Where the reader is now; a fact is `for` one or more of these."""

    IN_RUSSIA = "in-russia"
    IN_TRANSIT = "in-transit"
    AT_BORDER = "at-border"
    DETAINED = "detained"
    IN_US_NOT_IN_COURT = "in-us-not-in-court"
    IN_COURT = "in-court"
    ORDERED_REMOVED = "ordered-removed"
    ASYLUM_GRANTED = "asylum-granted"
    EVERYONE = "everyone"


class Kind(StrEnum):
    """What sort of rule a fact is; it decides how soon the fact grows old."""

    STATUTE = "statute"
    REGULATION = "regulation"
    CASE_LAW = "case-law"
    POLICY = "policy"
    FEE = "fee"
    LITIGATION = "litigation"
    PRACTICE = "practice"
    SAFETY = "safety"


class Confidence(StrEnum):
    """How well the sources that were really read bear the fact out."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


def _seen_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | date) and not isinstance(value, bool) else value


class FactSource(Model):
    """A source of a fact: which one, the date of the text that was read, and what it supports."""

    source: Slug
    seen: Annotated[str, BeforeValidator(_seen_as_text), StringConstraints(pattern=SEEN)] = Field(
        description="Date of the text that was read: 2024-11; `no` = not read; `undated` = read, date unknown"
    )
    supports: NonEmpty = Field(description="For editors: what this source says, in a few words")

    @property
    def was_read(self) -> bool:
        """Whether anybody read the text of this source."""
        return self.seen != "no"


class Change(Model):
    """What changed for the reader, and when."""

    date: CalendarDate
    text: Text

    @model_validator(mode="before")
    @classmethod
    def _texts_beside_the_date(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and "text" not in raw:
            texts = {key: raw[key] for key in raw if key != "date"}
            return {key: raw[key] for key in ("date",) if key in raw} | {"text": texts}
        return raw


class Amount(Model):
    """A fee or sum in U.S. dollars and what it pays for; the rest as far as the answer says it."""

    usd: Annotated[StrictInt, Field(ge=0)]
    what: Text
    per: Literal["application", "card", "person"] | None = Field(
        default=None, description="What it is paid for each time; only a sum with this is ever added up"
    )
    who: Text | None = Field(default=None, description="Who pays, in the words of the answer")
    when: Text | None = Field(default=None, description="When it is paid, in the words of the answer")


class LegalReview(Model):
    """Whether a lawyer's eye is wanted, or who has really read it and when."""

    wanted: NonEmpty | None = None
    by: NonEmpty | None = None
    on: CalendarDate | None = None

    @model_validator(mode="after")
    def _wanted_or_done(self) -> LegalReview:
        done = self.by is not None and self.on is not None
        if (self.wanted is None) == (not done) or (self.by is None) != (self.on is None):
            raise ValueError("legal-review-form")
        return self


def _without_repeats(items: list[Situation]) -> list[Situation]:
    if len(set(items)) != len(items):
        raise ValueError("repeated-item")
    return items


class Fact(Model):
    """One question and its answer in every language, with its law, sources and dates."""

    id: Slug
    question: Text
    answer: Text
    steps: TextList | None = None
    asked_as: Text | None = Field(
        default=None,
        description="Words by which people ask for it though the text does not hold them; for the search",
    )
    situations: Annotated[list[Situation], Field(min_length=1), AfterValidator(_without_repeats)] = Field(
        alias="for"
    )
    kind: Kind
    law: list[NonEmpty] = []
    sources: Annotated[list[FactSource], Field(min_length=1)]
    as_of: CalendarDate
    confidence: Confidence
    changes_often: StrictBool = False
    in_force_from: CalendarDate | None = None
    ended: CalendarDate | None = None
    contested: Text | None = Field(
        default=None,
        description="Who disputes the rule in which court, in one sentence; shown before the answer",
    )
    history: list[Change] = []
    amount: Amount | None = None
    deadline: Deadline | None = None
    legal_review: LegalReview | None = None
    recheck: NonEmpty | None = Field(default=None, description="For editors: what to confirm, and where")
    agreed: dict[Locale, Annotated[str, StringConstraints(pattern=DIGEST)]] | None = None
    agreed_on: CalendarDate | None = Field(
        default=None, description="The day of that comparison; written by `agree` when the texts have changed"
    )


class Section(Model):
    """One FAQ page: at most a dozen facts in reading order."""

    id: Slug
    title: Text
    intro: Text
    facts: list[Fact]


class Topic(Model):
    """One file of facts."""

    topic: Slug
    title: Text
    intro: Text
    sections: Annotated[list[Section], Field(min_length=1)]
