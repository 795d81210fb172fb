"""What the deadlines put into the built site: the public data, its schema, the script of the calculator."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from scripts.deadlines.data_model import Deadlines
from scripts.deadlines.joining import joined_script
from scripts.deadlines.making import deadlines_of
from scripts.facts.corpus import Corpus

MODULES = "assets/deadlines/"
"""Where the modules of the calculator lie in the theme's folder; the site has them as one SCRIPT."""
DATA = "data/deadlines.json"
SCHEMA = "data/deadlines.schema.json"
SCRIPT = "assets/deadlines/deadlines.js"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def deadline_files(corpus: Corpus, today: date, modules: Path) -> dict[str, str]:
    """Path in the site -> text. `modules` is the folder of the calculator's modules.

    Raises ModulesDoNotJoin where they cannot be made one script.
    """
    return {
        DATA: as_json(deadlines_of(corpus, today)),
        SCHEMA: deadlines_schema(),
        SCRIPT: joined_script(modules),
    }


def as_json(deadlines: Deadlines) -> str:
    """The data as the public file says it: two spaces a level, letters as they are, a newline at the end."""
    return deadlines.model_dump_json(by_alias=True, indent=2) + "\n"


def deadlines_schema() -> str:
    """The JSON Schema (draft 2020-12) of the public data, the same at every call."""
    made = Deadlines.model_json_schema(by_alias=True, mode="serialization")
    made["title"] = "Deadlines: rules by which days are counted"
    return json.dumps({"$schema": _DRAFT, **made}, ensure_ascii=False, indent=2) + "\n"
