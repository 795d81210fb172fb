"""The rule «no law that no fact brought»: what only a fact may state, found in the words between includes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.facts.messages import Message
from scripts.written.counted import Stated, stated_in
from scripts.written.page_reading import WrittenPage
from scripts.written.prose import blocks_of

SORTS = {
    "sum": ("a sum", "сумма"),
    "time": ("a count of time", "срок"),
    "citation": ("a citation", "ссылка на закон"),
    "phone": ("a phone number", "номер телефона"),
    "form": (
        "a number beside a form, as a fee or a term would be",
        "число рядом с формой, похожее на сбор или срок",
    ),
}


_DIALS = re.compile(r"\b(?:tel|sms):[+\d][\d.()-]*", re.IGNORECASE)


@dataclass(frozen=True)
class LawInProse:
    """Law that stands in the words of a page itself."""

    page: WrittenPage
    line: int
    stated: Stated

    def message(self) -> Message:
        """What to do about it."""
        english, russian = SORTS[self.stated.sort]
        words = self.stated.words if len(self.stated.words) <= 80 else self.stated.words[:80] + "…"
        return self.page.says(
            self.line,
            "law",
            f"“{words}” is {english} that no fact brought. Include the fact that says it, link to it, or say it "
            "without the figure; if it is no law, list it in scripts/written/exceptions.yml with the reason.",
            f"«{words}» — {russian}, а такое говорит только факт. Вставьте факт, где это сказано, сошлитесь на него "
            "или обойдитесь без числа; если это не право, внесите в scripts/written/exceptions.yml с причиной.",
        )


def law_in_prose(page: WrittenPage) -> Iterator[LawInProse]:
    """Every law that the page states itself; its title and description are words of the page too."""
    head = "\n\n".join(page.lines[: page.length_of_head])
    for block in blocks_of(head):
        # the head was set apart by empty lines, so that no field runs into the next
        for stated in stated_in(block):
            yield LawInProse(page, (block.line_at(stated.place) + 1) // 2, stated)
    yield from _numbers_to_dial(page)
    body = "\n".join(page.lines[page.length_of_head :])
    for block in blocks_of(body, page.length_of_head + 1):
        for stated in stated_in(block):
            yield LawInProse(page, block.line_at(stated.place), stated)


def _numbers_to_dial(page: WrittenPage) -> Iterator[LawInProse]:
    """Numbers behind links: the words of such a link need not show them."""
    for number, line in enumerate(page.lines, 1):
        for found in _DIALS.finditer(line):
            yield LawInProse(page, number, Stated("phone", found.group(), found.start(), line.strip()))
