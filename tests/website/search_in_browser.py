"""The real panel of a page, driven as a reader would: opened, typed into, read."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

ASSETS = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "search"
LIBRARIES = ("minisearch.js", "stemmers.js", "terms.js", "ranking.js")
READY = 20_000  # milliseconds: the machine of the tests may be busy

_SHOWN = """query => {
  const list = document.querySelector('.search__results');
  return list.dataset.query === query;
}"""


def load_search_scripts(page: Page) -> None:
    """The scripts of the search on an empty page, without the panel."""
    for name in LIBRARIES:
        page.add_script_tag(path=ASSETS / name)


def open_panel(page: Page) -> None:
    """Press the search tool at the head of the page."""
    page.click("[data-search-open]")
    page.wait_for_selector("#search input[type=search]", state="visible")


def answers(page: Page, query: str) -> list[str]:
    """Type the query; the addresses of the results, best first, as they stand in the links."""
    page.fill("#search input[type=search]", query)
    page.wait_for_function(_SHOWN, arg=query, timeout=READY)
    links: list[str] = page.eval_on_selector_all(".search__results a", "all => all.map(one => one.href)")
    return links


def anchor(address: str) -> str:
    """The id of the fact in an address; empty where it leads to a page."""
    return address.partition("#")[2]
