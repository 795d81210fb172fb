"""The calculator in a real browser, and the deadlines of the repository's own facts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from scripts.deadlines.files import as_json
from scripts.deadlines.joining import joined_script
from scripts.deadlines.making import deadlines_of
from scripts.deadlines.words import deadline_words
from scripts.facts.corpus import Corpus
from scripts.facts.reading import read_folder
from tests.conftest import ROOT

MODULES = ROOT / "overrides" / "assets" / "deadlines"
INCLUDES = ROOT / "docs" / "_includes"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    read = read_folder(ROOT / "facts").corpus
    assert read is not None
    return read


@pytest.fixture(scope="session")
def data(corpus: Corpus, today: date) -> dict[str, Any]:
    """The public data as a program that reads the file meets it."""
    read: dict[str, Any] = json.loads(as_json(deadlines_of(corpus, today)))
    return read


@pytest.fixture(scope="session")
def limits(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every count of every rule, by its id."""
    return {limit["id"]: limit for rule in data["rules"] for limit in rule["limits"]}


@pytest.fixture(scope="session")
def calculator(browser: Browser, data: dict[str, Any]) -> Iterator[Page]:
    """An empty page that holds the joined script, the data (`data`) and the words of both languages (`words`)."""
    page = browser.new_page(locale="ru-RU", timezone_id="America/New_York")
    page.add_script_tag(content=joined_script(MODULES))
    words = {locale: deadline_words(INCLUDES, locale)["count"] for locale in ("ru", "en")}
    page.evaluate("([data, words]) => { window.data = data; window.words = words; }", [data, words])
    yield page
    page.close()
