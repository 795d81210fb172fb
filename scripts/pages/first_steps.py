"""The first steps of a situation: a number in the margin, the imperative first, and the words to say set apart."""

from __future__ import annotations

import re

from scripts.pages.addresses import Site
from scripts.pages.inline import as_title, text_as_markdown
from scripts.wording.words import Words

_STEP = re.compile(r"\*\*(?P<do>.+?)\*\*\s*(?P<why>.*)", re.DOTALL)
_SAID = re.compile(r"«(?P<said>[A-Z][^«»]*)» \(«(?P<means>[^«»]*)»\)|[\"“](?P<english>[^\"“”]*)[\"”]")


def first_steps(steps: list[str], words: Words, site: Site) -> str:
    """The steps as a numbered list in HTML that Markdown goes on reading."""
    listed = "\n".join(_step(step, words, site) for step in steps)
    return f'<ol class="steps" markdown="1">\n{listed}\n</ol>'


def _step(step: str, words: Words, site: Site) -> str:
    told, _, said = step.strip().partition("\n\n")
    parted = _STEP.fullmatch(told)
    do, why = (parted["do"], parted["why"]) if parted else (told, "")
    lines = [f"<b>{_line(do, words, site)}</b>", _line(why, words, site), _quoted(said, words, site)]
    return f'<li markdown="span">{" ".join(filter(None, lines))}</li>'


def _quoted(said: str, words: Words, site: Site) -> str:
    """The words to say in English and, below them, what they mean."""
    if not said:
        return ""
    parted = _SAID.fullmatch(" ".join(said.split()))
    if parted is None:
        return f'<span class="quote">{_line(said, words, site)}</span>'
    phrase = f'<b class="say" lang="en">{parted["said"] or parted["english"]}</b>'
    means = f'<span class="small">{parted["means"]}</span>' if parted["means"] else ""
    return f'<span class="quote">{phrase}{means}</span>'


def _line(text: str, words: Words, site: Site) -> str:
    return as_title(text_as_markdown(text, words.locale, site))
