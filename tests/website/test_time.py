"""Time works without us: what was fresh when the site was built marks itself by the reader's clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Locator

from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact
from scripts.facts.review_dates import Tone, has_ended, is_overdue, review_by, tone
from tests.conftest import ROOT, TODAY
from tests.website.reader import visit

FOLDERS = {"ru": "", "en": "en/"}
both_languages = pytest.mark.parametrize("locale", FOLDERS)
both_tones = pytest.mark.parametrize("how", list(Tone), ids=lambda how: how.value)
WORDS = {"ru": ("После", "проверьте снова"), "en": ("After", "check again")}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus = check_folder(ROOT / "facts", TODAY).corpus
    assert corpus is not None
    return corpus


def _fresh(corpus: Corpus, how: Tone) -> Fact:
    """A fact of that tone that is fresh on the day of the build, with neighbours, and with nothing else to say."""
    return next(
        fact
        for fact in corpus.facts
        if tone(fact) is how
        and not is_overdue(fact, TODAY)
        and not has_ended(fact, TODAY)
        and fact.contested is None
        and len(corpus.place_of[fact.id][1].facts) > 2
    )


def _address(server: str, locale: str, corpus: Corpus, fact: Fact) -> str:
    return f"{server}/{FOLDERS[locale]}faq/{corpus.place_of[fact.id][1].id}/"


def _shown(fact: Locator) -> dict[str, bool]:
    return {
        name: fact.locator(f".{name}").first.is_visible() if fact.locator(f".{name}").count() else False
        for name in ("overdue", "due", "fresh")
    }


@both_languages
@both_tones
def test_fact_marks_itself_after_its_review_date(
    browser: Browser, site_server: str, corpus: Corpus, locale: str, how: Tone
) -> None:
    fact = _fresh(corpus, how)
    last = review_by(fact)
    address = _address(site_server, locale, corpus, fact)
    entry = f"nav.side [data-here] a[href='#{fact.id}'] small"
    for day, overdue in ((last, False), (last + timedelta(days=1), True)):
        with visit(browser, address, day=day.isoformat()) as visited:
            article = visited.page.locator(f"[data-fact={fact.id}]")
            assert _shown(article) == {
                "overdue": overdue and how is Tone.LOUD,
                "due": overdue,
                "fresh": not overdue,
            }
            if overdue:
                assert (
                    visited.page.locator(entry).get_attribute("class")
                    == {"loud": "loud", "quiet": "old"}[how.value]
                )
            else:
                assert visited.page.locator(entry).count() == 0
            assert visited.complaints == []


@both_languages
@both_tones
def test_without_scripts_the_words_say_when_to_check_again(
    browser: Browser, site_server: str, corpus: Corpus, locale: str, how: Tone
) -> None:
    fact = _fresh(corpus, how)
    with visit(browser, _address(site_server, locale, corpus, fact), scripts=False) as visited:
        sentence = visited.page.locator(f"[data-fact={fact.id}] .fresh")
        assert sentence.is_visible()
        said = sentence.inner_text()
        assert all(words in said for words in WORDS[locale])
        assert sentence.locator("time").get_attribute("datetime") == review_by(fact).isoformat()


@both_languages
@both_tones
def test_fact_that_was_overdue_when_built_says_so_without_scripts(
    browser: Browser, site_server: str, corpus: Corpus, locale: str, how: Tone
) -> None:
    old = [
        fact
        for fact in corpus.facts
        if is_overdue(fact, TODAY) and not has_ended(fact, TODAY) and tone(fact) is how
    ]
    assert old or how is Tone.QUIET, (
        "no loud fact is overdue any more: build this test's site for a later day"
    )
    for fact in old[:1]:
        with visit(browser, _address(site_server, locale, corpus, fact), scripts=False) as visited:
            shown = _shown(visited.page.locator(f"[data-fact={fact.id}]"))
            assert shown == {"overdue": how is Tone.LOUD, "due": True, "fresh": False}


def test_a_wrong_clock_hides_no_warning_that_the_build_gave(
    browser: Browser, site_server: str, corpus: Corpus
) -> None:
    fact = next(fact for fact in corpus.facts if is_overdue(fact, TODAY) and tone(fact) is Tone.LOUD)
    with visit(
        browser, _address(site_server, "ru", corpus, fact), day=date(2001, 1, 1).isoformat()
    ) as visited:
        assert _shown(visited.page.locator(f"[data-fact={fact.id}]"))["overdue"]
