"""The page «Count a deadline» in a real browser: a reader's whole way, mistakes, several dates, what is taken along."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pypdf
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from scripts.facts.deadline_model import Event
from scripts.pages.deadline_papers import GROUPS, PICTURE_OF, PICTURES, TOLD_BY
from tests.website.reader import Visit, visit

DAY = "2026-11-22"
PAGE_OF = {"ru": "/deadlines/", "en": "/en/deadlines/"}
ERRORS = yaml.safe_load((Path(__file__).parent / "deadline_errors.yml").read_text(encoding="utf-8"))
VIOLATIONS: dict[str, Any] = {"resultTypes": ["violations"]}


@contextmanager
def calculator(browser: Browser, server: str, locale: str = "ru", **view: Any) -> Iterator[Visit]:
    with visit(browser, server + PAGE_OF[locale], day=DAY, **view) as visited:
        yield visited


def enter(page: Page, paper: str, day: str, month: str, year: str) -> None:
    page.select_option("#paper", paper)
    page.fill("#on-day", day)
    page.select_option("#on-month", month)
    page.fill("#on-year", year)
    page.click("[data-deadline-form] button[type=submit]")


def count_a_family(page: Page) -> None:
    """Four days of three papers, one of them of a named person, one of them missed."""
    page.click(".who summary")
    page.fill("#who", "Anna")
    enter(page, "judge-decision", "20", "11", "2026")
    page.fill("#who", "")
    enter(page, "hearing", "5", "2", "2027")
    enter(page, "fee-notice", "1", "9", "2026")


@pytest.mark.parametrize(
    ("locale", "last", "aim"),
    [
        ("ru", "21 декабря 2026", "30 ноября 2026"),
        ("en", "December 21, 2026", "November 30, 2026"),
    ],
)
def test_reader_with_a_keyboard_alone_comes_from_paper_to_day(
    browser: Browser, site_server: str, locale: str, last: str, aim: str
) -> None:
    with calculator(browser, site_server, locale, width=360) as visited:
        page = visited.page
        page.locator("#main").focus()
        press_until(page, "paper")
        page.keyboard.press("ArrowDown")
        while page.input_value("#paper") != "judge-decision":
            page.keyboard.press("ArrowDown")
        press_until(page, "on-day")
        page.keyboard.type("20")
        page.keyboard.press("Tab")
        for _ in range(11):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type("2026")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "your-days"
        shown = plain(page.locator("[data-counted=bia-appeal-deadline]").inner_text())
        assert shown.index(aim) < shown.index(last), "the aim stands before the last day"
        # what is disputed is said before any day
        assert shown.index({"ru": "спорят в суде", "en": "Disputed"}[locale]) < shown.index(aim)
        assert "8 C.F.R. § 1003.38(b)" in shown
        assert visited.complaints == []
        assert visited.foreign_requests == []


def press_until(page: Page, field: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == field:
            return
    raise AssertionError(f"{field} cannot be reached by keyboard")


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u2011", "-"))


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_mistake_is_said_at_its_field_and_gives_no_answer(
    browser: Browser, site_server: str, locale: str
) -> None:
    with calculator(browser, site_server, locale) as visited:
        page = visited.page
        for case in ERRORS:
            enter(page, case["paper"], case["day"], case["month"], case["year"])
            line = page.locator(f"#{case['at']}-err")
            assert case["says"][locale] in plain(line.inner_text()), case["name"]
            focused = page.evaluate("document.activeElement.id")
            assert focused == case["focus"], case["name"]
            assert f"{case['at']}-err" in str(page.get_attribute(f"#{focused}", "aria-describedby"))
            assert page.get_attribute(f"#{focused}", "aria-invalid") == "true"
            assert page.locator(".counted").count() == 0, case["name"]
            assert page.locator("[data-answer]").is_hidden()
        enter(page, "judge-decision", "20", "11", "2026")
        assert page.locator(".err:visible").count() == 0
        assert page.locator("[aria-invalid]").count() == 0


def test_no_count_ticked_is_said(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server) as visited:
        page = visited.page
        page.select_option("#paper", "judge-decision")
        for box in page.locator("input[name=limit]:checked").all():
            box.uncheck()
        page.click("[data-deadline-form] button[type=submit]")
        assert plain(page.locator("#limits-err").inner_text()) == "Отметьте хотя бы одно."
        assert page.evaluate("document.activeElement.name") == "limit"


def test_several_dates_stand_in_one_list_by_day_and_can_be_removed(
    browser: Browser, site_server: str
) -> None:
    with calculator(browser, site_server, "en") as visited:
        page = visited.page
        count_a_family(page)
        days = [str(line.get_attribute("data-day")) for line in page.locator(".counted .line").all()]
        missed = [day for day in days if day < DAY]
        ahead = [day for day in days if day >= DAY]
        assert len(missed) == 1
        assert len(ahead) >= 3
        assert days == sorted(ahead) + missed
        assert "Anna: Appeal to the BIA" in plain(page.locator(".counted h3").first.inner_text())
        assert page.locator("[data-counted=annual-fee-unpaid-uscis] .missed").is_visible()
        enter(page, "hearing", "5", "2", "2027")
        assert page.locator(".counted").count() == len(days), "the same date counted twice stands once"
        page.locator("[data-remove]").first.click()
        assert page.locator(".counted").count() == len(days) - 1
        assert page.evaluate("document.activeElement.id") == "your-days"


def test_missed_day_is_said_plainly_with_what_is_left(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server) as visited:
        page = visited.page
        enter(page, "in-absentia-order", "1", "2", "2026")
        told = page.locator(".missed")
        assert "Последний день был" in told.inner_text()
        assert "Срок прошёл" in told.inner_text()
        for link in told.locator("a").all():
            assert page.request.get(page.evaluate("link => link.href", link.element_handle())).ok
        assert page.locator(".missed a[href*='find-a-free-lawyer']").count() == 1
        assert page.locator(".line .now").count() == 0, "no aim is shown when the day is gone"


def test_every_last_day_comes_with_its_aim_rule_and_dates(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server, "en") as visited:
        page = visited.page
        papers = page.evaluate(
            "[...document.querySelectorAll('#paper option')].map(o => o.value).filter(Boolean)"
        )
        for paper in papers:
            page.select_option("#paper", paper)
            for box in page.locator("input[name=limit]").all():
                box.check(force=True)
            month = "2" if paper in ("hearing", "card-expiry", "date-in-order") else "11"
            year = "2027" if month == "2" else "2026"
            enter_date_only(page, "20", month, year)
        shown = page.evaluate(
            """() => [...document.querySelectorAll('.counted')].map((one) => ({
                 id: one.dataset.counted, text: one.innerText,
                 end: one.querySelectorAll('.line .end').length, now: one.querySelectorAll('.line .now').length,
                 rule: Boolean(one.querySelector('.rule')), meta: one.querySelectorAll('.meta time, .meta p').length,
                 whole: one.querySelectorAll(".meta a[href*='faq']").length}))"""
        )
        assert {one["id"] for one in shown} == counts_of_the_page(page)
        for one in shown:
            assert one["rule"], one
            assert one["meta"] >= 2, one
            assert one["whole"] == 1, one
            if one["end"] and "voluntary-departure" not in one["id"]:
                assert one["now"] or "Aim: be done" in plain(one["text"]), one


def enter_date_only(page: Page, day: str, month: str, year: str) -> None:
    page.fill("#on-day", day)
    page.select_option("#on-month", month)
    page.fill("#on-year", year)
    page.click("[data-deadline-form] button[type=submit]")


def counts_of_the_page(page: Page) -> set[str]:
    data = json.loads(page.locator("[data-deadline-rules]").text_content() or "")
    return {limit["id"] for rule in data["rules"] if rule["id"] not in TOLD_BY for limit in rule["limits"]}


def test_reminders_open_in_a_calendar_and_tell_nothing_unless_asked(
    browser: Browser, site_server: str
) -> None:
    with calculator(browser, site_server) as visited:
        page = visited.page
        enter(page, "judge-decision", "20", "11", "2026")
        quiet = downloaded(page)
        assert [event["DTSTART"].dt for event in quiet] == [date(2026, 11, 30), date(2026, 12, 21)]
        assert [plain(str(event["SUMMARY"])) for event in quiet] == ["Напоминание 1", "Напоминание 2"]
        assert all("DESCRIPTION" not in event for event in quiet)
        assert all(len(event.walk("VALARM")) == 2 for event in quiet)
        page.check("[data-with-text]")
        told = downloaded(page)
        assert all("BIA" in str(event["DESCRIPTION"]) for event in told)
        assert [plain(str(event["SUMMARY"])) for event in told] == ["Напоминание 1", "Напоминание 2"]
        assert visited.complaints == []


def downloaded(page: Page) -> list[Any]:
    with page.expect_download() as waiting:
        page.click("[data-reminders]")
    assert waiting.value.suggested_filename == "reminders.ics"
    text = Path(waiting.value.path()).read_bytes()
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_text_is_copied(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server, "en") as visited:
        page = visited.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        count_a_family(page)
        page.click("[data-copy-text]")
        page.wait_for_function("document.querySelector('[data-count-status]').textContent === 'Copied.'")
        text = plain(page.evaluate("navigator.clipboard.readText()"))
        assert "Anna How many days" in text
        assert "Last day: Monday, December 21, 2026." in text
        assert "Aim to be done by: Monday, November 30, 2026." in text


def test_reload_leaves_nothing_behind(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server) as visited:
        page = visited.page
        address = page.url
        count_a_family(page)
        assert page.url == address
        page.reload()
        assert page.locator(".counted").count() == 0
        fields = page.evaluate(
            "['paper', 'on-day', 'on-month', 'on-year', 'who'].map(id => document.getElementById(id).value)"
        )
        assert fields == [""] * 5
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        # away and back: the browser may restore what was typed
        enter(page, "hearing", "5", "2", "2027")
        page.goto(f"{site_server}/about/")
        page.go_back()
        assert page.locator(".counted").count() == 0
        assert page.input_value("#on-day") == ""


def test_link_from_a_situation_chooses_its_rule(browser: Browser, site_server: str) -> None:
    with visit(browser, f"{site_server}/situations/ordered-removed/", day=DAY) as visited:
        page = visited.page
        page.locator("a.count-it[href$='#petition-for-review']").first.click()
        page.wait_for_selector("#paper")
        assert page.input_value("#paper") == "final-order"
        ticked = page.locator("input[name=limit]:checked").evaluate_all("all => all.map(one => one.value)")
        assert ticked == ["petition-for-review"]


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_without_script_the_rules_stand_there_with_examples(
    browser: Browser, site_server: str, locale: str
) -> None:
    with visit(browser, site_server + PAGE_OF[locale], scripts=False, width=320) as visited:
        page = visited.page
        assert page.locator("[data-deadline-form]").is_hidden()
        assert page.locator(".no-script").is_visible()
        rules = counts_of_the_page(page)
        for rule in rules:
            assert page.locator(f'[id="{rule}"]').is_visible(), rule
        examples = page.locator(".days dd", has_text={"ru": "Пример:", "en": "Example:"}[locale]).count()
        assert examples >= len(rules) - 2  # a date in an order has nothing to count
        assert page.locator("#counting-days-and-receipt-rule").is_visible()
        assert page.locator("#holidays ~ ul li").count() >= 22
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_examples_in_words_equal_what_the_script_counts(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server, "en") as visited:
        page = visited.page
        counted = page.evaluate(
            """() => JSON.parse(document.querySelector('[data-deadline-rules]').textContent).rules.flatMap((rule) =>
                 rule.limits.filter((limit) => limit.count > 0).map((limit) => {
                   const event = limit.direction === 'before' ? '2027-03-22' : '2026-11-22';
                   const answer = deadlines.countDeadline(limit, event, {today: '2026-11-22'});
                   const words = JSON.parse(document.querySelector('[data-deadline-rules]').textContent).words;
                   return [limit.id, deadlines.sayDay(answer.day, words)]; }))"""
        )
        for name, day in counted:
            if name.split(".")[0] not in TOLD_BY:
                assert plain(day) in plain(page.locator(f'[id="{name}"]').inner_text()), name


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_page_counts_from_a_disk(browser: Browser, site: Path, locale: str) -> None:
    address = (site / PAGE_OF[locale].strip("/") / "index.html").as_uri()
    with visit(browser, address, day=DAY) as visited:
        page = visited.page
        enter(page, "judge-decision", "20", "11", "2026")
        assert page.locator("[data-day='2026-12-21']").count() == 1
        assert len(downloaded(page)) == 2
        assert visited.complaints == []


def test_family_prints_on_one_sheet_with_law_and_dates(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server) as visited:
        page = visited.page
        count_a_family(page)
        for paper in ("A4", "Letter"):
            printed = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))
            assert len(printed.pages) == 1, paper
            text = plain(printed.pages[0].extract_text())
            for words in (
                "Anna: Апелляция в BIA",
                "30 ноября 2026",
                "21 декабря 2026",
                "8 C.F.R. § 1003.38(b)",
                "проверьте снова",
            ):
                assert words in text, (paper, words)
            assert "Правила словами" not in text


@pytest.mark.parametrize(
    ("width", "dark", "locale"),
    [(360, False, "ru"), (360, True, "en"), (1280, True, "ru"), (1280, False, "en")],
)
def test_axe_finds_nothing_with_answers_and_mistakes_open(
    browser: Browser, site_server: str, width: int, dark: bool, locale: str
) -> None:
    with calculator(browser, site_server, locale, width=width, dark=dark) as visited:
        page = visited.page
        count_a_family(page)
        page.locator(".why summary").first.click()
        enter(page, "judge-decision", "31", "2", "2026")
        found = Axe().run(page, options=VIOLATIONS).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_answers_fit_the_narrowest_phone(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server, width=320) as visited:
        page = visited.page
        count_a_family(page)
        for opened in page.locator(".counted summary").all():
            opened.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        low = page.evaluate(
            """() => [...document.querySelectorAll('form.count button, form.count select, form.count input[inputmode],'
                 + '.answer button, .answer summary, form.count .pick, .missed .row')]
                 .filter(one => one.offsetParent && one.offsetHeight < 44).map(one => one.outerHTML.slice(0, 80))"""
        )
        assert low == []


def test_every_event_is_asked_about_once_and_has_its_picture() -> None:
    asked = [event for events in GROUPS.values() for event in events]
    assert sorted(asked) == sorted(Event)
    assert {path.stem for path in PICTURES.glob("*.svg")} == set(PICTURE_OF.values())


def test_counts_that_are_asked_once_are_the_same_and_aim_no_later(browser: Browser, site_server: str) -> None:
    with calculator(browser, site_server) as visited:
        results = visited.page.evaluate(
            """(told) => {
                 const {rules} = JSON.parse(document.querySelector('[data-deadline-rules]').textContent);
                 const of = (id) => deadlines.countDeadline(
                   rules.find((rule) => rule.id === id).limits[0], '2026-11-20', {today: '2026-11-22'});
                 return Object.entries(told).map(([id, main]) =>
                   [id, of(id).day, of(main).day, of(id).aim, of(main).aim]);
               }""",
            TOLD_BY,
        )
    for name, day, main_day, aim, main_aim in results:
        assert day == main_day, name
        assert main_aim <= aim, name
