"""A line of a sheet may say no number, period, sum, form, citation or phone that its facts do not say."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.facts.checking import check_folder
from scripts.facts.messages import Message
from scripts.facts.rules.raw_folder import RawFolder
from scripts.written.law_on_sheets import mistakes_of_sheets
from tests.conftest import ROOT, SOUND_FACTS

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
PLANTED: list[dict[str, Any]] = yaml.safe_load((HERE / "planted_on_sheets.yml").read_text(encoding="utf-8"))
HARMLESS = {"ru": "Прочтите повестку.", "en": "Read the notice."}


def mistakes_with(line: dict[str, Any], kind: str, folder: Path) -> list[Message]:
    """The messages for the sound folder whose one sheet holds that line."""
    shutil.copytree(SOUND_FACTS, folder)
    path = folder / "sheets.yml"
    sheets = yaml.safe_load(path.read_text(encoding="utf-8"))
    sheets["sheets"][0]["blocks"] = [
        {"title": {"ru": "Что сделать", "en": "What to do"}, "kind": kind, "lines": [line]}
    ]
    path.write_text(yaml.safe_dump(sheets, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return list(mistakes_of_sheets(RawFolder(check_folder(folder, TODAY), TODAY)))


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: str(planted["found"]))
def test_law_that_no_named_fact_says_is_found_at_its_line(planted: dict[str, Any], tmp_path: Path) -> None:
    text = HARMLESS | {locale: planted[locale] for locale in ("ru", "en") if locale in planted}
    messages = mistakes_with({"text": text, "facts": planted["facts"]}, "do", tmp_path / "facts")
    locale = "ru" if "ru" in planted else "en"
    assert [m.field for m in messages if f"“{planted['found']}”" in m.english] == [
        f"sheets[0].blocks[0].lines[0].text.{locale}"
    ]
    for message in messages:
        assert message.line > 1
        assert planted["facts"][0] in message.russian


def test_number_to_call_must_stand_in_a_fact(tmp_path: Path) -> None:
    line = {"text": HARMLESS, "facts": ["test-reply-deadline"], "phone": "1-800-555-0199"}
    messages = mistakes_with(line, "numbers", tmp_path / "facts")
    assert [message.field for message in messages] == ["sheets[0].blocks[0].lines[0].phone"]


def test_words_of_the_facts_pass(tmp_path: Path) -> None:
    text = {"ru": "Ответ должен прийти за **30 дней**.", "en": "The reply must arrive within **30 days**."}
    assert mistakes_with({"text": text, "facts": ["test-reply-deadline"]}, "do", tmp_path / "facts") == []


def test_sheets_of_the_site_say_nothing_of_their_own() -> None:
    reading = check_folder(ROOT / "facts", TODAY)
    assert [str(message) for message in mistakes_of_sheets(RawFolder(reading, TODAY))] == []
