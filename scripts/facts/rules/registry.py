"""How a rule is written and found: a generator over the folder, registered by a decorator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.facts.rules.raw_folder import RawFolder
from scripts.facts.yaml_reading import Path_, YamlFile


@dataclass(frozen=True)
class Finding:
    """A mistake: the file, the path of the field, and what is wrong and what to do, in both languages."""

    file: YamlFile
    path: Path_
    english: str
    russian: str


Rule = Callable[[RawFolder], Iterator[Finding]]

RULES: list[Rule] = []
"""Every rule, in the order in which its module was read."""


def rule(check: Rule) -> Rule:
    """Register a rule. The first line of its docstring says what it demands."""
    RULES.append(check)
    return check
