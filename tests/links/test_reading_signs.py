"""What pages and hosts say of themselves: missing, walled, closed to robots; and which addresses a text holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.links.charsets import decoded
from scripts.links.cited_words import paragraph_digests, pieces
from scripts.links.page_links import addresses_in_html, addresses_in_markdown, addresses_in_text
from scripts.links.page_signs import is_a_wall, says_it_is_missing, was_sent_home
from scripts.links.page_text import html_text
from scripts.links.robots import read_robots
from tests.links.behaviours import page

SIGNS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("signs.yml").read_text(encoding="utf-8")
)
ROBOTS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("robots.yml").read_text(encoding="utf-8")
)
HERE = "https://a.example/page"


def _pages(sign: str) -> list[str]:
    return [page("<p>Hello.</p>", title=sign), page(f"<h1>{sign}</h1>", title="Agency")]


@pytest.mark.parametrize("sign", SIGNS["missing"])
def test_page_that_says_it_is_missing_is_heard(sign: str) -> None:
    assert [says_it_is_missing(html_text(one, HERE)) for one in _pages(sign)] == [True, True]


@pytest.mark.parametrize("sign", SIGNS["wall"])
def test_wall_is_known_by_its_title_and_its_heading(sign: str) -> None:
    assert [is_a_wall(html_text(one, HERE), {}) for one in _pages(sign)] == [True, True]


@pytest.mark.parametrize("sign", SIGNS["neither"])
def test_page_of_law_is_taken_for_what_it_is(sign: str) -> None:
    for one in _pages(sign):
        text = html_text(one, HERE)
        assert not says_it_is_missing(text)
        assert not is_a_wall(text, {})


def test_long_page_under_a_heading_about_walls_is_no_wall() -> None:
    long = page(f"<h1>Access denied</h1><p>{'How courts deny access to their halls. ' * 100}</p>")
    assert not is_a_wall(html_text(long, HERE), {})


@pytest.mark.parametrize(
    ("asked", "came_to", "is_home"),
    [
        ("/law/8/1158", "/", True),
        ("/law/8/1158", "/en/", True),
        ("/law/8/1158", "/index.html", True),
        ("/law/8/1158", "/home", True),
        ("/law/8/1158", "/law/8/1158/", False),
        ("/law/8/1158", "/?p=1158", False),
        ("/law/8/1158", "/en/law", False),
        ("/", "/en/", False),
        ("", "/", False),
        ("/ru", "/ru/", False),
    ],
)
def test_way_to_the_home_page_is_told_from_other_ways(asked: str, came_to: str, is_home: bool) -> None:
    assert was_sent_home(f"https://a.example{asked}", f"https://b.example{came_to}") is is_home


@pytest.mark.parametrize("case", ROBOTS, ids=lambda case: case["of"])
def test_robots_txt_is_read_by_the_standard(case: dict[str, Any]) -> None:
    rules = read_robots(case["text"], "right-to-asylum-link-check")
    for is_open, paths in ((True, case["open"]), (False, case["closed"])):
        for path in paths:
            assert rules.allows(f"https://a.example{path}") is is_open, path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "See https://a.example/x, and (https://a.example/y).",
            {"https://a.example/x", "https://a.example/y"},
        ),
        ("https://a.example/f_(x)", {"https://a.example/f_(x)"}),
        ("«https://a.example/ы»; http://b.example?", {"https://a.example/ы", "http://b.example"}),
        (
            "[x](https://a.example/a?b=1#c) and <https://b.example/>",
            {"https://a.example/a?b=1#c", "https://b.example/"},
        ),
        ("no address: example.com, ftp://a.example, mailto:a@b.example", set()),
    ],
)
def test_addresses_in_a_text_end_where_a_reader_would_end_them(text: str, found: set[str]) -> None:
    assert addresses_in_text(text) == found


def test_addresses_in_markdown_are_those_that_become_links() -> None:
    text = (
        "[a](https://a.example/1 'x') ![b](https://a.example/2.png) <https://a.example/3>\n\n[c][d]\n\n"
        "[d]: https://a.example/4\n\n<p><a href='https://a.example/5'>e</a></p>\n\n`https://a.example/code`\n\n"
        "    https://a.example/code\n\n[near](../x.md) [fact](fact:x) [mail](mailto:a@b.example)\n\n"
        "| [t](https://a.example/6) |\n|---|\n"
    )
    assert addresses_in_markdown(text) == {
        f"https://a.example/{n}" for n in ("1", "2.png", "3", "4", "5", "6")
    }


def test_addresses_in_html_leave_out_our_own_pages_and_the_forms_for_reports() -> None:
    html = (
        "<a href='/x'>x</a><a href='https://a.example/1'>a</a><!-- <a href='https://a.example/no'> -->"
        "<a href='https://github.com/o/r/issues/new?fact=1'>r</a><link rel=canonical href='https://own.example/'>"
    )
    assert addresses_in_html(html) == {"https://a.example/1"}


@pytest.mark.parametrize(
    ("raw", "header", "text"),
    [
        ("Суд".encode("cp1251") * 30, "", "Суд" * 30),
        ("Суд".encode("koi8-r"), "koi8-r", "Суд"),
        ("Суд".encode(), "windows-1251", "Суд"),
        ("Суд".encode("utf-16"), "", "Суд"),
        ("Суд".encode("utf-8-sig"), "", "Суд"),
        ("Суд".encode()[:-1], "utf-8", "Су"),
        (b"caf\xe9", "iso-8859-1", "café"),
        ("“x”".encode("cp1252"), "iso-8859-1", "“x”"),
        (
            b"<meta charset='koi8-r'>" + "Суд".encode("koi8-r"),
            "no-such-charset",
            "<meta charset='koi8-r'>Суд",
        ),
        (b"", "", ""),
        (b"x", "hex", "x"),
    ],
    ids=range(11),
)
def test_text_is_read_whatever_its_charset_is_called(raw: bytes, header: str, text: str) -> None:
    assert decoded(raw, header) == text


def test_words_are_found_only_whole() -> None:
    assert paragraph_digests(["Information in any case"], [True], ["form", "in a", "information in any"]) == {
        "form": None,
        "in a": None,
        "information in any": "f223cd2f",
    }


def test_signs_of_print_do_not_count_but_numbers_and_sums_do() -> None:
    assert pieces("«Ещё́ — го­да», 1,050.5 § 208.7(a)") == pieces('"Еще" - года 1,050.5 §208.7 (A)')
    assert pieces("$1,050") != pieces("$1.050") and pieces("$5") != pieces("5")
