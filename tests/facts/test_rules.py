"""What each rule lets pass and what it does not, by changing one thing in the sound folder (`rules.yml`)."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.facts.checking import check_folder
from scripts.facts.rules.registry import RULES

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Change:
    name: str
    file: str
    old: str
    new: str
    says: list[str]


def changes() -> list[Change]:
    told: list[dict[str, Any]] = yaml.safe_load((HERE / "rules.yml").read_text(encoding="utf-8"))
    return [Change(says=item.pop("says", []), **item) for item in told]


@pytest.mark.parametrize("change", changes(), ids=lambda change: change.name)
def test_change_of_a_sound_folder_gives_just_these_messages(change: Change, tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    shutil.copytree(HERE / "sound", folder)
    path = folder / change.file
    before = path.read_text(encoding="utf-8")
    assert before.count(change.old) >= 1
    path.write_text(before.replace(change.old, change.new, 1), encoding="utf-8")
    messages = check_folder(folder, TODAY).messages
    assert len(messages) == len(change.says), [str(message) for message in messages]
    for message, said in zip(messages, change.says, strict=True):
        assert said in str(message)


def test_every_rule_says_in_one_line_what_it_demands() -> None:
    for check in RULES:
        first = (check.__doc__ or "").partition("\n")[0]
        assert first.endswith("."), check.__name__
