"""Files of words by language: read as data, gaps of one language filled from another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def read_words_file(path: Path) -> dict[str, Any]:
    """The words of one file; empty where there is no file or it holds no named words. Raises yaml.YAMLError."""
    if not path.is_file():
        return {}
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data if isinstance(data, dict) else {}


def filled(said: dict[str, Any], fallback: dict[str, Any]) -> dict[str, Any]:
    """The words that are said, and those of the fallback where nothing is said, group by group."""
    # a language may have forms that English lacks: «день», «дня», «дней»
    whole: dict[str, Any] = dict(said)
    for key, value in fallback.items():
        own = said.get(key, value)
        whole[key] = filled(own, value) if isinstance(value, dict) and isinstance(own, dict) else own
    return whole
