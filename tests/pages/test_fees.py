"""The table of fees and the totals of a family: worked out from the facts, dated by the oldest of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import lxml.html
import pytest
from markdown import markdown  # type: ignore[import-untyped]

from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact
from scripts.facts.review_dates import review_by
from scripts.pages.addresses import Site
from scripts.pages.fees import TOTALS, Total, can_be_worked_out, family_totals, fees_table, worth
from scripts.wording.words import Words, read_words
from tests.conftest import ROOT, TODAY

EXTENSIONS = ["attr_list", "md_in_html", "tables"]
LOCALES = ("ru", "en")


@pytest.fixture(scope="module")
def words_of(corpus: Corpus) -> dict[str, Words]:
    return read_words(ROOT / "docs" / "_includes", corpus.locales)


def _html(text: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(markdown(text, extensions=EXTENSIONS), create_parent="div")


def _figure(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _changed(corpus: Corpus, fact_id: str, **changes: object) -> Corpus:
    def changed(fact: Fact) -> Fact:
        return fact.model_copy(update=changes) if fact.id == fact_id else fact

    topics = tuple(
        topic.model_copy(
            update={
                "sections": [
                    section.model_copy(update={"facts": [changed(fact) for fact in section.facts]})
                    for section in topic.sections
                ]
            }
        )
        for topic in corpus.topics
    )
    return Corpus(
        **{name: getattr(corpus, name) for name in corpus.__dataclass_fields__ if name != "topics"},
        topics=topics,
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_totals_are_the_sums_of_the_facts(corpus: Corpus, words_of: dict[str, Words], locale: str) -> None:
    page = _html(family_totals(words_of[locale], Site(corpus, {}), TODAY))
    shown = [_figure(str(row.text_content())) for row in page.xpath(".//dt")]
    usd = {fact.id: fact.amount.usd for fact in corpus.facts if fact.amount}
    assert shown == [sum(usd[name] * times for name, times in total.parts) for total in TOTALS]


@pytest.mark.parametrize("locale", LOCALES)
def test_total_names_its_facts_and_its_oldest_day(
    corpus: Corpus, words_of: dict[str, Words], locale: str
) -> None:
    page = _html(family_totals(words_of[locale], Site(corpus, {}), TODAY))
    for row, total in zip(page.xpath(".//dl/div"), TOTALS, strict=True):
        facts = [corpus.fact[name] for name, _ in total.parts]
        assert [link.get("href").partition("#")[2] for link in row.iter("a")] == [fact.id for fact in facts]
        days = [str(day) for day in row.xpath(".//time/@datetime")]
        assert days == [str(min(fact.as_of for fact in facts)), str(min(map(review_by, facts)))]


def test_a_changed_sum_changes_the_totals(corpus: Corpus) -> None:
    fact = corpus.fact["work-permit-fee"]
    assert fact.amount is not None
    dearer = _changed(corpus, fact.id, amount=fact.amount.model_copy(update={"usd": fact.amount.usd + 10}))
    more = [worth(total, dearer) - worth(total, corpus) for total in TOTALS]
    assert more == [10 * dict(total.parts).get(fact.id, 0) for total in TOTALS]


@pytest.mark.parametrize(
    ("parts", "worked_out"),
    [
        ((("asylum-application-fee", 1),), True),
        ((("asylum-application-fee", 2),), False),  # paid once for a family
        ((("annual-asylum-fee", 3),), False),  # nobody has confirmed that each one pays
        ((("work-permit-fee", 4),), True),
        ((("bia-and-motion-fees", 1),), False),  # several sums in one answer
        ((("file-i589-with-the-court", 1),), False),  # the same fee as the first one
        ((("no-such-fact", 1),), False),
        ((("find-a-free-lawyer", 1),), False),
    ],
    ids=lambda value: str(value),
)
def test_only_what_a_fact_lets_us_count_is_added_up(
    corpus: Corpus, parts: tuple[tuple[str, int], ...], worked_out: bool
) -> None:
    assert can_be_worked_out(Total("alone", 1, parts), corpus, TODAY) is worked_out


def test_a_fee_that_has_ended_is_not_added_up(corpus: Corpus, words_of: dict[str, Words]) -> None:
    ended = _changed(corpus, "work-permit-fee", ended=TODAY)
    text = family_totals(words_of["ru"], Site(ended, {}), TODAY)
    assert "#work-permit-fee" not in text and "#immigration-parole-fee" in text


@pytest.mark.parametrize("days", [0, 1])
def test_a_total_is_overdue_once_one_of_its_facts_is(
    corpus: Corpus, words_of: dict[str, Words], days: int
) -> None:
    review = min(review_by(corpus.fact[name]) for name, _ in TOTALS[0].parts)
    day = review + timedelta(days=days)
    row = _html(family_totals(words_of["en"], Site(corpus, {}), day)).xpath(".//dl/div")[0]
    (word,) = row.xpath(".//small[contains(@class, 'loud')]")
    assert ("hidden" in word.attrib) == (days == 0)
    assert word.getparent().get("data-review") == str(review)


@pytest.mark.parametrize("locale", LOCALES)
def test_table_says_of_every_sum_who_pays_and_when_where_the_fact_says_it(
    corpus: Corpus, words_of: dict[str, Words], locale: str
) -> None:
    words = words_of[locale]
    rows = _html(fees_table(words, Site(corpus, {}), TODAY)).xpath(".//tbody/tr")
    facts = [fact for fact in corpus.facts if fact.amount is not None]
    assert len(rows) == len(facts)
    for row, fact in zip(rows, facts, strict=True):
        assert fact.amount is not None
        said = " ".join(str(row.text_content()).replace("\u00a0", " ").split())
        assert _figure(str(row[0].text_content())) == fact.amount.usd
        for key, text in (("fee_who", fact.amount.who), ("fee_dates", fact.amount.when)):
            assert (f"{words[key]}:" in said) == (text is not None)
            assert text is None or text[locale] in said
        assert str(row.xpath(".//time/@datetime")[-1]) == str(review_by(fact))


def test_overdue_sum_says_so_in_the_table(corpus: Corpus, words_of: dict[str, Words]) -> None:
    def loud(day: date) -> set[str]:
        rows = _html(fees_table(words_of["ru"], Site(corpus, {}), day)).xpath(".//tbody/tr")
        shown = [row for row in rows if row.xpath(".//small[not(@hidden)]")]
        return {row.xpath(".//a/@href")[0].partition("#")[2] for row in shown}

    facts = [fact for fact in corpus.facts if fact.amount is not None]
    assert loud(TODAY) == {fact.id for fact in facts if review_by(fact) < TODAY}
    assert loud(date(2040, 1, 1)) == {fact.id for fact in facts}
