"""A folder of facts whose sources are the addresses that a test wants: nothing in it leads off this machine."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conftest import SOUND_FACTS
from tests.small_site import rewrite_facts

FACT = "test-stay-safe"
"""The fact that rests on every address."""
_CITED_NOWHERE = "99 F.4th 123"  # a citation whose text lies at no address that we know


def plant_facts(root: Path, addresses: Sequence[tuple[str, Sequence[str]]]) -> Path:
    """The folder `root/facts`: the sound test facts, and the addresses with their words as `cited-1`, `cited-2` …"""
    folder = root / "facts"
    shutil.copytree(SOUND_FACTS, folder)
    cited = [_source(number, address, words) for number, (address, words) in enumerate(addresses, 1)]

    def change(read: Any) -> Any:
        data = copy.deepcopy(read)  # what was read is kept for the next reader
        for number, source in enumerate(data.get("sources", [])):
            source["address"] = addresses[number % len(addresses)][0]
            source.pop("words", None)
        if "sources" in data:
            data["sources"] += cited
        for organization in data.get("organizations", []):
            organization.pop("address", None)
        for section in data.get("sections", []):
            for fact in section["facts"]:
                _rest_on_the_addresses(fact, cited)
        return _without_links(data) if "topic" in data else data

    rewrite_facts(folder, change)
    return folder


def _without_links(data: Any) -> Any:
    """The texts of a topic as they are, but that they lead nowhere."""
    if isinstance(data, dict):
        return {key: _without_links(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_links(item) for item in data]
    if not isinstance(data, str):
        return data
    return re.sub(r"<https?://[^>]*>", "…", re.sub(r"\[([^\]]*)\]\(https?://[^)]*\)", r"\1", data))


def _source(number: int, address: str, words: Sequence[str]) -> dict[str, Any]:
    return {
        "id": f"cited-{number}",
        "title": f"Page {number}",
        "language": "en",
        "publisher": "Test",
        "address": address,
        "kind": "press",
        "words": list(words),
        "unsafe_in_russia": "unknown",
    }


def _rest_on_the_addresses(fact: dict[str, Any], cited: Sequence[dict[str, Any]]) -> None:
    if "law" in fact:
        fact["law"] = [_CITED_NOWHERE]
    if fact["id"] == FACT:
        fact["sources"] += [{"source": source["id"], "seen": "no", "supports": "a test"} for source in cited]
