"""What stands around the text of every page: ways to pass it on, the size of letters, the keyboard, who answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.website.reader import visit

FOLDERS = {"ru": "", "en": "en/"}
SITUATIONS = 8
KEYS_ALLOWED = 6
both_languages = pytest.mark.parametrize("locale", FOLDERS)


def _keys_to_first_step(page: Page, number: int) -> int:
    """Press what a reader without a mouse would press, from the home page to a situation; gives how many keys."""
    pressed = ["Tab", "Tab", "Enter", str(number), "Enter"]
    for key in pressed[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(pressed[-1])
    return len(pressed)


@both_languages
@pytest.mark.parametrize("number", range(1, SITUATIONS + 1))
def test_keyboard_reaches_the_first_step_of_a_situation_in_six_keys(
    browser: Browser, site_server: str, locale: str, number: int
) -> None:
    with visit(browser, f"{site_server}/{FOLDERS[locale]}") as visited:
        page = visited.page
        wanted = page.locator("#situations a.row").nth(number - 1).evaluate("link => link.href")
        assert _keys_to_first_step(page, number) <= KEYS_ALLOWED
        assert page.url == wanted
        first_step = page.locator(".steps > li").first.bounding_box()
        assert first_step is not None and first_step["y"] < 800, "the first step is below the screen"


def test_numbers_lead_nowhere_outside_the_list(browser: Browser, site_server: str) -> None:
    with visit(browser, f"{site_server}/") as visited:
        visited.page.keyboard.press("Tab")
        visited.page.keyboard.press("3")
        assert visited.page.evaluate("document.activeElement.className") == "skip"


@both_languages
def test_letters_grow_in_three_sizes_and_the_ordinary_one_leaves_nothing_stored(
    browser: Browser, site_server: str, locale: str
) -> None:
    with visit(browser, f"{site_server}/{FOLDERS[locale]}faq/appeal/", width=320) as visited:
        page = visited.page
        heights = [page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")]
        for _ in range(2):
            page.click("[data-text-size]")
            heights.append(page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
            assert page.locator("[data-said]").text_content()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert heights == sorted(set(heights))
        page.reload()
        assert page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") == heights[-1]
        page.click("[data-text-size]")
        assert page.evaluate("localStorage.length") == 0


@both_languages
def test_page_can_be_printed_copied_and_shared(browser: Browser, site_server: str, locale: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    # a desktop browser has no sheet of ways to share, and paper would stop the test
    context.add_init_script(
        "window.done = []; window.print = () => done.push('print');"
        "navigator.share = (what) => { done.push(what.url); return Promise.reject(new Error('closed')); };"
    )
    page = context.new_page()
    address = f"{site_server}/{FOLDERS[locale]}faq/appeal/"
    page.goto(address)
    page.click("[data-print]")
    page.click("[data-share]")
    page.click("[data-copy-page]")
    page.wait_for_function("document.querySelector('[data-said]').textContent !== ''")
    assert page.evaluate("done") == ["print", address]
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.locator(".pass-on a").evaluate("link => link.hash") == "#russia"
    context.close()


def test_sharing_is_offered_only_where_the_phone_can(browser: Browser, site_server: str) -> None:
    with visit(browser, f"{site_server}/faq/appeal/") as visited:
        assert visited.page.evaluate("typeof navigator.share") == "undefined"
        assert not visited.page.locator("[data-share]").is_visible()
        assert visited.page.locator("[data-copy-page]").is_visible()


@both_languages
def test_foot_says_that_nobody_answers_yet(browser: Browser, site_server: str, locale: str) -> None:
    with visit(browser, f"{site_server}/{FOLDERS[locale]}about/") as visited:
        visited.page.click("main a[href='#publisher']")
        assert visited.page.locator("#publisher a").count() == 0
        words = {"ru": "Имени здесь пока нет", "en": "Nobody has put a name here yet"}[locale]
        assert words in (visited.page.locator("#publisher").text_content() or "")
