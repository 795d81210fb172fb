"""What every record of the facts folder is made of: ids, texts by language, days, the base of records."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LOCALE = r"^[a-z]{2,3}(-[a-z0-9]+)*$"
LOCALE_FORM = re.compile(LOCALE)

Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Locale = Annotated[str, StringConstraints(pattern=LOCALE)]
NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Text = dict[Locale, NonEmpty]
"""One text in every language of the folder: locale -> words."""
TextList = dict[Locale, list[NonEmpty]]
CalendarDate = Annotated[date, Field(strict=True)]


class Model(BaseModel):
    """A record in which every unknown field is a mistake and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def is_slug(text: str) -> bool:
    """Whether the text has the form of an id: small Latin letters and figures, joined by hyphens."""
    return re.fullmatch(SLUG, text) is not None
