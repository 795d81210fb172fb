"""A page for each situation: which questions concern the reader who is there, by section."""

from __future__ import annotations

from scripts.facts.catalogue import SituationPage
from scripts.facts.model import Fact, Section, Situation
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.front_matter import front_matter
from scripts.pages.inline import as_title
from scripts.pages.typography import set_type
from scripts.pages.words import Words


def situation_page(situation: SituationPage, words: Words, site: Site) -> str:
    """The page: title, then the questions of this situation; what concerns everybody stands after it."""
    locale = words.locale
    title = as_title(set_type(situation.title[locale], locale))
    head = front_matter({"title": situation.title[locale], "description": situation.hint[locale]})
    parts = [
        f"{head}\n# {title}",
        f"{set_type(situation.hint[locale], locale)}\n{{: .lead }}",
        f"## {words['know']} {{#know}}",
        _questions({fact.id for fact in site.corpus.facts if situation.id in fact.situations}, words, site),
        f"## {words['everyone']} {{#everyone}}",
        _questions(
            {fact.id for fact in site.corpus.facts if _only_for_everyone(fact, situation.id)}, words, site
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _only_for_everyone(fact: Fact, situation: Situation) -> bool:
    return Situation.EVERYONE in fact.situations and situation not in fact.situations


def _questions(concerning: set[str], words: Words, site: Site) -> str:
    groups = []
    for topic in site.corpus.topics:
        for section in topic.sections:
            facts = [fact for fact in section.facts if fact.id in concerning]
            if facts:
                groups.append(_folded(section, facts, words, site))
    return "\n\n".join(groups)


def _folded(section: Section, facts: list[Fact], words: Words, site: Site) -> str:
    title = set_type(section.title[words.locale], words.locale)
    lines = [
        f"- [{as_title(set_type(fact.question[words.locale], words.locale))}]"
        f"({markdown_path(site.fact_page(fact.id), fact.id)})"
        for fact in facts
    ]
    listed = "\n".join(lines)
    return (
        f'<details markdown="1"><summary>{title} <span class="small">{len(facts)}</span></summary>\n'
        f'<div class="ways" markdown="1">\n\n{listed}\n\n</div>\n</details>'
    )
