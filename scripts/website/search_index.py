"""The search index of one language, in MiniSearch's own serialized form, as a script that needs no request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scripts.website.search_terms import search_terms
from scripts.website.search_words import SearchWords

FIELDS = ("title", "keywords", "place", "body", "other")
SERIALIZATION_VERSION = 2
"""Of MiniSearch 7 (`toJSON` and `loadJS` in its source)."""


@dataclass(frozen=True)
class SearchDocument:
    """One thing to be found.

    `address` is relative to the root of the site; `place` is what the reader sees under the title; `keywords` and
    `other` (the title in other languages) are searched but not shown; `weight` lowers what is not an answer.
    """

    id: str
    address: str
    title: str
    place: str
    body: str
    keywords: str = ""
    other: str = ""
    weight: float = 1.0


def search_index(documents: Sequence[SearchDocument], locale: str, words: SearchWords) -> str:
    """The script `assets/search/index-<locale>.js`: it sets `window.searchIndex`. The same input, the same bytes."""
    content = {
        "locale": locale,
        "fields": FIELDS,
        "stop": sorted(words.stop),
        "alternatives": words.alternatives,
        "index": _serialized(documents, words.stop),
    }
    # the two separators of lines are not allowed in strings of scripts before ES2019
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.searchIndex={text};\n"


def _serialized(documents: Sequence[SearchDocument], stop: frozenset[str]) -> dict[str, Any]:
    postings: dict[str, dict[int, dict[int, int]]] = {}
    lengths: list[list[int]] = []
    for number, document in enumerate(documents):
        lengths.append([])
        for field, name in enumerate(FIELDS):
            counts = Counter(_field_terms(getattr(document, name), name, stop))
            lengths[number].append(len(counts))
            for term, count in counts.items():
                postings.setdefault(term, {}).setdefault(field, {})[number] = count
    return {
        "documentCount": len(documents),
        "nextId": len(documents),
        "documentIds": {number: document.id for number, document in enumerate(documents)},
        "fieldIds": {name: field for field, name in enumerate(FIELDS)},
        "fieldLength": dict(enumerate(lengths)),
        "averageFieldLength": [
            round(sum(length[field] for length in lengths) / max(len(documents), 1), 6)
            for field in range(len(FIELDS))
        ],
        "storedFields": {number: _shown(document) for number, document in enumerate(documents)},
        "dirtCount": 0,
        "index": [[term, postings[term]] for term in sorted(postings)],
        "serializationVersion": SERIALIZATION_VERSION,
    }


def _field_terms(text: str, name: str, stop: frozenset[str]) -> list[str]:
    # a title may be all stop words («Что со мной будет?»): there they stay, so that they can be found
    terms = search_terms(text)
    return list(terms) if name == "title" else [term for term in terms if term not in stop]


def _shown(document: SearchDocument) -> dict[str, str | float]:
    return {
        "address": document.address,
        "title": document.title,
        "place": document.place,
        "body": document.body,
        "weight": document.weight,
    }
