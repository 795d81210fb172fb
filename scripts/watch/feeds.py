"""Which feeds there are and where: `feeds.yml` beside this file, or another file of the same form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from scripts.facts.catalogue import WebAddress
from scripts.facts.form_messages import form_message
from scripts.facts.messages import Message
from scripts.facts.model import Model, NonEmpty, Slug
from scripts.facts.yaml_reading import YamlFile, dotted, read_yaml

FEEDS_FILE = Path(__file__).with_name("feeds.yml")


class Feed(Model):
    """One feed: how it is written and where it lies."""

    id: Slug
    form: Literal["ecfr-versions", "federal-register", "migrantusa-changes", "migrantusa-cases"]
    title: NonEmpty
    address: WebAddress = Field(description="For `ecfr-versions` with {title} where the title's number goes")
    pages: WebAddress | None = Field(default=None, description="Where the pages lie to which entries lead")
    attribution: NonEmpty | None = Field(default=None, description="What the licence asks to say of it")


class FeedsFile(Model):
    """`feeds.yml`."""

    feeds: Annotated[list[Feed], Field(min_length=1)]


class FeedsUnusable(Exception):
    """The list of feeds has mistakes; the text of the error lists them for a person."""


def read_feeds(path: Path, only: list[str] | None = None) -> list[Feed]:
    """The feeds of the file, or those of them that were named.

    Raises FeedsUnusable, and OSError where the file cannot be read.
    """
    file = read_yaml(path, path.as_posix())
    try:
        feeds = FeedsFile.model_validate(file.data).feeds
    except ValidationError as error:
        raise FeedsUnusable("\n".join(str(message) for message in _messages(file, error))) from error
    known = [feed.id for feed in feeds]
    for name in [*(only or []), *known]:
        if known.count(name) != 1:
            raise FeedsUnusable(_not_one(name, known))
    return [feed for feed in feeds if only is None or feed.id in only]


def _messages(file: YamlFile, error: ValidationError) -> list[Message]:
    messages = list(file.messages)
    for problem in [] if messages else error.errors(include_url=False):
        path, english, russian = form_message(problem, FeedsFile)
        messages.append(Message(file.name, file.line_of(path), dotted(path), english, russian))
    return messages


def _not_one(name: str, known: list[str]) -> str:
    if name in known:
        return f"{name}: two feeds have this id. Rename one.\n    {name}: два источника с одним id. Переименуйте."
    listed = ", ".join(known)
    return f"{name}: there is no such feed. Known: {listed}.\n    {name}: такого источника нет. Известны: {listed}."
