"""Checking a folder of facts: its form and every rule, all mistakes at once, each said once."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from scripts.facts.messages import Message, in_reading_order
from scripts.facts.reading import Reading, read_folder
from scripts.facts.rules import (  # noqa: F401  -- reading a module of rules registers them
    citations,
    confidence,
    dates,
    deadlines,
    finder,
    identity,
    languages,
    references,
    sheets,
    situation_pages,
    sources,
    structure,
    texts,
)
from scripts.facts.rules.raw_folder import RawFolder
from scripts.facts.rules.registry import RULES
from scripts.facts.yaml_reading import dotted

_STEP_BACK = re.compile(r"(\.[^.\[\]]*|\[[^\]]*\])$")


def check_folder(folder: Path, today: date) -> Reading:
    """The folder read and held against every rule; the messages stand by file and line, each once.

    Raises FactsFolderMissing where the folder cannot be read.
    """
    reading = read_folder(folder)
    raw = RawFolder(reading, today)
    told = _fields_told(reading.messages)
    for check in RULES:
        for finding in check(raw):
            if not _is_told(dotted(finding.path), told[finding.file.name]):
                reading.complain(finding.file, finding.path, finding.english, finding.russian)
    reading.messages = in_reading_order(reading.messages)
    return reading


def _fields_told(messages: list[Message]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    for message in messages:
        told[message.file].add(message.field)
    return told


def _is_told(field: str, told: set[str]) -> bool:
    """Whether the field, or what holds it, has a mistake of form: a second message would say no more."""
    while field:
        if field in told:
            return True
        shorter = _STEP_BACK.sub("", field)
        field = shorter if shorter != field else ""
    return False
