"""What the calculator's page needs beside the facts: its own words, and the rules as data for its script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scripts.facts.model import Locale
from scripts.pages.deadline_papers import LATE_AFTER, LATE_SECTION, PICTURE_OF, TOLD_BY
from scripts.wording.typography import set_plain
from scripts.wording.words import Words

_FORM_HYPHEN = re.compile(r"(?<=[A-Z])-(?=\d)")


@dataclass(frozen=True)
class Calculator:
    """The words of one language, and JSON that may stand inside a page."""

    said: Words
    data: str

    def label(self, limit_id: str, otherwise: str) -> str:
        """What a count is called in the list of choices, in a few words."""
        return self.said.group("page.what").get(limit_id, otherwise)


Calculators = Mapping[Locale, Calculator]


def page_words(said: Mapping[str, Any], locale: Locale) -> dict[str, Any]:
    """What the script of the page says, and what it must know of papers and of counts given twice."""
    page = said["page"]
    return {
        "said": _set(page["script"], locale),
        "needed": page["needed"],
        "events": {
            event: {name: unbroken(text, locale) for name, text in texts.items()}
            for event, texts in page["events"].items()
        },
        "what": {name: unbroken(label, locale) for name, label in page["what"].items()},
        "pictures": {event.value: name for event, name in PICTURE_OF.items()},
        "told_by": TOLD_BY,
        "late": {event.value: [LATE_SECTION] for event in LATE_AFTER},
    }


def unbroken(label: str, locale: Locale) -> str:
    """A label with its spaces set, and with hyphens in numbers of forms at which no line ends."""
    return _FORM_HYPHEN.sub("\u2011", set_plain(label, locale))


def _set(texts: Any, locale: Locale) -> Any:
    if isinstance(texts, dict):
        return {key: _set(text, locale) for key, text in texts.items()}
    if isinstance(texts, list):
        return [_set(text, locale) for text in texts]
    return set_plain(texts, locale)


def in_one_language(data: dict[str, Any], locale: Locale) -> dict[str, Any]:
    """The public data without its texts in other languages: a page needs its own only."""
    languages = set(data["languages"])

    def pruned(value: Any) -> Any:
        if isinstance(value, list):
            return [pruned(item) for item in value]
        if not isinstance(value, dict):
            return value
        if value and set(value) <= languages:
            return {locale: _set(value[locale], locale)} if locale in value else value
        return {key: pruned(item) for key, item in value.items()}

    return {"rules": pruned(data["rules"])}
