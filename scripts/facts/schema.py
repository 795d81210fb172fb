"""JSON Schemas of the files in `facts/`, made from the models, so that editors complete and check by them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scripts.facts.catalogue import GlossaryFile, OrganizationsFile, SituationsFile, SourcesFile
from scripts.facts.model import LOCALE, Model, Topic
from scripts.facts.sheets_model import SheetsFile
from scripts.whole_files import write_if_changed

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[str, tuple[type[Model], str]] = {
    "topic.schema.json": (Topic, "A topic: sections of facts"),
    "sources.schema.json": (SourcesFile, "Sources, each said once and cited by id"),
    "organizations.schema.json": (OrganizationsFile, "Organizations that help"),
    "glossary.schema.json": (GlossaryFile, "Words of law and what they mean"),
    "situations.schema.json": (SituationsFile, "Where the reader is now, and the finder"),
    "sheets.schema.json": (SheetsFile, "Sheets to print and fill in, and the wallet card"),
}

# What YAML readers make of a bare `no`, `true` or `2024`, beside the text that our own reader takes it for
_ALSO: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("FactSource", "seen"): [{"const": False}, {"type": "integer", "minimum": 1000, "maximum": 9999}],
    ("Deadline", "rolls"): [{"const": False}],
    ("Deadline", "skips"): [{"const": False}],
    ("Source", "unsafe_in_russia"): [{"type": "boolean"}],
    ("Organization", "unsafe_in_russia"): [{"type": "boolean"}],
}


def schemas() -> dict[str, str]:
    """File name -> the text of the JSON Schema (draft 2020-12) for one kind of file, the same at every call."""
    return {name: _schema(model, title) for name, (model, title) in _MODELS.items()}


def write_schemas(folder: Path) -> None:
    """Write the schemas into the folder, each file whole or not at all. Raises OSError where it cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        write_if_changed(folder / name, text)


def _schema(model: type[Model], title: str) -> str:
    made = model.model_json_schema(by_alias=True, mode="validation")
    made["title"] = title
    definitions = made.get("$defs", {})
    for (owner, field), others in _ALSO.items():
        if owner in definitions:
            _widen(definitions[owner]["properties"], field, others)
    if "Change" in definitions:
        definitions["Change"] = _change(definitions["Change"])
    _close_texts(made)
    return json.dumps({"$schema": _DRAFT, **made}, ensure_ascii=False, indent=2) + "\n"


def _close_texts(part: Any) -> None:
    """Let a set of texts by language have no key that is not a language."""
    if isinstance(part, dict):
        if "patternProperties" in part:
            part["additionalProperties"] = False
        for inner in part.values():
            _close_texts(inner)
    elif isinstance(part, list):
        for inner in part:
            _close_texts(inner)


def _widen(properties: dict[str, Any], field: str, others: list[dict[str, Any]]) -> None:
    strict = properties[field]
    about = {key: strict.pop(key) for key in ("title", "description", "default") if key in strict}
    properties[field] = {**about, "anyOf": [strict, *others]}


def _change(strict: dict[str, Any]) -> dict[str, Any]:
    """A change of history, whose texts may also stand beside the date: `{date:, ru:, en:}`."""
    words = {"type": "string", "minLength": 1}
    return {
        **strict,
        "required": ["date"],
        "minProperties": 2,
        "patternProperties": {f"^(?!date$|text$){LOCALE.removeprefix('^')}": words},
    }
