"""A page for each situation: what to do today, what has happened, what to know, which days run, what to print."""

from __future__ import annotations

from datetime import date

from scripts.facts.catalogue import SituationPage
from scripts.facts.model import Fact, Section, Situation
from scripts.facts.printed_pieces import kit_id
from scripts.pages.addresses import ORGANIZATIONS_PAGE, Site, markdown_path
from scripts.pages.fact_links import fact_links
from scripts.pages.finder import FINDER_PAGE, tree_on_page, tree_question
from scripts.pages.first_steps import first_steps
from scripts.pages.front_matter import front_matter
from scripts.pages.inline import as_title
from scripts.pages.papers import is_printed, papers
from scripts.pages.print_shop import paper_of
from scripts.pages.running_days import running_days
from scripts.wording.typography import set_type
from scripts.wording.words import Words


def situation_page(situation: SituationPage, words: Words, site: Site, today: date) -> str:
    """The page: first steps, the finder's tree, questions by section, time limits, guides, what to print, who helps."""
    locale = words.locale
    head = front_matter({"title": situation.title[locale], "description": situation.hint[locale]})
    steps = first_steps(situation.first_steps[locale], words, site)
    parts = [
        f"{head}\n# {as_title(set_type(situation.title[locale], locale))}",
        f"{set_type(situation.hint[locale], locale)}\n{{: .lead }}",
        _part("first", words["first_steps"], steps, roof=False),
        _part("finder", tree_question(situation.tree, words, site), _tree(situation, words, site, today)),
        _part("know", words["know"], _what_to_know(situation, words, site, today)),
        _part("days", words["days"], _days(situation, words, site)),
        _part("guides", words["guides_here"], _guides(situation, words, site)),
        _part("print", words["print_title"], _to_print(situation, words, site)),
        _part("help", words["help_title"], _rows([(words["help_link"], markdown_path(ORGANIZATIONS_PAGE))])),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _part(anchor: str, title: str, text: str, roof: bool = True) -> str:
    if not text:
        return ""
    classes = "roof sec" if roof else "sec"
    return f'<section class="{classes}" markdown="1">\n\n## {title} {{#{anchor}}}\n\n{text}\n\n</section>'


def _tree(situation: SituationPage, words: Words, site: Site, today: date) -> str:
    said = f"{words['finder_text']}\n{{: .small }}"
    others = f"[{words['finder_all']}]({markdown_path(FINDER_PAGE)})"
    return f"{said}\n\n{tree_on_page(situation.tree, words, site, today)}\n\n{others}"


def _what_to_know(situation: SituationPage, words: Words, site: Site, today: date) -> str:
    here = {fact.id for fact in site.corpus.facts if situation.id in fact.situations}
    everyone = {fact.id for fact in site.corpus.facts if Situation.EVERYONE in fact.situations} - here
    listed = [f"### {words['by_section']} {{#by-section}}", _by_section(here, words, site, today)]
    if everyone:
        title = f'<span>{words["everyone"]}</span> <span class="small">{len(everyone)}</span>'
        folded = _by_section(everyone, words, site, today)
        listed.append(
            f'<details markdown="1"><summary>{title}</summary>\n'
            f'<div id="everyone" markdown="1">\n\n{folded}\n\n</div>\n</details>'
        )
    first = fact_links(situation.first_facts, words, site, today)
    # on paper a hundred questions without their answers help nobody
    on_screen = "\n\n".join(listed)
    return (
        f"### {words['begin_here']} {{#begin}}\n\n{first}\n\n"
        f'<div class="sec on-screen" markdown="1">\n\n{on_screen}\n\n</div>'
    )


def _by_section(concerning: set[str], words: Words, site: Site, today: date) -> str:
    groups = []
    for topic in site.corpus.topics:
        for section in topic.sections:
            facts = [fact for fact in section.facts if fact.id in concerning]
            if facts:
                groups.append(_folded(section, facts, words, site, today))
    return "\n\n".join(groups)


def _folded(section: Section, facts: list[Fact], words: Words, site: Site, today: date) -> str:
    title = as_title(set_type(section.title[words.locale], words.locale))
    links = fact_links([fact.id for fact in facts], words, site, today)
    return (
        f'<details markdown="1"><summary><span>{title}</span> <span class="small">{len(facts)}</span></summary>\n'
        f"{links}\n</details>"
    )


def _days(situation: SituationPage, words: Words, site: Site) -> str:
    here = [fact for fact in site.corpus.facts if situation.id in fact.situations]
    running = running_days(here, _told_first(situation, site), words, site)
    return f"{words['days_text']}\n{{: .small }}\n\n{running}" if running else ""


def _told_first(situation: SituationPage, site: Site) -> set[str]:
    """The facts to which the first answers and the finder on this page lead."""
    trees = [tree for tree in site.corpus.situations.trees if tree.id == situation.tree]
    return {name for tree in trees for leaf in tree.leaves for name in leaf.facts} | set(
        situation.first_facts
    )


def _guides(situation: SituationPage, words: Words, site: Site) -> str:
    titles = site.guides.get(words.locale, {})
    return _rows(
        [
            (set_type(titles[name], words.locale), f"../guides/{name}.md")
            for name in situation.guides
            if name in titles
        ]
    )


def _to_print(situation: SituationPage, words: Words, site: Site) -> str:
    kit = [kit_id(situation)] if is_printed(kit_id(situation), site) else []
    return f"{words['print_text']}\n\n{papers([*kit, *situation.sheets], words, site, paper_of(situation))}"


def _rows(links: list[tuple[str, str]]) -> str:
    if not links:
        return ""
    listed = "\n".join(f"- [{as_title(label)}]({address})" for label, address in links)
    return f'<div class="ways" markdown="1">\n\n{listed}\n\n</div>'
