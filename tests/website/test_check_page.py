"""The page `/check/`: a print's code leads to its sheet and tells what changed; without a script the days tell it."""

from __future__ import annotations

from datetime import date, timedelta
from gzip import compress
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from scripts.facts.corpus import Corpus
from scripts.facts.printed_pieces import (
    Piece,
    check_fragment,
    fingerprint,
    fingerprints,
    own_fingerprint,
    printed_pieces,
    version,
)
from scripts.facts.review_dates import is_overdue, review_by
from tests.conftest import TODAY
from tests.website.reader import visit
from tests.website.site_crawl import CrawledPage, crawl

TABLE = yaml.safe_load(Path(__file__).with_name("check_page.yml").read_text(encoding="utf-8"))
FOLDERS = {"ru": "", "en": "en/"}
LARGEST_PAGE = 50 * 1024
LEAVE_SOME = """() => document.querySelectorAll('[data-piece]:not(:has(#answer))')
    .forEach((section, number) => number > 5 && section.remove())"""
both_languages = pytest.mark.parametrize("locale", FOLDERS)


@pytest.fixture(scope="module")
def pieces(corpus: Corpus) -> dict[str, Piece]:
    return {piece.id: piece for piece in printed_pieces(corpus)}


@pytest.fixture(scope="module")
def check_pages(site: Path) -> dict[str, CrawledPage]:
    pages = crawl(site)
    return {locale: pages[f"{folder}check/index.html"] for locale, folder in FOLDERS.items()}


def _code(piece: Piece, edit: str) -> str:
    day, digits = version(piece, TODAY), fingerprints(piece)
    other = "fff" if digits[3:6] != "fff" else "000"
    edited = {
        "none": digits,
        "one-fact": digits[:3] + other + digits[6:],
        "own-words": other + digits[3:],
        "one-fact-more": digits + other,
        "one-fact-less": digits[:-3],
        "newer": digits[:3] + other + digits[6:],
        "older": digits[:3] + other + digits[6:],
        "cut": digits[:-2],
    }[edit]
    day += timedelta(days={"newer": 1, "older": -4000}.get(edit, 0))
    return f"{piece.id}.{day}.{edited}"


def _said(page: Page) -> list[str]:
    shown = page.locator("#answer [data-say]").all()
    return [str(line.get_attribute("data-say")) for line in shown if line.is_visible()]


def _names(page: Page) -> Locator:
    return page.locator("#answer [data-found] a")


@pytest.mark.parametrize(
    ("locale", "case"),
    [("ru", case) for case in TABLE["answers"]] + [("en", TABLE["answers"][1])],
    ids=lambda value: value if isinstance(value, str) else value["edit"],
)
def test_code_on_a_print_is_answered_at_its_sheet(
    browser: Browser, site_server: str, pieces: dict[str, Piece], locale: str, case: dict[str, Any]
) -> None:
    piece = pieces[case["piece"]]
    address = f"{site_server}/{FOLDERS[locale]}check/#{_code(piece, case['edit'])}"
    with visit(browser, address, width=360, day=TODAY.isoformat()) as visited:
        page = visited.page
        said = [name for name in _said(page) if name != "again"]
        # what is unchanged may still be due for a check, and then the page says that too
        assert [name for name in said if name != "due"] == case["says"]
        if "names" in case:
            assert _names(page).count() == case["names"]
        answer = page.locator(f"[data-piece={piece.id}] #answer")
        assert answer.evaluate("element => element.matches(':focus')")
        top = answer.evaluate("element => element.getBoundingClientRect().top")
        assert 0 < top < 600, "the answer stands where the reader looks"
        assert (visited.complaints, visited.foreign_requests) == ([], [])


def test_changed_answer_is_named_and_leads_to_its_text(
    browser: Browser, site_server: str, pieces: dict[str, Piece]
) -> None:
    piece = pieces["appeal"]
    changed = piece.facts[0]
    with visit(browser, f"{site_server}/check/#{_code(piece, 'one-fact')}") as visited:
        assert _said(visited.page) == ["changed", "facts", "again"]
        _names(visited.page).click()
        assert visited.page.url == f"{site_server}/faq/appeal/#{changed.id}"


def test_news_that_the_paper_could_not_know_is_told_beside_the_changed_answer(
    browser: Browser, site_server: str, pieces: dict[str, Piece]
) -> None:
    piece = pieces[TABLE["news"]]
    newest = max(change.date for change in piece.facts[0].history)
    for edit, told in (("older", [newest.isoformat()]), ("one-fact", [])):
        with visit(browser, f"{site_server}/check/#{_code(piece, edit)}") as visited:
            days = visited.page.locator("#answer [data-found] time").all()
            assert [day.get_attribute("datetime") for day in days] == told, edit


def test_unchanged_print_with_an_overdue_answer_says_so_by_the_reader_s_clock(
    browser: Browser, site_server: str, pieces: dict[str, Piece]
) -> None:
    piece = next(
        piece
        for piece in pieces.values()
        if piece.facts and not any(is_overdue(fact, TODAY) for fact in piece.facts)
    )
    address = f"{site_server}/check/#{check_fragment(piece, TODAY)}"
    first = min(review_by(fact) for fact in piece.facts)
    for day, said in ((first, ["same"]), (first + timedelta(days=1), ["same", "due"])):
        with visit(browser, address, day=day.isoformat()) as visited:
            assert _said(visited.page) == said, piece.id


def test_strange_code_is_answered_plainly_and_runs_nothing(browser: Browser, site_server: str) -> None:
    with visit(browser, f"{site_server}/check/") as visited:
        for case in TABLE["strange"]:
            visited.page.evaluate("code => { location.hash = code; }", case["code"])
            visited.page.wait_for_timeout(50)
            assert _said(visited.page) == ([case["says"]] if case["says"] else []), case["code"]
            assert visited.page.locator("#answer").is_visible() == (case["says"] is not None), case["code"]
        assert visited.complaints == []


def test_second_scan_on_the_open_page_is_answered_anew(
    browser: Browser, site_server: str, pieces: dict[str, Piece]
) -> None:
    with visit(browser, f"{site_server}/check/#{_code(pieces['appeal'], 'one-fact')}") as visited:
        assert "changed" in _said(visited.page)
        code = check_fragment(pieces["bond"], TODAY)
        visited.page.evaluate("code => { location.hash = code; }", code)
        visited.page.wait_for_selector("[data-piece=bond] #answer")
        assert "same" in _said(visited.page)
        assert visited.page.locator(".is-changed").count() == 0


@both_languages
def test_language_link_of_the_answer_keeps_the_code(
    browser: Browser, site_server: str, pieces: dict[str, Piece], locale: str
) -> None:
    code = _code(pieces["bond"], "one-fact")
    other = {"ru": "en", "en": "ru"}[locale]
    with visit(browser, f"{site_server}/{FOLDERS[locale]}check/#{code}") as visited:
        visited.page.click("#answer a[hreflang]")
        visited.page.wait_for_selector("#answer", state="visible")
        assert visited.page.url == f"{site_server}/{FOLDERS[other]}check/#{code}"
        assert "changed" in _said(visited.page)


def test_nothing_is_stored_and_nobody_is_asked(
    browser: Browser, site_server: str, pieces: dict[str, Piece]
) -> None:
    with visit(browser, f"{site_server}/check/#{_code(pieces['bond'], 'none')}") as visited:
        visited.page.wait_for_load_state("networkidle")
        requests: list[str] = []
        visited.page.on("request", lambda request: requests.append(request.url))
        visited.page.evaluate("code => { location.hash = code; }", _code(pieces["appeal"], "none"))
        visited.page.wait_for_selector("[data-piece=appeal] #answer")
        # the browser itself may ask for the sign of the tab again
        assert [address for address in requests if not address.endswith("/favicon.svg")] == []
        assert visited.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
            0,
            0,
            "",
        ]


@both_languages
def test_every_piece_stands_on_the_page_with_its_day_and_its_facts_the_newest_first(
    check_pages: dict[str, CrawledPage], pieces: dict[str, Piece], locale: str
) -> None:
    tree = check_pages[locale].tree
    sections = {section.get("data-piece"): section for section in tree.xpath("//section[@data-piece]")}
    assert set(sections) == set(pieces)
    for name, piece in pieces.items():
        section = sections[name]
        assert section.get("data-version") == version(piece, TODAY).isoformat()
        assert section.get("data-own") == own_fingerprint(piece)
        day = section.xpath("./p//strong/time/@datetime")
        assert day == [version(piece, TODAY).isoformat()]
        rows = section.xpath(".//li[@data-print]")
        assert sorted(row.get("data-print") for row in rows) == sorted(map(fingerprint, piece.facts))
        newest = [max(date.fromisoformat(day) for day in row.xpath(".//time/@datetime")) for row in rows]
        assert newest == sorted(newest, reverse=True), name
        assert max(newest, default=TODAY) == version(piece, TODAY), name


@both_languages
def test_index_lists_every_piece_by_the_name_on_the_paper(
    check_pages: dict[str, CrawledPage], pieces: dict[str, Piece], locale: str
) -> None:
    listed = check_pages[locale].tree.xpath("//h2[@id='index']/following-sibling::div[1]//a/@href")
    assert listed == [f"#{name}" for name in sorted(pieces)]


@both_languages
def test_page_is_small_enough_for_a_slow_phone(site: Path, locale: str) -> None:
    page = (site / FOLDERS[locale] / "check" / "index.html").read_bytes()
    assert len(compress(page, 9)) < LARGEST_PAGE


@both_languages
def test_without_scripts_the_days_are_there_and_no_empty_box(
    browser: Browser, site_server: str, pieces: dict[str, Piece], locale: str
) -> None:
    with visit(browser, f"{site_server}/{FOLDERS[locale]}check/", scripts=False, width=360) as visited:
        assert not visited.page.locator("#answer").is_visible()
        assert visited.page.locator("#main .no-script").is_visible()
        visited.page.click("a[href='#bond']")
        section = visited.page.locator("[data-piece=bond]")
        assert section.locator("time").first.is_visible()
        assert section.locator("[data-print]").count() == len(pieces["bond"].facts)


@pytest.mark.parametrize(
    ("locale", "width", "dark"),
    [("ru", 360, False), ("en", 360, True), ("ru", 1280, True), ("en", 1280, False)],
)
def test_check_page_with_its_answer_is_accessible_and_stays_in_its_width(
    browser: Browser, site_server: str, pieces: dict[str, Piece], locale: str, width: int, dark: bool
) -> None:
    code = _code(pieces["bond"], "one-fact")
    with visit(browser, f"{site_server}/{FOLDERS[locale]}check/#{code}", width=width, dark=dark) as visited:
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
        # fifty sheets look alike: axe needs only some of them
        visited.page.evaluate(LEAVE_SOME)
        found: Any = Axe().run(visited.page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found] == []
