"""Situation pages and the finder of the real facts: complete, the same in both languages, without script."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path, PurePosixPath

import lxml.html
import pytest
from markdown import markdown  # type: ignore[import-untyped]

from scripts.facts.catalogue import Ask, SituationPage
from scripts.facts.corpus import Corpus
from scripts.pages.addresses import Site
from scripts.pages.finder import FINDER_PAGE
from scripts.pages.guide_titles import guide_titles
from scripts.pages.making import make_pages
from scripts.pages.running_days import SHOWN_AT_ONCE, running_days
from scripts.wording.words import Words, read_words
from tests.conftest import ROOT, TODAY

DOCS = ROOT / "docs"
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
LOCALES = ("ru", "en")


@pytest.fixture(scope="module")
def words_of(corpus: Corpus) -> dict[str, Words]:
    return read_words(DOCS / "_includes", corpus.locales)


@pytest.fixture(scope="module")
def pages(corpus: Corpus, words_of: dict[str, Words]) -> dict[str, lxml.html.HtmlElement]:
    """Path below `docs/` without its ending -> the page as HTML; situation pages and the finder only."""
    made = make_pages(corpus, words_of, "", TODAY, guide_titles(DOCS, corpus.locales))
    return {
        str(path.with_suffix("")): lxml.html.document_fromstring(
            markdown(text.partition("\n---\n")[2], extensions=EXTENSIONS)
        )
        for path, text in made.items()
        if path.parent.name == "situations"
    }


def finder_in(pages: dict[str, lxml.html.HtmlElement], locale: str) -> lxml.html.HtmlElement:
    return pages[f"{locale}/{FINDER_PAGE}"]


def ids(page: lxml.html.HtmlElement) -> list[str]:
    return [str(found) for found in page.xpath("//@id")]


def links(page: lxml.html.HtmlElement) -> list[str]:
    return [str(found) for found in page.xpath("//a/@href")]


def asks_of(corpus: Corpus) -> list[Ask]:
    return [ask for tree in corpus.situations.trees for ask in tree.asks]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_leaf_stands_in_the_finder_exactly_once(
    locale: str, corpus: Corpus, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    shown = Counter(ids(finder_in(pages, locale)))
    assert {leaf.id: shown[leaf.id] for leaf in corpus.leaves} == dict.fromkeys(
        [leaf.id for leaf in corpus.leaves], 1
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_every_option_of_the_finder_opens_or_leads_to_a_place_on_the_page(
    locale: str, corpus: Corpus, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    page = finder_in(pages, locale)
    opens = page.xpath("//div[@class='finder']//summary")
    leads = page.xpath("//div[@class='finder']//p[@class='way']/a")
    assert len(opens) + len(leads) == sum(len(ask.options) for ask in asks_of(corpus))
    assert all(summary.getparent().xpath("./div[@id]") for summary in opens)
    assert {str(link.get("href")) for link in leads} <= {f"#{name}" for name in ids(page)}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_link_within_the_situation_pages_has_its_anchor(
    locale: str, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    for path, page in pages.items():
        if not path.startswith(f"{locale}/"):
            continue
        for link in links(page):
            address, _, anchor = link.partition("#")
            target = (
                str(PurePosixPath(locale, address.removeprefix("../").removesuffix(".md")))
                if address
                else path
            )
            if anchor and target in pages:
                assert anchor in ids(pages[target]), f"{path}: {link}"


def test_anchors_are_the_same_in_both_languages(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for path, page in pages.items():
        if path.startswith("ru/"):
            # the id of the page's own title comes from its words; the template takes it away
            title, other = page.find(".//h1").get("id"), pages[f"en/{path[3:]}"]
            assert [name for name in ids(page) if name != title] == [
                name for name in ids(other) if name != other.find(".//h1").get("id")
            ]


def test_no_anchor_stands_twice_on_a_page(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for path, page in pages.items():
        assert [name for name, count in Counter(ids(page)).items() if count > 1] == [], path


def test_finder_works_without_script_and_leaves_nothing_in_the_address(
    pages: dict[str, lxml.html.HtmlElement],
) -> None:
    for path, page in pages.items():
        assert page.xpath("//script | //form | //input | //button | //@onclick") == [], path
        assert all(details[0].tag == "summary" for details in page.xpath("//details")), path
        assert page.xpath("//details/@open") == [], path


@pytest.mark.parametrize("locale", LOCALES)
def test_every_fact_can_be_reached_from_a_situation(
    locale: str, corpus: Corpus, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    reached = {
        link.partition("#")[2]
        for path, page in pages.items()
        if path.startswith(locale)
        for link in links(page)
    }
    assert {fact.id for fact in corpus.facts} <= reached


def test_every_situation_has_a_guide_in_each_language(corpus: Corpus) -> None:
    titles = guide_titles(DOCS, corpus.locales)
    for situation in corpus.situations.situations:
        assert situation.guides, situation.id
        for locale in corpus.locales:
            assert set(situation.guides) <= set(titles[locale]), (situation.id, locale)


def test_guide_that_is_not_written_is_left_out(corpus: Corpus, words_of: dict[str, Words]) -> None:
    made = make_pages(corpus, words_of, "", TODAY)
    assert not any("../guides/" in text for path, text in made.items() if path.parent.name == "situations")


@pytest.mark.parametrize("situation", [f"{locale}/situations/detained" for locale in LOCALES])
def test_page_of_a_situation_has_its_parts_in_order(
    situation: str, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    anchors = [str(heading.get("id")) for heading in pages[situation].iter("h2")]
    assert anchors == ["first", "finder", "know", "days", "guides", "print", "help"]


def test_situation_without_a_time_limit_has_no_such_part(pages: dict[str, lxml.html.HtmlElement]) -> None:
    assert "days" not in ids(pages["ru/situations/in-russia"])


def test_words_to_say_in_english_are_marked_as_english(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for locale in LOCALES:
        said = pages[f"{locale}/situations/detained"].xpath("//ol[@class='steps']//b[@class='say']")
        assert [phrase.get("lang") for phrase in said] == ["en"] * 4
        assert all(not re.search("[А-Яа-яЁё«»]", phrase.text_content()) for phrase in said)


def test_first_steps_begin_with_the_imperative(
    corpus: Corpus, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    for situation in corpus.situations.situations:
        steps = pages[f"ru/situations/{situation.id.value}"].xpath("//ol[@class='steps']/li")
        assert len(steps) == len(situation.first_steps["ru"])
        assert all(step[0].tag == "b" and not (step.text or "").strip() for step in steps)


def test_time_limits_that_the_page_speaks_of_stand_open(corpus: Corpus, words_of: dict[str, Words]) -> None:
    facts = [fact for fact in corpus.facts if fact.deadline is not None]
    told_first = {fact.id for fact in facts[-SHOWN_AT_ONCE:]}
    text = running_days(facts, told_first, words_of["ru"], Site(corpus, {}))
    open_part, folded = text.split("<details", 1)
    assert {name for name in told_first if f"#{name})" in open_part} == told_first
    assert folded.count("<dt") == len(facts) - SHOWN_AT_ONCE


def test_guide_is_called_by_its_head_or_its_heading(tmp_path: Path) -> None:
    folder = tmp_path / "ru" / "guides"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text('---\ntitle: "Один: шаг"\norder: 1\n---\n\n# Другой\n', encoding="utf-8")
    (folder / "b.md").write_text("# Два {#two}\n\nТекст\n", encoding="utf-8")
    (folder / "c.md").write_text("Без заглавия\n", encoding="utf-8")
    assert guide_titles(tmp_path, ("ru", "en")) == {"ru": {"a": "Один: шаг", "b": "Два"}, "en": {}}


def test_every_situation_leads_to_the_whole_finder(
    corpus: Corpus, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    def leads(situation: SituationPage, locale: str) -> bool:
        return f"../{FINDER_PAGE}.md" in links(pages[f"{locale}/situations/{situation.id.value}"])

    assert all(leads(page, locale) for page in corpus.situations.situations for locale in LOCALES)
