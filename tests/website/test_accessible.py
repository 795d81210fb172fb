"""axe finds nothing on any kind of page: both languages, phone and desk, day and night, menus and search open."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.website.reader import visit

FOLDERS = {"ru": "", "en": "en/"}
PAGES = (
    "",
    "situations/in-court/",
    "situations/finder/",
    "guides/getting-out/",
    "faq/",
    "faq/appeal/",
    "reference/glossary/",
    "reference/organizations/",
    "reference/fees/",
    "reference/changes/",
    "reference/sources/",
    "about/privacy/",
    "404.html",
)
VIEWS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (360, "light"),
    (360, "dark"),
    (1280, "light"),
    (1280, "dark"),
)


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on the page as it stands: the rule and the first places that break it."""
    # without the rules that passed, axe needs half the time
    found: Any = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


def violations_in_every_view(page: Page) -> dict[str, list[tuple[str, list[str]]]]:
    """What axe finds, by view; views without a finding are left out."""
    found = {}
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found[f"{width} {scheme}"] = violations(page)
    return {view: some for view, some in found.items() if some}


@pytest.mark.parametrize("locale", FOLDERS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.strip("/") or "home")
def test_page_is_accessible_in_every_view(browser: Browser, site_server: str, locale: str, path: str) -> None:
    address = f"{site_server}/{path}" if path == "404.html" else f"{site_server}/{FOLDERS[locale]}{path}"
    with visit(browser, address) as visited:
        assert violations_in_every_view(visited.page) == {}


@pytest.mark.parametrize("locale", FOLDERS)
def test_open_menu_search_and_folded_texts_are_accessible_in_every_view(
    browser: Browser, site_server: str, locale: str
) -> None:
    with visit(browser, f"{site_server}/{FOLDERS[locale]}situations/detained/") as visited:
        page = visited.page
        page.click("header [data-search-open]")
        page.fill("#search input", "залог" if locale == "ru" else "bond")
        page.wait_for_selector("#search .search__results .row")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations_in_every_view(page) == {}


def test_planted_fault_is_found(browser: Browser, site_server: str) -> None:
    with visit(browser, f"{site_server}/") as visited:
        visited.page.evaluate("document.querySelector('main').append(document.createElement('button'))")
        assert "button-name" in {
            rule for found in violations_in_every_view(visited.page).values() for rule, _ in found
        }
