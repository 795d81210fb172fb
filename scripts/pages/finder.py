"""The finder: questions that lead to what to do now, as nested `<details>`; no script, nothing in the address.

Every question and leaf stands on a page once, at the place that takes the fewest steps; elsewhere a link leads to it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from scripts.facts.catalogue import Ask, Leaf, Tree
from scripts.facts.corpus import Corpus
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.fact_links import fact_links
from scripts.pages.front_matter import front_matter
from scripts.pages.inline import as_title, text_as_markdown
from scripts.pages.papers import papers
from scripts.wording.typography import set_type
from scripts.wording.words import Words

FINDER_PAGE = "situations/finder"

Place = Ask | Leaf
Way = tuple[str, int]
"""An option: the id of its question and its number there."""


@dataclass(frozen=True)
class Finder:
    """The whole finder, and where each place of it is met first on one page."""

    trees: dict[str, Tree]
    places: dict[str, Place]
    home: dict[str, str]
    start: Place
    today: date
    shown_at: dict[str, Way] = field(default_factory=dict)

    def opening(self, tree: str) -> Place:
        """What a tree opens with: its first question, or its leaf if it asks nothing."""
        return (self.trees[tree].asks or self.trees[tree].leaves)[0]

    def place(self, goto: str) -> Place:
        """Where a way leads."""
        return self.opening(goto) if goto in self.trees else self.places[goto]

    def anchor(self, place: Place) -> str:
        """The id of the place on a page; a tree lends its id to the question that it opens with."""
        home = self.home[place.id]
        return home if self.opening(home) is place and isinstance(place, Ask) else place.id


def finder_page(words: Words, site: Site, today: date) -> str:
    """The page with the whole finder: every leaf stands on it once."""
    start = site.corpus.situations.start
    finder = _finder(site.corpus, start, today, within_tree=False)
    locale = words.locale
    title = as_title(set_type(finder.trees[start].title[locale], locale))
    head = front_matter(
        {"title": finder.trees[start].title[locale], "description": words["finder_text"], "hide": ["toc"]}
    )
    lead = f"{words['finder_text']}\n{{: .lead }}"
    return f"{head}\n# {title}\n\n{lead}\n\n{_opened(finder, words, site)}\n"


def tree_on_page(tree: str, words: Words, site: Site, today: date) -> str:
    """One tree for a page of its own; ways to other trees lead to the page of the whole finder."""
    return _opened(_finder(site.corpus, tree, today, within_tree=True), words, site)


def tree_question(tree: str, words: Words, site: Site) -> str:
    """What a tree asks first, or its title if it asks nothing."""
    trees = {one.id: one for one in site.corpus.situations.trees}
    place = (trees[tree].asks or trees[tree].leaves)[0]
    text = place.question if isinstance(place, Ask) else place.title
    return as_title(set_type(text[words.locale], words.locale))


def _finder(corpus: Corpus, tree_id: str, today: date, within_tree: bool) -> Finder:
    trees = {tree.id: tree for tree in corpus.situations.trees}
    places: dict[str, Place] = {}
    home: dict[str, str] = {}
    for tree in trees.values():
        places |= {ask.id: ask for ask in tree.asks} | {leaf.id: leaf for leaf in tree.leaves}
        home |= dict.fromkeys([place.id for place in places.values() if place.id not in home], tree.id)
    start = (trees[tree_id].asks or trees[tree_id].leaves)[0]
    finder = Finder(trees, places, home, start, today)
    waiting: deque[Place] = deque([start])
    met = {start.id}
    while waiting:
        asked = waiting.popleft()
        for number, option in enumerate(asked.options if isinstance(asked, Ask) else []):
            place = finder.place(option.goto)
            if place.id not in met and not (within_tree and option.goto in trees):
                met.add(place.id)
                finder.shown_at[place.id] = (asked.id, number)
                waiting.append(place)
    return finder


def _opened(finder: Finder, words: Words, site: Site) -> str:
    if isinstance(finder.start, Leaf):
        return _place(finder.start, finder, words, site)
    options = _options(finder.start, finder, words, site)
    return f'<div class="finder" id="{finder.anchor(finder.start)}" markdown="1">\n\n{options}\n\n</div>'


def _options(ask: Ask, finder: Finder, words: Words, site: Site) -> str:
    return "\n\n".join(_option(ask, number, finder, words, site) for number in range(len(ask.options)))


def _option(ask: Ask, number: int, finder: Finder, words: Words, site: Site) -> str:
    option = ask.options[number]
    place = finder.place(option.goto)
    label = as_title(set_type(option.label[words.locale], words.locale))
    if finder.shown_at.get(place.id) == (ask.id, number):
        opened = _place(place, finder, words, site)
        return f'<details markdown="1"><summary><span>{label}</span></summary>\n{opened}\n</details>'
    return _link_elsewhere(ask, place, label, finder, words)


def _link_elsewhere(ask: Ask, place: Place, label: str, finder: Finder, words: Words) -> str:
    anchor = finder.anchor(place)
    if place is finder.start:
        return _row(label, f"#{anchor}")
    if place.id not in finder.shown_at:
        return _row(label, markdown_path(FINDER_PAGE, anchor))
    # a browser that does not open what a link leads to still tells the reader which rows to open
    here, there = _rows_to(ask, finder, words), _rows_to(place, finder, words)
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return _row(label, f"#{anchor}", words["finder_see"].format(rows=" → ".join(there)))


def _rows_to(place: Place, finder: Finder, words: Words) -> list[str]:
    rows: list[str] = []
    while place is not finder.start:
        asked, number = finder.shown_at[place.id]
        place = finder.places[asked]
        assert isinstance(place, Ask)
        rows.insert(0, as_title(set_type(place.options[number].label[words.locale], words.locale)))
    return rows


def _row(label: str, address: str, see: str = "") -> str:
    small = f'<span class="small">{see}</span>' if see else ""
    return f'<p class="way" markdown="span">[<b>{label}</b>{small}]({address})</p>'


def _place(place: Place, finder: Finder, words: Words, site: Site) -> str:
    anchor = finder.anchor(place)
    if isinstance(place, Leaf):
        return f'<div class="sec" id="{anchor}" markdown="1">\n\n{_leaf(place, words, site, finder.today)}\n\n</div>'
    question = as_title(set_type(place.question[words.locale], words.locale))
    options = _options(place, finder, words, site)
    return f'<div id="{anchor}" markdown="1">\n\n{question}\n{{: .ask }}\n\n{options}\n\n</div>'


def _leaf(leaf: Leaf, words: Words, site: Site, today: date) -> str:
    locale = words.locale
    urgent = "\n".join(
        f"{n}. {as_title(text_as_markdown(step, locale, site))}"
        for n, step in enumerate(leaf.urgent[locale], 1)
    )
    parts = [urgent]
    if leaf.questions:
        asked = "\n".join(
            f"- {as_title(text_as_markdown(question.text[locale], locale, site))}"
            for question in leaf.questions
        )
        parts += [_subtitle(words["for_lawyer"]), asked]
    parts += [_subtitle(words["read_on"]), fact_links(leaf.facts, words, site, today)]
    if leaf.print:
        parts += [_subtitle(words["print_title"]), papers(leaf.print, words, site)]
    return "\n\n".join(parts)


def _subtitle(text: str) -> str:
    return f"**{text}**\n{{: .sub }}"
