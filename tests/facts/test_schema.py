"""The committed JSON Schemas are those of the model, and the files keep them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml

from scripts.facts.reading import CATALOGUES
from scripts.facts.schema import schemas, write_schemas

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "facts").glob("*.yml"), *(Path(__file__).parent / "sound").glob("*.yml")])


class EditorsLoader(yaml.CSafeLoader):
    """YAML 1.1 as editors read it (a bare `no` is false), but dates stay text, as JSON has none."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def schema_for(path: Path) -> dict[str, Any]:
    kind = path.stem if path.name in CATALOGUES else "topic"
    made: dict[str, Any] = json.loads(schemas()[f"{kind}.schema.json"])
    return made


def mistakes(path: Path, text: str) -> list[str]:
    quoted = text.replace(" on: ", ' "on": ')  # YAML 1.1 would read the name of the field as true
    validator = jsonschema.Draft202012Validator(schema_for(path))
    return [error.message for error in validator.iter_errors(yaml.load(quoted, EditorsLoader))]


def test_committed_schemas_are_current() -> None:
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / "facts/schema").glob("*.json")}
    assert committed == schemas()


def test_schemas_are_written_whole_and_alone(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schema")
    write_schemas(tmp_path / "schema")
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "schema").iterdir()} == schemas()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_is_a_schema_with_a_title_and_a_description(name: str) -> None:
    made = json.loads(schemas()[name])
    jsonschema.Draft202012Validator.check_schema(made)
    assert made["title"]
    assert made["description"]
    assert schemas()[name].endswith("}\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_file_keeps_its_schema_and_names_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert mistakes(path, text) == []
    named = text.splitlines()[0].partition("$schema=")[2]
    kind = path.stem if path.name in CATALOGUES else "topic"
    assert (path.parent / named).resolve() == ROOT / f"facts/schema/{kind}.schema.json"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: statute", "kind: rumour"),
        ("for: [in-court", "for: [on-the-moon"),
        ("as_of: 2026-01-20", "as_of: 20"),
        ("confidence: primary", "confidens: primary"),
        ("from: {ru:", "from: {Ru:"),
        ("seen: 2026-01,", "seen: yes,"),
        ("done_when: received", "done_when: never"),
    ],
)
def test_schema_refuses_what_the_model_refuses(old: str, new: str) -> None:
    path = Path(__file__).parent / "sound/test-hearings.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert mistakes(path, text.replace(old, new, 1))
