"""The index of a language: what is in it, and that MiniSearch itself would have made the same."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from scripts.facts.corpus import Corpus
from scripts.facts.plain_text import plain_text
from scripts.facts.reading import read_folder
from scripts.website.search_documents import search_documents
from scripts.website.search_files import search_files
from scripts.website.search_index import FIELDS, SearchDocument, search_index
from scripts.website.search_words import SearchWords, SearchWordsUnreadable, read_search_words
from tests.website.search_in_browser import load_search_scripts

ROOT = Path(__file__).resolve().parents[2]
NO_WORDS = SearchWords(frozenset(), {})
DOCUMENTS = [
    SearchDocument(
        "bond",
        "faq/bond/#bond",
        "Сколько стоит залог?",
        "Под стражей",
        "Не меньше $1,500.",
        "8 U.S.C. § 1226(a)",
    ),
    SearchDocument(
        "what-now",
        "faq/first/#what-now",
        "Что мне делать?",
        "",
        "Позвоните и\u2028не подписывайте.",
        "",
        "What now?",
    ),
]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus = read_folder(ROOT / "facts").corpus
    assert corpus is not None
    return corpus


def content(script: str) -> dict[str, Any]:
    opening = "window.searchIndex="
    assert script.startswith(opening)
    assert script.endswith(";\n")
    made: dict[str, Any] = json.loads(script.removeprefix(opening).removesuffix(";\n"))
    return made


def test_every_fact_can_be_found_at_its_anchor_in_every_language(corpus: Corpus) -> None:
    for locale in corpus.locales:
        folder = "" if locale == corpus.locales[0] else f"{locale}/"
        addresses = {document.id: document.address for document in search_documents(corpus, locale)}
        for _, section, fact in corpus.placed_facts():
            assert addresses[fact.id] == f"{folder}faq/{section.id}/#{fact.id}"


def test_ids_of_documents_do_not_repeat(corpus: Corpus) -> None:
    ids = [document.id for document in search_documents(corpus, corpus.locales[0])]
    assert len(set(ids)) == len(ids)


def test_sources_are_not_searched(corpus: Corpus) -> None:
    addresses = {source.address for source in corpus.sources}
    for document in search_documents(corpus, "ru"):
        assert not any(address in document.body + document.keywords for address in addresses)


def test_index_is_the_one_that_minisearch_makes_of_the_same_documents(browser: Browser) -> None:
    page = browser.new_page()
    load_search_scripts(page)
    theirs = page.evaluate(
        """([fields, documents]) => {
          const mini = new MiniSearch({ fields, tokenize: window.searchTerms, processTerm: (term) => term,
            storeFields: ['address', 'title', 'place', 'body', 'weight'] });
          mini.addAll(documents);
          return JSON.parse(JSON.stringify(mini));
        }""",
        [list(FIELDS), [asdict(document) for document in DOCUMENTS]],
    )
    page.close()
    ours = content(search_index(DOCUMENTS, "ru", NO_WORDS))["index"]
    theirs["index"].sort()
    assert [round(length, 6) for length in theirs.pop("averageFieldLength")] == ours.pop("averageFieldLength")
    assert ours == theirs


def test_same_documents_give_the_same_bytes(corpus: Corpus) -> None:
    includes = ROOT / "docs" / "_includes"
    assert search_files(corpus, includes) == search_files(corpus, includes)


def test_separators_of_lines_are_escaped_for_older_browsers() -> None:
    assert "\u2028" not in search_index(DOCUMENTS, "ru", NO_WORDS)


def test_stop_words_stay_in_titles_only() -> None:
    words = SearchWords(frozenset({"что", "и"}), {})
    postings = dict(content(search_index(DOCUMENTS, "ru", words))["index"]["index"])
    assert list(postings["что"]) == [str(FIELDS.index("title"))]
    assert "и" not in postings


def test_further_documents_are_found_too(corpus: Corpus) -> None:
    made = search_files(corpus, ROOT / "docs" / "_includes", {"ru": [DOCUMENTS[0]]})
    assert set(made) == {f"assets/search/index-{locale}.js" for locale in corpus.locales}
    assert "bond" in content(made["assets/search/index-ru.js"])["index"]["documentIds"].values()
    assert "bond" not in content(made["assets/search/index-en.js"])["index"]["documentIds"].values()


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Не** подписывайте [эту бумагу](fact:papers-to-sign).", "Не подписывайте эту бумагу."),
        ("- один\n- два\n1. три", "один два три"),
        ("`I-589` и *важно*", "I-589 и важно"),
        ("2 * 3", "2 * 3"),
    ],
)
def test_markdown_becomes_plain_words(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


def test_words_of_a_group_stand_for_each_other_and_found_words_only_one_way(tmp_path: Path) -> None:
    file = tmp_path / "search-words.yml"
    file.write_text(
        "stop: [и в]\nsame: [[залог, bond, грин карта]]\nfinds: {тачка: [машина]}\n", encoding="utf-8"
    )
    words = read_search_words([file, tmp_path / "missing.yml"], [["NTA", "повестка"]])
    assert words.stop == {"и", "в"}
    assert set(words.alternatives["грин карт"]) == {"залог", "bond"}
    assert words.alternatives["тачк"] == ("машин",)
    assert "машин" not in words.alternatives
    assert words.alternatives["nta"] == ("повестк",)


@pytest.mark.parametrize("text", ["same: [залог]\n", "stopp: []\n", "same: [[1, 2]]\n", "stop: [\n"])
def test_wrong_file_of_words_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "search-words.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SearchWordsUnreadable, match=r"search-words\.yml"):
        read_search_words([file])
