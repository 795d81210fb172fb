"""The YAML head of a Markdown page."""

from __future__ import annotations

from typing import Any

import yaml


def front_matter(fields: dict[str, Any]) -> str:
    """The fields between `---` lines; empty ones are left out."""
    kept = {key: value for key, value in fields.items() if value}
    return f"---\n{yaml.dump(kept, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=4096)}---\n"
