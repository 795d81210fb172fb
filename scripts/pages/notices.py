"""What must be known before the answer: boxes that say the rule is old, disputed, ended, lagging, unconfirmed."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from scripts.facts.agreement import is_lagging
from scripts.facts.model import Confidence, Fact
from scripts.facts.official_address import official_address
from scripts.facts.review_dates import Tone, has_ended, is_overdue, review_by, tone
from scripts.pages.addresses import Site
from scripts.pages.dates_line import help_link
from scripts.pages.inline import html_text, text_as_markdown
from scripts.pages.source_link import host_link
from scripts.pages.source_state import warning_of_sources
from scripts.wording.words import Words

_SIGNS = {
    "loud": '<path d="M11 2 1.5 20h19zM11 8.5v5.5M11 15.8v2"/>',
    "law": '<path d="M11 2v18M5 20h12M3 6h16M3 6 .8 13h5.4L4 6M19 6l-2.2 7h5.4L20 6" stroke-width="1.6"/>',
    "gone": '<circle cx="11" cy="11" r="8.5"/><path d="M5 17 17 5"/>',
    "lag": '<path d="M2 6h14M12 2l4 4-4 4M20 15H6M10 11l-4 4 4 4" stroke-width="1.8"/>',
    "unconfirmed": '<circle cx="11" cy="11" r="8.5"/><path d="M8 8.5a3 3 0 1 1 3 3.5v1.5M11 15.5v1.5"/>',
    "review": '<circle cx="9.5" cy="9.5" r="6.5"/><path d="M14.5 14.5 20 20"/>',
}


def notices(fact: Fact, words: Words, site: Site, today: date) -> list[str]:
    """The boxes of a fact as HTML, the gravest first."""
    boxes: list[str] = []
    if has_ended(fact, today) and fact.ended is not None:
        boxes.append(_box("gone", words["ended"].format(date=words.day(fact.ended)), words["ended_text"]))
    if tone(fact) is Tone.LOUD and not has_ended(fact, today):
        boxes.append(_overdue_box(fact, words, site, today))
    warning = None if has_ended(fact, today) else warning_of_sources(fact, words, site)
    if warning is not None:
        boxes.append(_box("loud", *warning, "source"))
    if fact.contested is not None:
        boxes.append(
            _box(
                "law", words["contested"], text_as_markdown(fact.contested[words.locale], words.locale, site)
            )
        )
    if is_lagging(fact, words.locale):
        boxes.append(_box("lag", words["lagging"], _lagging_text(fact, words, site)))
    if fact.confidence is Confidence.UNCONFIRMED:
        boxes.append(_box("unconfirmed", words["unconfirmed"], words["unconfirmed_text"]))
    if fact.legal_review is not None and fact.legal_review.wanted is not None:
        boxes.append(_box("review", words["legal_review"], words["legal_review_text"]))
    return boxes


def state_class(fact: Fact, today: date, locale: str, shaken: Container[str] = ()) -> str:
    """The class that draws the fact's roof: the gravest of its states, or nothing."""
    if has_ended(fact, today):
        return "is-gone"
    if (is_overdue(fact, today) and tone(fact) is Tone.LOUD) or fact.id in shaken:
        return "is-loud"
    if fact.contested is not None:
        return "is-law"
    if is_overdue(fact, today):
        return "is-old"
    return "lag" if is_lagging(fact, locale) else ""


def _overdue_box(fact: Fact, words: Words, site: Site, today: date) -> str:
    address = official_address(fact, site.corpus, site.gone)
    where = host_link(address) if address else help_link(words)
    text = words["check_first_text" if address else "check_first_text_ask"].format(
        as_of=words.day(fact.as_of), review=words.day(review_by(fact)), why=words[_reason(fact)], where=where
    )
    return _box("loud", words["check_first"], text, "overdue", hidden=not is_overdue(fact, today))


def _reason(fact: Fact) -> str:
    if fact.deadline is not None:
        return "costly_deadline"
    return "costly_amount" if fact.amount is not None else "costly_rule"


def _lagging_text(fact: Fact, words: Words, site: Site) -> str:
    links = []
    for other in site.corpus.locales:
        if other != words.locale and not is_lagging(fact, other):
            address = site.fact_in_other_language(fact.id, words.locale, other)
            calls = html_text(site.language_calls.get(other, other))
            links.append(f'<a href="{address}" lang="{other}" hreflang="{other}">{calls}</a>')
    return f"{words['lagging_text']} {', '.join(links)}{'.' if links else ''}".strip()


def _box(state: str, title: str, text: str, more: str = "", hidden: bool = False) -> str:
    classes = " ".join(filter(None, ["box", more, state]))
    sign = f'<svg viewBox="0 0 22 22" aria-hidden="true">{_SIGNS[state]}</svg>'
    return (
        f'<div class="{classes}" markdown="1"{" hidden" if hidden else ""}>\n'
        f'<p class="state">{sign}<span>{html_text(title)}</span></p>\n\n{text}\n\n</div>'
    )
