"""What facts refer to: sources, organizations, terms and the finder's trees (the other files of `facts/`)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool, StringConstraints

from scripts.facts.model import Confidence, Locale, Model, NonEmpty, Situation, Slug, Text, TextList

WebAddress = Annotated[str, StringConstraints(pattern=r"""^https?://[^\s<>"']+$""")]


PRIMARY_KINDS = ("statute", "regulation", "decision", "court-order", "agency")
"""The kinds of source that are the law or the office itself, not somebody's account of it."""


def _danger_as_text(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


Danger = Annotated[Literal["true", "false", "unknown"], BeforeValidator(_danger_as_text)]
"""`true`: nowhere a link; `unknown`: a link, but not on pages for readers in Russia; `false`: a link."""


WordsByLanguage = dict[Locale, list[NonEmpty]]
"""Names in some languages; unlike a text, a language may be left out."""


class Source(Model):
    """A page of law, of an office, of an organization or of the press: said once, cited by id."""

    id: Slug
    title: NonEmpty
    language: Locale = Field(description="The language of the title, so that it is read aloud rightly")
    publisher: NonEmpty
    address: WebAddress
    kind: Literal["statute", "regulation", "decision", "court-order", "agency", "practice-guide", "press"]
    words: list[NonEmpty] = Field(
        default=[], description="Phrases under ten words that must stand there; only if really seen"
    )
    unsafe_in_russia: Danger

    @property
    def is_primary(self) -> bool:
        """Whether it is a statute, rule, decision or official page, not somebody's account of one."""
        return self.kind in PRIMARY_KINDS


class Organization(Model):
    """Who can help, and only what the facts say of them."""

    id: Slug
    name: Text
    what: Text
    serves: Text
    languages: list[Locale] | None = None
    address: WebAddress | None = None
    phone: NonEmpty | None = None
    hours: Text | None = None
    from_facts: Annotated[list[Slug], Field(min_length=1)]
    confidence: Confidence
    unsafe_in_russia: Danger
    recheck: NonEmpty | None = None


class Term(Model):
    """A word of law: its name in each language and what it means in plain words."""

    id: Slug
    name: Text
    meaning: Text
    in_text: WordsByLanguage | None = Field(
        default=None,
        description="How texts call it, where its name does not say so; an empty list = texts never mark it",
    )
    not_in_text: WordsByLanguage | None = Field(
        default=None, description="Longer words that hold one of its names and mean something else"
    )
    common: StrictBool = Field(
        default=False, description="Met in every other answer, so that a page marks it once and not in each"
    )


class SituationPage(Model):
    """One of the answers to «Где вы сейчас?»."""

    id: Situation
    title: Text
    hint: Text
    first_steps: TextList = Field(
        description="What to do today, 3 to 6 steps; each begins with an imperative in bold, and a paragraph of "
        "its own may hold the words to say"
    )
    tree: Slug = Field(description="The finder's tree that stands on the page")
    first_facts: Annotated[list[Slug], Field(min_length=1)] = Field(description="The facts to read first")
    sheets: Annotated[list[Slug], Field(min_length=1)] = Field(description="Sheets to print, by their ids")
    guides: list[Slug] = Field(
        default=[],
        description="Guides written by hand, as their files in docs are called; absent ones are not shown",
    )


class Option(Model):
    """One way to go from a question: to another question, a leaf or a tree."""

    label: Text
    goto: Slug


class Ask(Model):
    """A question of the finder and its ways to go."""

    id: Slug
    question: Text
    options: Annotated[list[Option], Field(min_length=1)]


class LeafQuestion(Model):
    """A question the reader should be able to answer for a lawyer."""

    id: Slug
    text: Text


class Leaf(Model):
    """Where the finder ends: what to do now, what to know, what to print."""

    id: Slug
    title: Text
    urgent: TextList
    questions: list[LeafQuestion] = []
    facts: Annotated[list[Slug], Field(min_length=1)]
    print: list[Slug] = Field(
        default=[], description="What to print: sheets, or sections as booklets, by their ids"
    )


class Tree(Model):
    """A part of the finder: questions and leaves about one situation."""

    id: Slug
    title: Text
    asks: list[Ask] = []
    leaves: list[Leaf] = []


class SourcesFile(Model):
    """`sources.yml`."""

    sources: list[Source]


class OrganizationsFile(Model):
    """`organizations.yml`."""

    organizations: list[Organization]


class GlossaryFile(Model):
    """`glossary.yml`."""

    terms: list[Term]


class SituationsFile(Model):
    """`situations.yml`."""

    situations: list[SituationPage]
    start: Slug
    trees: list[Tree]
