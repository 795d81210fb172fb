"""Nothing is lost: every fact is reached from a situation, a guide and the FAQ; every situation has its helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.facts.corpus import Corpus
from tests.website.site_crawl import CrawledPage, crawl

FOLDERS = {"ru": "", "en": "en/"}
both_languages = pytest.mark.parametrize("locale", FOLDERS)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, CrawledPage]:
    return crawl(site)


def _in(pages: dict[str, CrawledPage], locale: str, folder: str) -> list[CrawledPage]:
    return [page for path, page in pages.items() if path.startswith(f"{FOLDERS[locale]}{folder}/")]


def _reached(pages: list[CrawledPage]) -> set[str]:
    """The facts that stand in the text of these pages, or to which a link of the text leads."""
    reached: set[str] = set()
    for page in pages:
        (main,) = page.tree.xpath("//main")
        reached |= {str(name) for name in main.xpath(".//article/@data-fact")}
        # the tools and sources of an included fact are the same everywhere: what counts is what is told
        for address in main.xpath(".//a[not(ancestor::div[@class='meta'])]/@href"):
            target = page.target(str(address))
            if target is not None and "faq/" in target[0]:
                reached.add(target[1])
    return reached


@both_languages
@pytest.mark.parametrize("folder", ["situations", "guides", "faq"])
def test_every_fact_is_reached(
    pages: dict[str, CrawledPage], corpus: Corpus, locale: str, folder: str
) -> None:
    lost = {fact.id for fact in corpus.facts} - _reached(_in(pages, locale, folder))
    assert lost == set()


@both_languages
@pytest.mark.parametrize(
    ("part", "inside"),
    [("first", ".//ol[@class='steps']/li"), ("guides", ".//li/a[@href]"), ("print", ".//li")],
    ids=["checklist", "guide", "print list"],
)
def test_every_situation_has_a_guide_a_checklist_and_a_print_list(
    pages: dict[str, CrawledPage], corpus: Corpus, locale: str, part: str, inside: str
) -> None:
    without = []
    for situation in corpus.situations.situations:
        page = pages[f"{FOLDERS[locale]}situations/{situation.id.value}/index.html"]
        sections = page.tree.xpath(f"//section[h2[@id='{part}']]")
        if not sections or not sections[0].xpath(inside):
            without.append(situation.id.value)
    assert without == []


@both_languages
def test_guides_of_a_situation_are_pages_of_the_site(
    pages: dict[str, CrawledPage], corpus: Corpus, locale: str
) -> None:
    for situation in corpus.situations.situations:
        page = pages[f"{FOLDERS[locale]}situations/{situation.id.value}/index.html"]
        links = page.tree.xpath("//section[h2[@id='guides']]//li/a/@href")
        targets = [page.target(str(link)) for link in links]
        assert {target[0] for target in targets if target} <= set(pages)
        assert all(target and "guides/" in target[0] for target in targets)
