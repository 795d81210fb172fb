"""FAQ pages: one for each section, and the list of them all."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date

from scripts.facts.agreement import is_lagging
from scripts.facts.model import Fact, Section, Topic
from scripts.facts.review_dates import Tone, has_ended, is_overdue, tone
from scripts.pages.addresses import Site
from scripts.pages.front_matter import front_matter
from scripts.pages.inline import as_title
from scripts.wording.typography import set_type
from scripts.wording.words import Words


def section_page(
    topic: Topic,
    section: Section,
    words: Words,
    blocks: Mapping[str, str],
    today: date,
    shaken: Container[str] = (),
) -> str:
    """The FAQ page of a section: its title, introduction and facts in reading order; ended rules stand last.

    `blocks` holds each fact by id as it stands on a page; `shaken` are the facts whose sources changed or went.
    """
    locale = words.locale
    facts = sorted(section.facts, key=lambda fact: has_ended(fact, today))
    states = {fact.id: state for fact in facts if (state := _state_word(fact, today, locale, shaken))}
    head = front_matter(
        {
            "title": section.title[locale],
            "description": section.intro[locale],
            "up": {"page": "faq/index.md", "title": topic.title[locale]},
            "states": states,
        }
    )
    opening = (
        f"# {as_title(set_type(section.title[locale], locale))}\n\n{_lead(section.intro[locale], locale)}\n"
    )
    listed = "\n".join(blocks[fact.id] for fact in facts)
    return f"{head}\n{opening}\n{listed}"


def index_page(words: Words, site: Site) -> str:
    """The list of all topics and their sections."""
    locale = words.locale
    head = front_matter({"title": words["faq_title"], "description": words["faq_intro"]})
    parts = [f"{head}\n# {words['faq_title']}", _lead(words["faq_intro"], locale)]
    for topic in site.corpus.topics:
        parts.append(f"## {as_title(set_type(topic.title[locale], locale))} {{#{topic.topic}}}")
        parts.append(set_type(topic.intro[locale], locale))
        listed = "\n".join(_section_line(section, words) for section in topic.sections)
        parts.append(f'<div class="ways" markdown="1">\n\n{listed}\n\n</div>')
    return "\n\n".join(parts) + "\n"


def _section_line(section: Section, words: Words) -> str:
    title = as_title(set_type(section.title[words.locale], words.locale))
    count = words["questions_here"].format(count=len(section.facts))
    return f'- [{title}]({section.id}.md) <span class="small">{count}</span>'


def _lead(text: str, locale: str) -> str:
    return f"{set_type(text, locale)}\n{{: .lead }}"


def _state_word(fact: Fact, today: date, locale: str, shaken: Container[str]) -> str:
    if has_ended(fact, today):
        return "gone"
    overdue = is_overdue(fact, today)
    if (overdue and tone(fact) is Tone.LOUD) or fact.id in shaken:
        return "loud"
    if fact.contested is not None:
        return "law"
    if overdue:
        return "old"
    return "lag" if is_lagging(fact, locale) else ""
