"""Spaces that do not break, names in one piece, words of another language marked; titles keep all of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.pages.inline import as_title
from scripts.wording.typography import marked_html, set_plain, set_type

TABLE = yaml.safe_load(Path(__file__).with_name("typography.yml").read_text(encoding="utf-8"))


def _cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", TABLE[name], ids=lambda case: f"{case['locale']}: {case['of']}")


def _spaces(text: str) -> str:
    return text.replace("~", "\u00a0")


@_cases("set")
def test_text_is_set_as_its_language_asks(case: dict[str, Any]) -> None:
    assert set_type(_spaces(case["text"]), case["locale"]) == _spaces(case["made"])


@_cases("set")
def test_setting_a_text_twice_changes_no_space(case: dict[str, Any]) -> None:
    once = set_plain(case["text"], case["locale"])
    assert set_plain(once, case["locale"]) == once


@_cases("plain_html")
def test_plain_text_becomes_html_with_its_languages_marked(case: dict[str, Any]) -> None:
    assert marked_html(case["text"], case["locale"]) == case["made"]


@_cases("titles")
def test_title_is_one_line_that_keeps_its_no_break_spaces(case: dict[str, Any]) -> None:
    assert as_title(set_plain(case["text"], case["locale"])) == _spaces(case["made"])
