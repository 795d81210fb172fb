"""A text becomes the same terms in the index (Python) and in the reader's browser (JavaScript)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from scripts.facts.reading import read_folder
from scripts.website.search_documents import search_documents
from scripts.website.search_index import FIELDS
from scripts.website.search_terms import search_terms
from tests.website.search_in_browser import load_search_scripts

ROOT = Path(__file__).resolve().parents[2]
TABLE: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("search_terms.yml").read_text(encoding="utf-8")
)
# words on which versions of the Snowball stemmers differ
DISPUTED = (
    "international interfere interference interfered interval internment internal interview skis skies sky"
)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    load_search_scripts(page)
    yield page
    page.close()


@pytest.mark.parametrize("case", TABLE, ids=lambda case: str(case["text"])[:40])
def test_text_becomes_the_terms_of_the_table(case: dict[str, Any]) -> None:
    assert list(search_terms(case["text"])) == case["terms"]


def test_browser_makes_the_terms_of_the_table(page: Page) -> None:
    made = page.evaluate("texts => texts.map(window.searchTerms)", [case["text"] for case in TABLE])
    assert made == [case["terms"] for case in TABLE]


def test_browser_and_index_make_the_same_terms_of_every_text_of_the_site(page: Page) -> None:
    corpus = read_folder(ROOT / "facts").corpus
    assert corpus is not None
    texts = sorted(
        {
            getattr(document, field)
            for locale in corpus.locales
            for document in search_documents(corpus, locale)
            for field in FIELDS
        }
    )
    made = page.evaluate("texts => texts.map(window.searchTerms)", [*texts, DISPUTED])
    differing = [
        (text, ours, theirs)
        for text, theirs in zip([*texts, DISPUTED], made, strict=True)
        if (ours := list(search_terms(text))) != theirs
    ]
    assert differing == []
