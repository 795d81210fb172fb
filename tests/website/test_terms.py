"""Terms of the glossary in the text: which words are marked, where, and how a reader gets at the meaning."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from playwright.sync_api import Browser, Page

from scripts.facts.catalogue import Term
from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.website.term_marks import Glossary, glossary_of, mark_terms
from scripts.website.term_names import claimed_twice, term_names
from tests.conftest import ROOT, TODAY
from tests.website.reader import visit

HERE = Path(__file__).parent
SENTENCES = yaml.safe_load((HERE / "term_sentences.yml").read_text(encoding="utf-8"))
PLACES = yaml.safe_load((HERE / "term_places.yml").read_text(encoding="utf-8"))
LOCALES = ("ru", "en")
ANSWER = "faq/bond/"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus = check_folder(ROOT / "facts", TODAY).corpus
    assert corpus is not None
    return corpus


def _glossary(corpus: Corpus, locale: str) -> Glossary:
    return glossary_of(corpus.terms, locale, {term.id: "MEANING" for term in corpus.terms}, "LIST")


def _marked(html: str) -> list[str]:
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    return [str(word.text_content()) for word in tree.xpath(".//span[@class='term']/span[@tabindex]")]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: f"{row['locale']}: {row['text'][:40]}")
def test_term_is_found_in_every_form_and_nothing_else_is(corpus: Corpus, row: dict[str, Any]) -> None:
    text = row["text"]
    found = term_names(corpus.terms, row["locale"]).find(text)
    assert [(text[one.start : one.end], one.term) for one in found] == list(row["marked"].items())


def test_sentences_hold_enough_of_both_kinds_in_both_languages() -> None:
    count = Counter((row["locale"], bool(row["marked"])) for row in SENTENCES)
    assert min(count.values()) >= 15 and len(count) == 4


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row["name"])
def test_term_is_marked_only_where_a_reader_wants_it(corpus: Corpus, row: dict[str, Any]) -> None:
    marked = mark_terms(row["html"], _glossary(corpus, row.get("locale", "ru")), "../glossary/")
    assert _marked(marked) == row["marked"]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_two_terms_claim_the_same_words(corpus: Corpus, locale: str) -> None:
    assert claimed_twice(corpus.terms, locale) == []


def test_two_terms_that_claim_the_same_words_are_told() -> None:
    said = {"ru": "x", "en": "bonds"}
    terms = [Term(id=name, name=said, meaning=said) for name in ("one", "two")]
    assert claimed_twice(terms, "en") == [{"one", "two"}]


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row["name"])
def test_without_the_marks_the_page_is_what_it_was(corpus: Corpus, row: dict[str, Any]) -> None:
    marked = mark_terms(row["html"], _glossary(corpus, row.get("locale", "ru")), "../glossary/")
    bare = re.sub(
        r'<span class="term"><span [^>]*>(.*?)</span><span class="means".*?</a></span></span>', r"\1", marked
    )
    assert bare == row["html"]


def test_mark_leads_to_its_entry(corpus: Corpus) -> None:
    marked = mark_terms("<p>залог</p>", _glossary(corpus, "ru"), "../glossary/")
    mark = lxml.html.fragment_fromstring(marked).find_class("term")[0]
    word, link = mark.xpath("./span[@tabindex]")[0], mark.xpath(".//a")[0]
    assert link.get("href") == "../glossary/#bond"
    assert mark.get_element_by_id(word.get("aria-describedby")).text_content() == "MEANING"


@pytest.mark.parametrize("locale", LOCALES)
def test_site_marks_terms_in_answers_guides_and_situations_only(site: Path, locale: str) -> None:
    root = site if locale == "ru" else site / "en"
    where = Counter(
        page.relative_to(root).parts[0]
        for page in root.rglob("index.html")
        if 'class="term"' in page.read_text(encoding="utf-8")
        and not (locale == "ru" and page.is_relative_to(site / "en"))
    )
    assert set(where) == {"faq", "guides", "situations"}
    assert where["faq"] > 30 and where["guides"] > 15 and where["situations"] > 8


@pytest.mark.parametrize("locale", LOCALES)
def test_search_does_not_hold_the_meanings(site: Path, locale: str) -> None:
    index = "".join(path.read_text(encoding="utf-8") for path in (site / "assets").rglob(f"*{locale}*.js*"))
    assert "bond-amount-and-payment" in index
    assert "means-" not in index and "aria-describedby" not in index


def _open_at(browser: Browser, server: str, **how: Any) -> Any:
    return visit(browser, f"{server}/{ANSWER}", **how)


def _word(page: Page, number: int) -> Any:
    return page.locator("article .term > [tabindex]").nth(number)


@pytest.mark.parametrize("number", [0, 3, 7, 12])
def test_focus_shows_the_whole_meaning_without_a_script_on_the_smallest_phone(
    browser: Browser, site_server: str, number: int
) -> None:
    with _open_at(browser, site_server, scripts=False, width=320) as visited:
        word = _word(visited.page, number)
        meaning = word.locator("xpath=following-sibling::span")
        assert not meaning.is_visible()
        word.focus()
        assert meaning.is_visible()
        box = meaning.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 320
        visited.page.keyboard.press("Tab")
        assert visited.page.evaluate("document.activeElement.closest('.means') !== null")
        assert meaning.is_visible()
        visited.page.keyboard.press("Tab")
        assert not meaning.is_visible()


def test_a_tap_shows_the_meaning_without_a_script(browser: Browser, site_server: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{site_server}/{ANSWER}")
    first, second = _word(page, 0), _word(page, 4)
    first.tap()
    assert first.locator("xpath=following-sibling::span").is_visible()
    second.tap()
    assert second.locator("xpath=following-sibling::span").is_visible()
    assert not first.locator("xpath=following-sibling::span").is_visible()
    context.close()


@pytest.mark.parametrize("by", ["focus", "hover"])
def test_escape_shuts_the_meaning_and_keeps_the_place(browser: Browser, site_server: str, by: str) -> None:
    with _open_at(browser, site_server) as visited:
        word = _word(visited.page, 0)
        meaning = word.locator("xpath=following-sibling::span")
        getattr(word, by)()
        assert meaning.is_visible()
        visited.page.keyboard.press("Escape")
        assert not meaning.is_visible()
        if by == "focus":
            assert visited.page.evaluate("document.activeElement.closest('.term') !== null")
        visited.page.locator("h1").hover()
        visited.page.evaluate("document.activeElement.blur()")
        getattr(word, by)()
        assert meaning.is_visible()


def test_a_touch_beside_it_shuts_the_meaning(browser: Browser, site_server: str) -> None:
    with _open_at(browser, site_server) as visited:
        word = _word(visited.page, 0)
        meaning = word.locator("xpath=following-sibling::span")
        word.hover()
        # a telephone leaves the word hovered when the finger touches another place
        visited.page.locator("h1").dispatch_event("pointerdown")
        assert not meaning.is_visible()
        word.dispatch_event("pointerdown")
        assert meaning.is_visible()


def test_screen_reader_is_told_the_meaning_of_the_word(browser: Browser, site_server: str) -> None:
    with _open_at(browser, site_server) as visited:
        session = visited.page.context.new_cdp_session(visited.page)
        node = session.send("DOM.getDocument")["root"]["nodeId"]
        word = session.send("DOM.querySelector", {"nodeId": node, "selector": "article .term > [tabindex]"})
        tree = session.send(
            "Accessibility.getPartialAXTree", {"nodeId": word["nodeId"], "fetchRelatives": False}
        )
        said = tree["nodes"][0].get("description", {}).get("value", "")
        shown = visited.page.locator("article .term .means > span").first.text_content()
    assert said and said.split() == str(shown).split()


def test_paper_shows_no_meanings(browser: Browser, site_server: str) -> None:
    with _open_at(browser, site_server) as visited:
        visited.page.emulate_media(media="print")
        _word(visited.page, 0).focus()
        assert not visited.page.locator(".means").first.is_visible()
        lines = visited.page.evaluate(
            "getComputedStyle(document.querySelector('article .term > [tabindex]')).textDecorationLine"
        )
    assert lines == "none"
