"""Rows that lead to answers repeat the word of their state; organizations and dates say what helps a reader."""

from __future__ import annotations

from datetime import date
from functools import cache

import lxml.html
import pytest

from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.facts.official_address import official_address
from scripts.facts.review_dates import Tone, has_ended, is_overdue, tone
from scripts.pages.addresses import Site
from scripts.pages.dates_line import dates_line
from scripts.pages.fact_links import row_state
from scripts.pages.making import make_pages
from scripts.pages.notices import notices
from scripts.pages.organizations import organizations_list
from scripts.wording.words import Words, read_words
from tests.conftest import ROOT, SOUND_FACTS, TODAY

LOCALES = ("ru", "en")


@cache
def _real() -> tuple[Corpus, dict[str, Words]]:
    corpus = check_folder(ROOT / "facts", TODAY).corpus
    assert corpus is not None
    return corpus, read_words(ROOT / "docs" / "_includes", corpus.locales)


@cache
def _sound() -> tuple[Corpus, dict[str, Words]]:
    corpus = check_folder(SOUND_FACTS, TODAY).corpus
    assert corpus is not None
    return corpus, read_words(ROOT / "docs" / "_includes", corpus.locales)


ROWS = [
    ("test-filing-fee", date(2027, 3, 15), [], ["loud"]),
    ("test-filing-fee", date(2027, 3, 16), ["loud"], []),
    ("test-stay-safe", date(2040, 1, 1), [], []),  # quietly overdue: its own page says it
    ("test-paused-rule", date(2026, 9, 1), ["law"], ["loud"]),
    ("test-paused-rule", date(2026, 9, 2), ["loud", "law"], []),
    ("test-old-oath", date(2025, 11, 30), [], ["loud"]),
    ("test-old-oath", date(2025, 12, 1), ["gone"], []),
    ("test-old-oath", date(2040, 1, 1), ["gone"], []),
]


@pytest.mark.parametrize(("fact", "day", "seen", "hidden"), ROWS)
def test_row_repeats_the_word_of_the_state(fact: str, day: date, seen: list[str], hidden: list[str]) -> None:
    corpus, words_of = _sound()
    words = words_of["ru"]
    row = lxml.html.fragment_fromstring(row_state(corpus.fact[fact], words, day), create_parent="div")
    found: dict[bool, list[str]] = {True: [], False: []}
    for word in row.iter("small"):
        state = word.get("class", "").split()[-1]
        assert word.text == words[f"row_states.{state}"]
        found["hidden" in word.attrib].append(state)
    assert (found[False], found[True]) == (seen, hidden)


@pytest.mark.parametrize("locale", LOCALES)
def test_situation_pages_mark_every_ended_contested_and_loudly_overdue_row(locale: str) -> None:
    corpus, words_of = _real()
    pages = make_pages(corpus, words_of, "", TODAY)
    rows = [
        line
        for path, text in pages.items()
        if path.parts[:2] == (locale, "situations")
        for line in text.splitlines()
        if line.startswith("- [") and "(../faq/" in line and "#" in line
    ]
    assert len(rows) > 300
    for row in rows:
        fact = corpus.fact[row.rpartition("#")[2].rstrip(")")]
        wanted = {
            "gone": has_ended(fact, TODAY),
            "law": fact.contested is not None and not has_ended(fact, TODAY),
            "loud": is_overdue(fact, TODAY) and tone(fact) is Tone.LOUD and not has_ended(fact, TODAY),
        }
        shown = row.replace(f" hidden>{words_of[locale]['row_states.loud']}", "")
        for state, is_wanted in wanted.items():
            assert (f">{words_of[locale][f'row_states.{state}']}</small>" in shown) == is_wanted, row


@pytest.mark.parametrize("locale", LOCALES)
def test_fact_without_an_official_page_says_whom_to_ask(locale: str) -> None:
    corpus, words_of = _real()
    words, site = words_of[locale], Site(corpus, {"ru": "r", "en": "e"})
    without = [
        fact for fact in corpus.facts if official_address(fact, corpus) is None and not has_ended(fact, TODAY)
    ]
    assert without
    for fact in without:
        line = lxml.html.fragment_fromstring(dates_line(fact, words, site, TODAY), create_parent="div")
        for name in ("fresh", "due"):
            (said,) = line.find_class(name)
            assert [link.get("href") for link in said.iter("a")] == ["../../reference/organizations/"]
        boxes = [box for box in notices(fact, words, site, TODAY) if "overdue" in box]
        assert all("../../reference/organizations/" in box for box in boxes)


@pytest.mark.parametrize("locale", LOCALES)
def test_organization_shows_what_is_known_and_what_it_means_in_russia(locale: str) -> None:
    corpus, words_of = _real()
    words = words_of[locale]
    parts = organizations_list(words, Site(corpus, {})).split("\n### ")
    for part, organization in zip(parts, corpus.organizations, strict=True):
        assert f"{{#{organization.id}}}" in part
        assert (words["organization_unsafe"] in part) == (organization.unsafe_in_russia == "true")
        assert (words["organization_unknown"] in part) == (organization.unsafe_in_russia == "unknown")
        assert (words["organization_unread"] in part) == (organization.confidence.value == "unconfirmed")
        assert (f"- {words['phone']}:" in part) == (organization.phone is not None)
        assert (f"- {words['hours']}:" in part) == (organization.hours is not None)
        assert (f"- {words['languages_spoken']}:" in part) == bool(organization.languages)
        may_be_shown = organization.address is not None and organization.unsafe_in_russia != "true"
        assert ('href="http' in part) == may_be_shown
