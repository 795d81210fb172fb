"""What a reader meets in a real browser: quiet pages, both languages, with and without JavaScript, on paper."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import Browser

from tests.website.reader import visit

PAGES = ("", "faq/appeal/", "reference/glossary/", "reference/sources/", "situations/in-court/")
FOLDERS = {"ru": "", "en": "en/"}
LANGUAGE_LINK = "nav.bar a[hreflang]"


def _page(server: str, locale: str, path: str) -> str:
    return f"{server}/{FOLDERS[locale]}{path}"


every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.strip("/") or "home")
both_languages = pytest.mark.parametrize("locale", FOLDERS)


@both_languages
@every_page
def test_page_is_quiet_and_asks_no_other_host(
    browser: Browser, site_server: str, locale: str, path: str
) -> None:
    with visit(browser, _page(site_server, locale, path)) as visited:
        visited.page.wait_for_load_state("networkidle")
    assert (visited.complaints, visited.foreign_requests) == ([], [])


@both_languages
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_language_link_keeps_the_page(browser: Browser, site_server: str, locale: str, scripts: bool) -> None:
    other = {"ru": "en", "en": "ru"}[locale]
    with visit(browser, _page(site_server, locale, "faq/appeal/"), scripts=scripts) as visited:
        visited.page.click(LANGUAGE_LINK)
        assert visited.page.url == _page(site_server, other, "faq/appeal/")
        assert visited.page.locator("html").get_attribute("lang") == other


@both_languages
def test_language_link_keeps_the_anchor(browser: Browser, site_server: str, locale: str) -> None:
    other = {"ru": "en", "en": "ru"}[locale]
    anchor = "faq/appeal/#bia-appeal-deadline"
    with visit(browser, _page(site_server, locale, anchor)) as visited:
        visited.page.click(LANGUAGE_LINK)
        assert visited.page.url == _page(site_server, other, anchor)


@both_languages
def test_link_under_a_fact_leads_to_the_same_fact_without_scripts(
    browser: Browser, site_server: str, locale: str
) -> None:
    other = {"ru": "en", "en": "ru"}[locale]
    with visit(browser, _page(site_server, locale, "faq/appeal/"), scripts=False) as visited:
        visited.page.click("[data-fact=bia-appeal-deadline] .tools a[hreflang]")
        assert visited.page.url == _page(site_server, other, "faq/appeal/#bia-appeal-deadline")


@both_languages
def test_menu_topics_and_exit_work_without_scripts(browser: Browser, site_server: str, locale: str) -> None:
    with visit(browser, _page(site_server, locale, "faq/appeal/"), scripts=False, width=360) as visited:
        page = visited.page
        page.click("header a[href='#menu']")
        assert page.url.endswith("#menu")
        page.locator("#menu details summary").nth(1).click()
        inner = page.locator("#menu details[open] a").last
        assert inner.is_visible()
        inner.click()
        assert page.url.startswith(_page(site_server, locale, ""))
        assert page.locator("h1").count() == 1
        assert page.locator("a.exit").get_attribute("href") == "https://www.weather.gov/"


@both_languages
def test_what_needs_scripts_is_not_offered_without_them(
    browser: Browser, site_server: str, locale: str
) -> None:
    with visit(browser, _page(site_server, locale, "faq/appeal/"), scripts=False) as visited:
        assert [one for one in visited.page.locator(".js-only").all() if one.is_visible()] == []
    with visit(browser, _page(site_server, locale, "faq/appeal/")) as visited:
        assert visited.page.locator("[data-search-open]").first.is_visible()
        assert visited.page.locator("[data-view-switch]").is_visible()


@both_languages
@every_page
def test_nothing_moves_sideways_on_the_smallest_phone(
    browser: Browser, site_server: str, locale: str, path: str
) -> None:
    with visit(browser, _page(site_server, locale, path), width=320) as visited:
        wide = visited.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320


@both_languages
def test_paper_holds_the_answers_and_their_dates_and_no_navigation(
    browser: Browser, site_server: str, locale: str
) -> None:
    with visit(browser, _page(site_server, locale, "faq/appeal/")) as visited:
        visited.page.emulate_media(media="print")
        hidden = "header.top, nav.bar, nav.side, nav.menu, .search, .skip, .tools"
        assert [one for one in visited.page.locator(hidden).all() if one.is_visible()] == []
        assert visited.page.locator("[data-fact=bia-appeal-deadline] h2").is_visible()
        assert visited.page.locator("[data-fact=bia-appeal-deadline] .meta time").first.is_visible()
        paper = BytesIO(visited.page.pdf(format="A4")).getvalue()
    assert paper.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", paper)) >= 2


@both_languages
@pytest.mark.parametrize("path", ["", "guides/getting-out/", "situations/detained/", "about/privacy/"])
def test_every_word_of_a_text_is_there_without_scripts(
    browser: Browser, site_server: str, locale: str, path: str
) -> None:
    said = {}
    for scripts in (True, False):
        # on the day of the build, so that no mark by the reader's clock is added
        with visit(browser, _page(site_server, locale, path), scripts=scripts, day="2026-11-22") as visited:
            page = visited.page
            for folded in page.locator("main details:not([open]) > summary").all():
                if folded.is_visible():
                    folded.click()
            page.locator("main .js-only").evaluate_all("all => all.forEach((one) => one.remove())")
            said[scripts] = page.locator("main").inner_text().split()
    assert len(said[False]) > 100
    assert said[False] == said[True]


@both_languages
def test_finder_leads_to_facts_without_scripts_and_leaves_no_trace(
    browser: Browser, site_server: str, locale: str
) -> None:
    with visit(browser, _page(site_server, locale, "situations/finder/"), scripts=False) as visited:
        page = visited.page
        before = page.url, page.evaluate("history.length")
        # each answer that is opened shows its own questions: follow the first until there is none
        opened = page.query_selector("main details")
        assert opened is not None
        while opened is not None:
            leaf = opened
            summary = leaf.query_selector(":scope > summary")
            assert summary is not None
            summary.click()
            opened = leaf.query_selector("details")
        links = [link for link in leaf.query_selector_all("a[href*='#']") if link.is_visible()]
        assert links, "the leaf leads to no fact"
        assert (page.url, page.evaluate("history.length")) == before
        links[0].click()
        anchor = page.url.partition("#")[2]
        assert anchor and page.locator(f"[id='{anchor}']").is_visible()
