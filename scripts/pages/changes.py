"""The fragment of changes: a time line by years, and a filter by topic that works without a script.

The filter is a row of radio buttons that stand before the years: a rule of the stylesheet for each number hides
what is of another topic. Nothing of it reaches the address or the history. It is HTML throughout, because Markdown
would put each button into a paragraph of its own.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby

from scripts.facts.model import Topic
from scripts.facts.plain_text import plain_text
from scripts.facts.recorded_changes import RecordedChange, recorded_changes
from scripts.pages.addresses import Site
from scripts.pages.dates_line import time_element
from scripts.pages.fact_links import row_state
from scripts.wording.typography import marked_html, set_plain
from scripts.wording.words import Words

MOST_TOPICS = 12
"""For so many topics the stylesheet has a rule; a further one needs another there."""


def changes_line(words: Words, site: Site, today: date) -> str:
    """The time line of what changed for the reader, the newest first, with its filter."""
    entries = recorded_changes(site.corpus)
    if not entries:
        return words["no_changes"] + "\n"
    topics = [topic for topic in site.corpus.topics if any(entry.topic is topic for entry in entries)]
    number = {topic.topic: place for place, topic in enumerate(topics, 1)}
    years = [
        _year(year, list(of_year), number, words, site, today)
        for year, of_year in groupby(entries, key=lambda entry: entry.change.date.year)
    ]
    listed = "\n".join([*_filter(topics, entries, words), *years])
    return f'<div class="sift" role="group" aria-label="{words["sift"]}">\n{listed}\n</div>\n'


def _filter(topics: list[Topic], entries: list[RecordedChange], words: Words) -> list[str]:
    """The radio buttons; they are siblings of the years, because only so a plain selector reaches these."""
    if len(topics) < 2:
        return []
    picks = [_pick(0, words["sift_all"], len(entries), words)]
    picks += [
        _pick(place, topic.title[words.locale], sum(entry.topic is topic for entry in entries), words)
        for place, topic in enumerate(topics[:MOST_TOPICS], 1)
    ]
    return [f'<p class="sift__title on-screen" aria-hidden="true">{words["sift"]}</p>', *picks]


def _pick(number: int, label: str, count: int, words: Words) -> str:
    checked = " checked" if number == 0 else ""
    return (
        f'<input class="sift__pick on-screen" type="radio" name="sift" id="sift-{number}" autocomplete="off"{checked}>'
        f'<label class="on-screen" for="sift-{number}"><span>{_html(label, words)}</span> <b>{count}</b></label>'
    )


def _year(
    year: int, entries: list[RecordedChange], number: dict[str, int], words: Words, site: Site, today: date
) -> str:
    kinds = " ".join(f"k{n}" for n in sorted({number[entry.topic.topic] for entry in entries}))
    items = "\n".join(_item(entry, number[entry.topic.topic], words, site, today) for entry in entries)
    heading = f'<h3 id="year-{year}">{year}</h3>'
    return f'<section class="sec {kinds}">\n{heading}\n<ol class="line">\n{items}\n</ol>\n</section>'


def _item(entry: RecordedChange, number: int, words: Words, site: Site, today: date) -> str:
    change, fact = entry.change, entry.fact
    ahead = change.date > today
    when = f"{time_element(change.date, words)}{words['ahead'] if ahead else ''}"
    question = f"{_html(fact.question[words.locale], words)}{row_state(fact, words, today, site.shaken)}"
    return (
        f'<li class="k{number}{" now" if ahead else ""}" id="{entry.anchor}"><p class="when">{when}</p>'
        f"<p>{_html(change.text[words.locale], words)}</p>"
        f'<p><a href="../../{site.fact_page(fact.id)}/#{fact.id}">{question}</a></p></li>'
    )


def _html(text: str, words: Words) -> str:
    return marked_html(set_plain(plain_text(text), words.locale), words.locale)
