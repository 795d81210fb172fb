"""What has changed: the filter without a script, and the feed that a reader subscribes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import lxml.etree
import pytest
from playwright.sync_api import Browser

from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.facts.model import Change
from scripts.facts.recorded_changes import recorded_changes
from scripts.pages.changes import MOST_TOPICS
from scripts.website.feed import ATOM, FeedWords, atom_feed, feed_path
from tests.conftest import ROOT, TODAY
from tests.small_site import plant_small_site, run
from tests.website.reader import visit
from tests.website.site_crawl import crawl

PAGE = {"ru": "reference/changes/", "en": "en/reference/changes/"}
LOCALES = tuple(PAGE)
SITE = "https://right-to-asylum.example/site/"
WORDS = FeedWords("Right to Asylum", "What has changed")
SCHEMA = lxml.etree.RelaxNG(lxml.etree.parse(str(Path(__file__).with_name("atom.rng"))))
NAMES = {"a": ATOM}
SEEN = "all => all.filter((one) => one.offsetParent !== null).map((one) => one.id)"
YEARS = (
    "all => all.filter((one) => one.offsetParent !== null).map((one) => one.querySelector('h3').textContent)"
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus = check_folder(ROOT / "facts", TODAY).corpus
    assert corpus is not None
    return corpus


def _feed(corpus: Corpus, locale: str, site: str = SITE) -> lxml.etree._Element:
    return lxml.etree.fromstring(atom_feed(corpus, locale, WORDS, site).encode())


@pytest.mark.parametrize("locale", LOCALES)
def test_filter_leaves_one_topic_without_a_script(
    browser: Browser, site_server: str, corpus: Corpus, locale: str
) -> None:
    changes = recorded_changes(corpus)
    topics = [topic for topic in corpus.topics if any(one.topic is topic for one in changes)]
    with visit(browser, f"{site_server}/{PAGE[locale]}", scripts=False, width=360) as visited:
        page = visited.page
        items = page.locator(".sift .line > li")
        assert items.count() == len(changes)
        before = page.url
        for number, topic in enumerate(topics, 1):
            page.locator(f"label[for=sift-{number}]").click()
            seen = items.evaluate_all(SEEN)
            assert seen == [one.anchor for one in changes if one.topic is topic], topic.topic
            assert page.locator(f"label[for=sift-{number}] b").text_content() == str(len(seen))
            years = page.locator(".sift > section").evaluate_all(YEARS)
            assert years == sorted({name[:4] for name in seen}, reverse=True)
        page.locator("label[for=sift-0]").click()
        assert len(items.evaluate_all(SEEN)) == len(changes)
        assert page.url == before
        assert page.locator("label[for=sift-0] b").text_content() == str(len(changes))


def test_filter_works_by_keyboard(browser: Browser, site_server: str) -> None:
    with visit(browser, f"{site_server}/{PAGE['ru']}", scripts=False) as visited:
        page = visited.page
        page.locator("#sift-0").focus()
        page.keyboard.press("ArrowDown")
        assert page.locator("#sift-1").is_checked()
        assert page.locator(".sift li:visible").count() == int(
            page.locator("label[for=sift-1] b").text_content() or 0
        )
        outline = page.locator("label[for=sift-1]").evaluate("e => getComputedStyle(e).outlineStyle")
        assert outline == "solid"


def test_choice_leaves_nothing_in_the_history(browser: Browser, site_server: str) -> None:
    with visit(browser, f"{site_server}/{PAGE['ru']}") as visited:
        before = visited.page.evaluate("history.length")
        visited.page.locator("label[for=sift-2]").click()
        assert visited.page.evaluate("[history.length, localStorage.length, document.cookie]") == [
            before,
            0,
            "",
        ]


def test_stylesheet_has_a_rule_for_every_topic(corpus: Corpus) -> None:
    style = (ROOT / "overrides" / "assets" / "look.css").read_text(encoding="utf-8")
    assert all(f"#sift-{number}:checked~" in style for number in range(1, MOST_TOPICS + 1))
    assert len(corpus.topics) <= MOST_TOPICS


@pytest.mark.parametrize("locale", LOCALES)
def test_feed_has_the_form_of_atom(corpus: Corpus, locale: str) -> None:
    assert SCHEMA.validate(_feed(corpus, locale)), SCHEMA.error_log


@pytest.mark.parametrize(
    "spoil",
    [
        lambda feed: feed.remove(feed.find("a:updated", NAMES)),
        lambda feed: feed.append(feed.find("a:id", NAMES).__copy__()),
        lambda feed: feed.find("a:entry", NAMES).remove(feed.find("a:entry/a:title", NAMES)),
        lambda feed: setattr(feed.find("a:entry/a:updated", NAMES), "text", "yesterday"),
        lambda feed: feed.find("a:entry/a:link", NAMES).attrib.pop("href"),
    ],
    ids=["no date", "two ids", "entry without a title", "no day", "link to nowhere"],
)
def test_the_check_of_the_form_finds_mistakes(corpus: Corpus, spoil: object) -> None:
    feed = _feed(corpus, "ru")
    assert callable(spoil)
    spoil(feed)
    assert not SCHEMA.validate(feed)


@pytest.mark.parametrize("locale", LOCALES)
def test_entries_of_the_feed_are_told_apart_dated_and_lead_to_whole_addresses(
    corpus: Corpus, locale: str
) -> None:
    feed = _feed(corpus, locale)
    ids = [str(one.text) for one in feed.iterfind(".//a:id", NAMES)]
    assert len(set(ids)) == len(ids) > 50
    assert all(one.startswith("tag:right-to-asylum.example,2026:") for one in ids)
    assert all(str(link.get("href")).startswith(SITE) for link in feed.iterfind(".//a:link", NAMES))
    dates = [datetime.fromisoformat(str(one.text)) for one in feed.iterfind("a:entry/a:updated", NAMES)]
    assert max(dates) < datetime(TODAY.year, TODAY.month, TODAY.day, 23, tzinfo=UTC)
    assert feed.findtext("a:updated", None, NAMES) == max(
        str(one.text) for one in feed.iterfind("a:entry/a:updated", NAMES)
    )
    own = f"{SITE}{feed_path(locale, 'ru')}"
    assert [one.get("href") for one in feed.iterfind("a:link[@rel='self']", NAMES)] == [own]


def test_change_that_is_still_ahead_is_news_of_the_day_when_its_source_was_read(corpus: Corpus) -> None:
    section = corpus.topics[0].sections[0]
    change = Change(date=date(2031, 1, 2), text={"ru": "Впереди", "en": "Ahead"})
    fact = section.facts[0].model_copy(update={"history": [change]})
    topic = corpus.topics[0].model_copy(update={"sections": [section.model_copy(update={"facts": [fact]})]})
    ahead = replace(corpus, topics=(topic,))
    feed = _feed(ahead, "en")
    assert feed.findtext("a:entry/a:updated", None, NAMES) == f"{fact.as_of}T12:00:00Z"
    assert f"2031-01-02-{fact.id}" in str(feed.findtext("a:entry/a:id", None, NAMES))


def test_feed_of_the_same_facts_is_the_same(corpus: Corpus) -> None:
    assert atom_feed(corpus, "en", WORDS, SITE) == atom_feed(corpus, "en", WORDS, SITE)


@pytest.mark.parametrize("locale", LOCALES)
def test_entry_of_the_feed_leads_to_its_place_on_the_page(site: Path, corpus: Corpus, locale: str) -> None:
    pages = crawl(site)
    for link in _feed(corpus, locale).iterfind("a:entry/a:link", NAMES):
        way, _, anchor = str(link.get("href")).removeprefix(SITE).partition("#")
        assert anchor in pages[f"{way}index.html"].anchors


def test_site_without_an_address_has_no_feed(site: Path) -> None:
    assert not list(site.rglob("feed.xml"))
    assert not any(page.tree.xpath("//link[@type='application/atom+xml']") for page in crawl(site).values())


def test_site_with_an_address_has_a_feed_in_each_language_and_says_so(tmp_path: Path) -> None:
    root = plant_small_site(tmp_path / "tree")
    done = run(root, "-m", "scripts", "site", SITE_URL=SITE)
    assert done.returncode == 0, done.stderr
    for page in crawl(root / "site").values():
        if page.path != "404.html":
            (named,) = page.tree.xpath("//link[@type='application/atom+xml']/@href")
            feed = (root / "site" / page.path).parent.joinpath(named).resolve()
            assert feed == root / "site" / feed_path(page.locale, "ru")
            offered = page.tree.xpath("//main//a[@href=$named]", named=str(named))
            assert len(offered) == page.path.endswith("reference/changes/index.html")
            assert SCHEMA.validate(lxml.etree.parse(str(feed))), SCHEMA.error_log
