"""The built site, crawled: nothing leads nowhere, both languages have the same pages, anchors and facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.website.site_files import CONTENT_SECURITY_POLICY
from tests.conftest import ROOT, TODAY
from tests.small_site import plant_small_site, run
from tests.website.site_crawl import LOST, CrawledPage, crawl, in_other_language


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, CrawledPage]:
    return crawl(site)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus = check_folder(ROOT / "facts", TODAY).corpus
    assert corpus is not None
    return corpus


def _answers(pages: dict[str, CrawledPage], locale: str) -> Iterator[CrawledPage]:
    folder = {"ru": "faq/", "en": "en/faq/"}[locale]
    return (page for page in pages.values() if page.path.startswith(folder))


def test_every_address_leads_to_a_file_and_an_anchor_of_the_site(
    pages: dict[str, CrawledPage], site: Path
) -> None:
    broken = []
    for page in pages.values():
        for address in page.addresses():
            target = page.target(address)
            if target is None:
                continue
            file, anchor = target
            if not (site / file).is_file():
                broken.append(f"{page.path}: {address}: no such file")
            elif anchor and file in pages and anchor not in pages[file].anchors:
                broken.append(f"{page.path}: {address}: no such anchor")
    assert broken == []


def test_every_page_exists_in_both_languages(pages: dict[str, CrawledPage]) -> None:
    alone = [path for path in pages if path != LOST and in_other_language(path) not in pages]
    assert alone == []


def test_every_fact_is_an_anchor_once_in_both_languages(
    pages: dict[str, CrawledPage], corpus: Corpus
) -> None:
    expected = Counter(fact.id for fact in corpus.facts)
    for locale in ("ru", "en"):
        found = Counter(
            heading.get("id")
            for page in _answers(pages, locale)
            for heading in page.tree.xpath("//article[contains(@class, 'fact')]/h2")
        )
        assert found == expected, locale


def test_anchors_are_the_same_in_both_languages(pages: dict[str, CrawledPage]) -> None:
    def anchors(path: str) -> set[str]:
        # the meaning of a term is named for the screen reader, and each language has its own terms in a text
        return {name for name in pages[path].anchors if not name.startswith("means-")}

    differ = {
        path: anchors(path) ^ anchors(in_other_language(path))
        for path in pages
        if path != LOST and anchors(path) != anchors(in_other_language(path))
    }
    assert differ == {}


def test_page_says_its_language(pages: dict[str, CrawledPage]) -> None:
    wrong = [path for path, page in pages.items() if page.tree.get("lang") != page.locale]
    assert wrong == []


def test_page_has_one_first_heading_a_title_and_no_id_twice(pages: dict[str, CrawledPage]) -> None:
    wrong = []
    for path, page in pages.items():
        if len(page.tree.xpath("//h1")) != 1:
            wrong.append(f"{path}: {len(page.tree.xpath('//h1'))} h1")
        if not page.tree.xpath("string(//head/title)").strip():
            wrong.append(f"{path}: no title")
        wrong += [f"{path}: id {name} twice" for name, times in Counter(page.anchors).items() if times > 1]
    assert wrong == []


def test_titles_tell_pages_apart(pages: dict[str, CrawledPage]) -> None:
    titles = Counter((page.locale, page.tree.xpath("string(//head/title)")) for page in pages.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_nothing_is_loaded_from_another_host(pages: dict[str, CrawledPage]) -> None:
    foreign = []
    for path, page in pages.items():
        loaded = page.tree.xpath(
            "//@src | //link[not(@rel='canonical' or @rel='alternate')]/@href | //@srcset | //object/@data"
            " | //use/@href | //image/@href"
        )
        foreign += [f"{path}: {address}" for address in loaded if urlsplit(address).netloc]
    assert foreign == []


def test_no_script_style_or_handler_stands_in_a_page(pages: dict[str, CrawledPage]) -> None:
    found = []
    for path, page in pages.items():
        found += [
            f"{path}: inline script"
            for script in page.tree.iter("script")
            # data for a script of the site is no script
            if script.text_content().strip() and script.get("type") != "application/json"
        ]
        found += [f"{path}: style element" for _ in page.tree.iter("style")]
        for element in page.tree.iter():
            if isinstance(element.tag, str):
                names = [name for name in element.attrib if name == "style" or name.startswith("on")]
                found += [f"{path}: <{element.tag} {name}>" for name in names]
                if element.get("href", "").lower().startswith(("javascript:", "data:", "vbscript:")):
                    found.append(f"{path}: {element.get('href')}")
    assert found == []


def test_every_page_carries_the_policy_of_the_headers(pages: dict[str, CrawledPage]) -> None:
    # a meta element cannot forbid framing; only the header can
    expected = set(CONTENT_SECURITY_POLICY.split("; ")) - {"frame-ancestors 'none'"}
    for path, page in pages.items():
        policies = page.tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        assert [set(policy.split("; ")) for policy in policies] == [expected], path


def test_every_fact_has_its_date_its_sources_and_a_way_to_report_a_mistake(
    pages: dict[str, CrawledPage],
) -> None:
    lacking = []
    for locale in ("ru", "en"):
        for page in _answers(pages, locale):
            for fact in page.tree.find_class("fact"):
                wanted = {
                    "date": fact.xpath(".//div[@class='meta']//time/@datetime"),
                    "sources": fact.xpath(".//details[@class='sources']//li"),
                    "report": fact.xpath(".//a[@class='report']/@href"),
                    "other language": fact.xpath(".//p[@class='tools']/a[@hreflang]/@href"),
                }
                lacking += [
                    f"{page.path}: {fact.get('data-fact')}: {name}" for name, got in wanted.items() if not got
                ]
    assert lacking == []


def test_report_link_of_every_fact_has_its_id_filled_in(tmp_path: Path) -> None:
    root = plant_small_site(tmp_path / "tree")
    done = run(root, "-m", "scripts", "site", REPORT_TO="https://github.com/test-owner/test-site")
    assert done.returncode == 0, done.stderr
    reported = {
        (page.locale, fact.get("data-fact"), address)
        for page in crawl(root / "site").values()
        for fact in page.tree.find_class("fact")
        for address in fact.xpath(".//a[@class='report']/@href")
    }
    facts = [fact.id for fact in _sound_facts().facts]
    start = "https://github.com/test-owner/test-site/issues/new?template=mistake.yml&fact="
    assert reported == {(locale, name, start + name) for locale in ("ru", "en") for name in facts}


def _sound_facts() -> Corpus:
    corpus = check_folder(ROOT / "tests" / "facts" / "sound", TODAY).corpus
    assert corpus is not None
    return corpus
