"""Links to facts by their questions, alone or as rows; a row says so where its rule is not a plain one any more."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from scripts.facts.model import Fact
from scripts.facts.review_dates import Tone, has_ended, review_by, tone
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.inline import as_title
from scripts.wording.typography import set_type
from scripts.wording.words import Words


def fact_link(fact: Fact, words: Words, site: Site, beside: str = "") -> str:
    """The question as a Markdown link to its answer; `beside` is HTML that becomes a part of the link."""
    question = as_title(set_type(fact.question[words.locale], words.locale))
    return f"[{question}{beside}]({markdown_path(site.fact_page(fact.id), fact.id)})"


def fact_links(fact_ids: list[str], words: Words, site: Site, today: date) -> str:
    """The questions of facts as a list of rows that lead to their answers."""
    facts = [site.corpus.fact[name] for name in fact_ids]
    rows = [f"- {fact_link(fact, words, site, row_state(fact, words, today, site.shaken))}" for fact in facts]
    return '<div class="ways" markdown="1">\n\n' + "\n".join(rows) + "\n\n</div>"


def row_state(fact: Fact, words: Words, today: date, shaken: Container[str] = ()) -> str:
    """The word under the title of a row, as HTML: no longer law, check first, disputed; else nothing.

    For a rule that will have to be checked first one day, the word stands there hidden, for the reader's clock.
    A fact that is `shaken`, because its sources changed or went, must be checked first today.
    """
    if has_ended(fact, today):
        return f'<small class="gone">{words["row_states.gone"]}</small>'
    said = f'<small class="law">{words["row_states.law"]}</small>' if fact.contested is not None else ""
    if fact.id in shaken:
        return f'<small class="state-inline loud">{words["row_states.loud"]}</small>{said}'
    return f"{overdue_word(review_by(fact), today, words)}{said}" if tone(fact) is Tone.LOUD else said


def overdue_word(review: date, today: date, words: Words) -> str:
    """“Check first”, as HTML: seen once the review date has passed, by the day of the build or the reader's clock."""
    hidden = "" if today > review else " hidden"
    word = f'<small class="state-inline loud"{hidden}>{words["row_states.loud"]}</small>'
    return f'<span data-review="{review}" data-tone="loud">{word}</span>'
