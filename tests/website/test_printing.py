"""Any page printed from the browser: answers with their dates and addresses, black on white, and no frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser

from scripts.facts.corpus import Corpus
from tests.website.printed import Printed, letters, print_page
from tests.website.reader import visit

TABLE = yaml.safe_load(Path(__file__).with_name("printing.yml").read_text(encoding="utf-8"))
FOLDERS = {"ru": "", "en": "en/"}
BLACK, WHITE = (0, 0, 0), (255, 255, 255)

READ_PAGE = """() => {
  const text = (element) => {
    if (!element) return '';
    const copy = element.cloneNode(true);
    copy.querySelectorAll('[hidden], .means').forEach((part) => part.remove());
    return copy.textContent;
  };
  const shown = (element) => !element.closest('[hidden], .on-screen, details.here');
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector)).filter(shown);
  return {
    title: text(document.querySelector('h1')),
    links: all('#main a').map(text),
    headings: all('#main :is(h1, h2, h3, h4, summary, .sub, .ask, .state)').map(text),
    addresses: all('#main a[href^=http]:not(.cite)').map((a) => a.href),
    facts: all('#main .fact').map((fact) => {
      const meta = fact.querySelector('.meta');
      const before = meta.previousElementSibling;
      const last = Array.from(before.querySelectorAll('li')).pop() || before;
      const next = Array.from(fact.children).find((one) => one.tagName !== 'H2' && !one.hidden);
      return {id: fact.dataset.fact, question: text(fact.querySelector('h2')), follows: text(next),
              end: text(last), dates: text(meta.querySelector('p'))};
    }),
    organizations: all('#main > h3 + p + ul').map((list) =>
      [list.previousElementSibling.previousElementSibling, list.previousElementSibling, list].map(text).join('')),
    counts: all('.in-words .days > div').map((row) => [text(row.querySelector('dt')), text(row.querySelector('dd'))]),
    rows: all('#main tbody tr').map((row) => Array.from(row.cells).map(text)),
    head: all('#main thead').map(text)};
}"""


@dataclass(frozen=True)
class Sheets:
    """A page as it stands on the screen and as it came out of the printer."""

    address: str
    locale: str
    on_screen: dict[str, Any]
    paper: Printed


@pytest.fixture(scope="module")
def printings(browser: Browser, site_server: str) -> list[Sheets]:
    """Every page of the table in both languages; the reader's screen is dark."""
    return list(_print_all(browser, site_server))


def _print_all(browser: Browser, server: str) -> Iterator[Sheets]:
    for printing in TABLE["printings"]:
        home = f"{server}/{FOLDERS[printing['locale']]}"
        with visit(browser, home, dark=True) as visited:
            for path in TABLE["pages"]:
                visited.page.goto(home + path)
                paper = print_page(visited.page, printing["format"])
                on_screen = visited.page.evaluate(READ_PAGE)
                yield Sheets(home + path, printing["locale"], on_screen, paper)


def test_paper_bears_no_words_of_the_frame(printings: list[Sheets]) -> None:
    found = [
        f"{sheets.address}: {word}"
        for sheets in printings
        for word in TABLE["not_on_paper"][sheets.locale]
        if any(line.strip() == word for text in sheets.paper.texts for line in text.splitlines())
    ]
    assert found == []


def test_paper_says_what_was_printed_from_where_and_when(printings: list[Sheets]) -> None:
    for sheets in printings:
        first = " ".join(sheets.paper.texts[0].split())
        assert sheets.on_screen["title"].replace("\u00a0", " ") in first.replace("\u00a0", " ")
        assert letters(sheets.address) in letters(first[:400]), sheets.address
        assert {"ru": "напечатано", "en": "printed"}[sheets.locale] in first[:400]


def test_every_sheet_says_from_where_and_of_which_day_it_is(printings: list[Sheets]) -> None:
    assert sum(len(sheets.paper.feet) for sheets in printings) > 100
    for sheets in printings:
        for foot in sheets.paper.feet:
            assert foot.startswith(f"{sheets.address} · "), sheets.address
            assert foot[-4:].isdigit(), sheets.address


def test_nothing_runs_off_the_paper_or_makes_the_letters_smaller(printings: list[Sheets]) -> None:
    assert {sheets.address: sheets.paper.beyond for sheets in printings if sheets.paper.beyond} == {}
    # a browser shrinks a page on which something is too wide
    sizes = {sheets.address: sheets.paper.letter_size for sheets in printings}
    assert {address: size for address, size in sizes.items() if size not in TABLE["letter_sizes"]} == {}


def test_no_address_that_is_dangerous_in_russia_is_printed_as_a_link(
    printings: list[Sheets], corpus: Corpus
) -> None:
    dangerous = {
        source.address for source in corpus.sources if source.unsafe_in_russia == "true" and source.address
    }
    assert len(dangerous) > 50
    found = [
        f"{sheets.address}: {address}"
        for sheets in printings
        for address in dangerous
        if any(letters(address) in text for text in sheets.paper.letters)
    ]
    assert found == []


def test_organization_stands_whole_on_one_sheet(printings: list[Sheets]) -> None:
    seen = 0
    for sheets in printings:
        for organization in sheets.on_screen["organizations"]:
            assert sheets.paper.stands_on_one_sheet(organization), f"{sheets.address}: {organization}"
            seen += 1
    assert seen > 20


def test_rule_of_a_deadline_bears_its_dates_on_paper_and_stays_whole(printings: list[Sheets]) -> None:
    seen = 0
    for sheets in printings:
        for _, rule in sheets.on_screen["counts"]:
            assert sheets.paper.stands_on_one_sheet(rule), f"{sheets.address}: {rule}"
            assert TABLE["dates"][sheets.locale] in rule.replace("\u00a0", " "), rule
            seen += 1
    assert seen > 40


def test_address_of_every_source_and_outside_link_is_printed(printings: list[Sheets]) -> None:
    missing = []
    for sheets in printings:
        whole = "".join(sheets.paper.letters)
        for address in sheets.on_screen["addresses"]:
            # an address that is shown whole on the page says no `https://www.`
            host = urlsplit(address).netloc.removeprefix("www.")
            if letters(address.split(host, 1)[1]) not in whole or letters(host) not in whole:
                missing.append(f"{sheets.address}: {address}")
    assert any(sheets.on_screen["addresses"] for sheets in printings)
    assert missing == []


def test_fact_is_not_parted_from_its_question_or_its_dates_wherever_a_sheet_ends(
    printings: list[Sheets], browser: Browser, site_server: str
) -> None:
    address = f"{site_server}/{TABLE['long_page']}"
    with visit(browser, address) as visited:
        on_screen = visited.page.evaluate(READ_PAGE)
        printed = [print_page(visited.page, height) for height in TABLE["heights"]]
    ended = [Sheets(address, "ru", on_screen, paper) for paper in printed]
    facts = [(sheets, fact) for sheets in [*printings, *ended] for fact in sheets.on_screen["facts"]]
    assert len(facts) > 50
    apart = []
    for sheets, fact in facts:
        opening = letters(fact["question"]) + letters(fact["follows"])[:60]
        closing = letters(fact["end"])[-40:] + letters(fact["dates"])
        if not sheets.paper.stands_on_one_sheet(opening):
            apart.append(f"{sheets.address}: {fact['id']}: the question stands alone")
        if not sheets.paper.stands_on_one_sheet(closing):
            apart.append(f"{sheets.address}: {fact['id']}: the dates stand alone")
    assert apart == []


def test_no_heading_ends_a_sheet_and_no_sheet_is_empty(printings: list[Sheets]) -> None:
    wrong = []
    for sheets in printings:
        # a row that leads to a heading of the same page says the same words
        rows = {"", *map(letters, sheets.on_screen["links"])}
        headings = {letters(heading) for heading in sheets.on_screen["headings"]} - rows
        for number, text in enumerate(sheets.paper.texts, 1):
            last = letters("".join(text.strip().splitlines()[-1:]))
            if len(letters(text)) < 40:
                wrong.append(f"{sheets.address}: sheet {number} is empty")
            if last in headings:
                wrong.append(f"{sheets.address}: sheet {number} ends with a heading: {last}")
    assert wrong == []


def test_all_is_black_on_white_though_the_screen_is_dark(printings: list[Sheets]) -> None:
    for sheets in printings:
        assert sheets.paper.inks == {BLACK}, sheets.address
        assert sheets.paper.corners == {WHITE}, sheets.address


def test_row_of_a_table_stays_whole_and_its_head_is_repeated(printings: list[Sheets]) -> None:
    seen = 0
    for sheets in printings:
        for row in sheets.on_screen["rows"]:
            cells = [letters(cell) for cell in row]
            on = [text for text in sheets.paper.letters if all(cell in text for cell in cells)]
            assert on, f"{sheets.address}: {row}"
            assert letters(sheets.on_screen["head"][0]) in on[0]
            seen += 1
    assert seen > 10


def test_without_scripts_folded_sources_are_printed_too(browser: Browser, site_server: str) -> None:
    address = f"{site_server}/faq/appeal/"
    with visit(browser, address) as visited:
        addresses = visited.page.evaluate(READ_PAGE)["addresses"]
    with visit(browser, address, scripts=False) as visited:
        whole = "".join(print_page(visited.page, "A4").letters)
    assert addresses
    assert [one for one in addresses if letters(one) not in whole] == []


def test_reader_who_chose_the_dark_view_gets_black_on_white(browser: Browser, site_server: str) -> None:
    with visit(browser, f"{site_server}/faq/appeal/") as visited:
        visited.page.click("[data-view-switch]")
        assert visited.page.locator("html").get_attribute("data-theme") == "dark"
        paper = print_page(visited.page, "A4")
    assert paper.inks == {BLACK}
    assert paper.corners == {WHITE}


def test_reader_who_chose_larger_letters_gets_them_on_paper_within_its_margins(
    browser: Browser, site_server: str
) -> None:
    with visit(browser, f"{site_server}/{TABLE['large']['page']}") as visited:
        ordinary = print_page(visited.page, "A4")
        for size in TABLE["large"]["sizes"]:
            visited.page.click("[data-text-size]")
            paper = print_page(visited.page, "A4")
            assert round(paper.letter_size / ordinary.letter_size, 2) == size
            assert paper.beyond == ()
