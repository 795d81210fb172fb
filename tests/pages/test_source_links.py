"""No link on a page can bring a reader in Russia before a court: an unsafe name is text with the reason beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import lxml.html
import pytest
import yaml

from scripts.facts.catalogue import Source
from scripts.pages.source_link import source_name
from scripts.wording.words import Words, read_words
from tests.conftest import ROOT

TABLE = yaml.safe_load(Path(__file__).with_name("source_links.yml").read_text(encoding="utf-8"))
WORDS = read_words(ROOT / "docs" / "_includes", ("ru", "en"))


def _source(danger: Literal["true", "false", "unknown"]) -> Source:
    return Source(
        id="test-page",
        title="One & two",
        language="en",
        publisher="Test",
        address="https://page.example.org/?a=1&b=2",
        kind="press",
        unsafe_in_russia=danger,
    )


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['danger']}-in-russia-{case['in_russia']}")
def test_source_is_a_link_only_where_that_is_safe(case: dict[str, Any], locale: str) -> None:
    words: Words = WORDS[locale]
    made = source_name(_source(case["danger"]), words, case["in_russia"])
    name = lxml.html.fragment_fromstring(made, create_parent=True)
    assert [link.get("href") for link in name.iter("a")] == (
        ["https://page.example.org/?a=1&b=2"] if case["link"] else []
    )
    assert ("example.org" in made) == case["link"]
    assert name.text_content().startswith("One & two")
    if case["warning"]:
        assert words[case["warning"]] in name.text_content()


@pytest.mark.parametrize(("locale", "marked"), [("ru", ["en"]), ("en", [])])
@pytest.mark.parametrize("danger", ["true", "false"])
def test_title_of_another_language_says_so(danger: Any, locale: str, marked: list[str]) -> None:
    name = lxml.html.fragment_fromstring(
        source_name(_source(danger), WORDS[locale], False), create_parent=True
    )
    assert [element.get("lang") for element in name.iter() if element.get("lang")] == marked
