"""Rules of the situation pages: what they name exists, and their first steps can be taken in at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.facts.model import is_slug
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.references import ids_in_list, unknown_id
from scripts.facts.rules.registry import Finding, rule

FEWEST_STEPS, MOST_STEPS = 3, 6
_BEGINS_IN_BOLD = re.compile(r"\*\*[^*\s][^*]*\*\*")


@rule
def situation_page_names_what_exists(folder: RawFolder) -> Iterator[Finding]:
    """`first_facts` and `sheets` of a situation name what exists, each once; `guides` no guide twice."""
    for page in folder.situations:
        for field, kind in (("first_facts", "fact"), ("sheets", "sheet"), ("guides", "guide")):
            yield from ids_in_list(folder, page.file, page.list_of(field), kind)


@rule
def situation_page_shows_a_tree_that_exists(folder: RawFolder) -> Iterator[Finding]:
    """`tree` of a situation names a tree of the finder."""
    if "place" not in folder.known:
        return
    trees = {tree.id for tree in folder.trees if tree.id is not None}
    for page in folder.situations:
        written = page.data.get("tree")
        if isinstance(written, str) and is_slug(written) and written not in trees:
            yield Finding(page.file, (*page.path, "tree"), *unknown_id("tree", written, trees))


@rule
def first_steps_are_few_and_begin_in_bold(folder: RawFolder) -> Iterator[Finding]:
    """A situation has three to six first steps in each language, each beginning with what to do, in bold."""
    for page in folder.situations:
        steps_of = page.data.get("first_steps")
        if not isinstance(steps_of, dict):
            continue
        for locale, steps in steps_of.items():
            if isinstance(steps, list) and steps:
                yield from _of_steps(page, str(locale), steps)


def _of_steps(page: Record, locale: str, steps: list[object]) -> Iterator[Finding]:
    path = (*page.path, "first_steps", locale)
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        yield Finding(
            page.file,
            path,
            f"There are {len(steps)} first steps. Write {FEWEST_STEPS} to {MOST_STEPS}.",
            f"Первых шагов: {len(steps)}. Напишите от {FEWEST_STEPS} до {MOST_STEPS}.",
        )
    for index, step in enumerate(steps):
        if isinstance(step, str) and not _BEGINS_IN_BOLD.match(step):
            yield Finding(
                page.file,
                (*path, index),
                "The step does not begin with what to do, in bold. Write **Do this.** and then the rest.",
                "Шаг не начинается с главного жирным шрифтом. Напишите **Сделайте то-то.**, потом остальное.",
            )
