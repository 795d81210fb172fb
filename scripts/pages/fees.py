"""The fragment of fees: every sum with who pays it and when, and what a family pays in all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scripts.facts.corpus import Corpus
from scripts.facts.model import Amount, Fact
from scripts.facts.review_dates import has_ended, review_by
from scripts.pages.addresses import Site
from scripts.pages.dates_line import time_element
from scripts.pages.fact_links import fact_link, overdue_word
from scripts.wording.typography import set_plain, set_type
from scripts.wording.words import Words


@dataclass(frozen=True)
class Total:
    """Sums that one family pays: the words that name it, and how many times each fact's sum is paid."""

    said: str
    count: int
    parts: tuple[tuple[str, int], ...]


_ASKING = ("asylum-application-fee", 1)
_CARD = "work-permit-fee"
TOTALS = (
    Total("alone", 1, (_ASKING, (_CARD, 1))),
    Total("alone_a_year", 1, (_ASKING, (_CARD, 1), ("annual-asylum-fee", 1))),
    *(Total("family_cards", cards, (_ASKING, (_CARD, cards))) for cards in (2, 3)),
    *(Total("parole", people, (("immigration-parole-fee", people),)) for people in (2, 4)),
    *(Total("border", people, (("border-apprehension-fee", people),)) for people in (2, 4)),
)
"""What is worked out. The annual fee of a family is not: no source that we read says whether each of them pays."""


def fees_table(words: Words, site: Site, today: date) -> str:
    """Every fact with a sum: how much, for what, who pays and when, and up to which day it was seen."""
    head = [words["fee"], words["fee_for"], words["fee_dates"]]
    rows = [_row(fact, words, site, today) for fact in site.corpus.facts if fact.amount is not None]
    table = "\n".join([f"| {' | '.join(head)} |", "|---:|---|---|", *rows])
    return f'<div class="fees" markdown="1">\n\n{table}\n\n</div>\n'


def family_totals(words: Words, site: Site, today: date) -> str:
    """What a family pays in all, worked out from the facts; each total names its parts and its oldest date."""
    totals = [total for total in TOTALS if can_be_worked_out(total, site.corpus, today)]
    if not totals:
        return words["totals.none"] + "\n"
    rows = "\n".join(_total(total, words, site, today) for total in totals)
    return f'<dl class="days totals" markdown="1">\n{rows}\n</dl>\n'


def can_be_worked_out(total: Total, corpus: Corpus, today: date) -> bool:
    """Whether each part is a sum that still is law and that its fact lets us count so many times."""
    return all(_may_be_counted(corpus.fact.get(name), times, today) for name, times in total.parts)


def _may_be_counted(fact: Fact | None, times: int, today: date) -> bool:
    if fact is None or fact.amount is None or has_ended(fact, today):
        return False
    return fact.amount.per in ("card", "person") or (fact.amount.per == "application" and times == 1)


def worth(total: Total, corpus: Corpus) -> int:
    """The total in dollars."""
    return sum(amount_of(corpus.fact[name]).usd * times for name, times in total.parts)


def amount_of(fact: Fact) -> Amount:
    """The sum of a fact that has one."""
    assert fact.amount is not None
    return fact.amount


def _total(total: Total, words: Words, site: Site, today: date) -> str:
    facts = [site.corpus.fact[name] for name, _ in total.parts]
    parts = [
        f"{_times(times)}{_dollars(amount_of(fact).usd, words)}: {fact_link(fact, words, site)}"
        for fact, (_, times) in zip(facts, total.parts, strict=True)
    ]
    as_of = words["as_of"].format(date=time_element(min(fact.as_of for fact in facts), words))
    review = min(review_by(fact) for fact in facts)
    dates = f"{as_of}. {words['fee_check_after'].format(date=time_element(review, words))}."
    named = words.counted(f"totals.{total.said}", total.count).format(count=total.count)
    lines = "<br>".join([*parts, dates])
    return (
        f'<div markdown="1">\n<dt markdown="span">{_figure(worth(total, site.corpus), words)}</dt>\n'
        f'<dd markdown="span">{set_type(named, words.locale)}{overdue_word(review, today, words)}'
        f'<span class="small">{lines}</span></dd>\n</div>'
    )


def _times(times: int) -> str:
    return f"{times}\u00a0×\u00a0" if times > 1 else ""


def _figure(usd: int, words: Words) -> str:
    number, _, noun = _dollars(usd, words).rpartition("\u00a0")
    return f"<b>{number}</b>{noun}" if number else f"<b>{noun}</b>"


def _row(fact: Fact, words: Words, site: Site, today: date) -> str:
    amount, locale = amount_of(fact), words.locale
    told = [set_type(amount.what[locale], locale)]
    if amount.who is not None:
        told.append(f"{words['fee_who']}: {set_type(amount.who[locale], locale)}.")
    told.append(fact_link(fact, words, site))
    dates = []
    if amount.when is not None:
        dates.append(f"{words['fee_dates']}: {set_type(amount.when[locale], locale)}.")
    if fact.in_force_from is not None:
        dates.append(f"{words['in_force_from'].format(date=time_element(fact.in_force_from, words))}.")
    dates.append(f"{words['as_of'].format(date=time_element(fact.as_of, words))}.")
    dates.append(f"{words['fee_check_after'].format(date=time_element(review_by(fact), words))}.")
    cells = [
        f"**{_dollars(amount.usd, words)}**",
        "<br>".join(told),
        "<br>".join(dates) + overdue_word(review_by(fact), today, words),
    ]
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _dollars(usd: int, words: Words) -> str:
    # in Russian a number of four figures is written in one piece, as the answers do
    number = (
        f"{usd:,}"
        if words.locale == "en"
        else str(usd)
        if usd < 10_000
        else f"{usd:,}".replace(",", "\u00a0")
    )
    return set_plain(words.counted("usd", usd).format(usd=number), words.locale)
