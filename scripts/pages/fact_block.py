"""A fact as a block of Markdown: the same block on its FAQ page and inside guides."""

from __future__ import annotations

from datetime import date

from scripts.facts.model import Fact
from scripts.facts.review_dates import has_ended, review_by, tone
from scripts.pages.addresses import Site
from scripts.pages.dates_line import dates_line
from scripts.pages.inline import as_title, list_items_apart, text_as_markdown
from scripts.pages.notices import notices, state_class
from scripts.wording.typography import set_type
from scripts.wording.words import Words

SHORT = 800
"""Letters of answer and steps, at most, in a fact that paper can keep on one page: about a third of it."""


def fact_block(fact: Fact, words: Words, site: Site, today: date) -> str:
    """Question (the anchor), what must be known first, answer, steps, line of dates. Ends with a newline."""
    locale = words.locale
    parts = [
        _opening(fact, words, site, today),
        f"## {as_title(set_type(fact.question[locale], locale))} {{#{fact.id}}}",
        *notices(fact, words, site, today),
        list_items_apart(text_as_markdown(fact.answer[locale], locale, site)),
        _steps(fact, words, site),
        dates_line(fact, words, site, today),
        "</article>",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _opening(fact: Fact, words: Words, site: Site, today: date) -> str:
    short = " data-short" if _length(fact, words) <= SHORT else ""
    classes = " ".join(filter(None, ["fact", "roof", state_class(fact, today, words.locale, site.shaken)]))
    # a rule that is no longer law has nothing to be checked again
    review = (
        "" if has_ended(fact, today) else f' data-review="{review_by(fact)}" data-tone="{tone(fact).value}"'
    )
    return f'<article class="{classes}" data-fact="{fact.id}"{short}{review} markdown="1">'


def _length(fact: Fact, words: Words) -> int:
    steps = (fact.steps or {}).get(words.locale, [])
    return sum(map(len, [fact.answer[words.locale], *steps]))


def _steps(fact: Fact, words: Words, site: Site) -> str:
    steps = (fact.steps or {}).get(words.locale, [])
    if not steps:
        return ""
    items = "\n".join(
        f"{n}. {as_title(text_as_markdown(step, words.locale, site))}" for n, step in enumerate(steps, 1)
    )
    # an id of its own, because one made from the words would differ between languages
    heading = f"### {words['what_to_do']} {{: #{fact.id}-do .do-title }}"
    return f'<div class="do" markdown="1">\n\n{heading}\n\n{items}\n\n</div>'
