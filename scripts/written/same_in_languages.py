"""Rules of languages: the same pages, in each the same includes and the same anchors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from scripts.facts.messages import Message
from scripts.written.includes import includes_of
from scripts.written.page_reading import WrittenPage

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*)$")
_ANCHOR = re.compile(r"\{ ?:?[^{}]*#([\w-]+)[^{}]*\}\s*$")
_ID_IN_HTML = re.compile(r"<[a-zA-Z][^<>]*\sid\s*=\s*[\"']?([\w-]+)")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def mistakes_of_languages(pages: Sequence[WrittenPage], locales: Sequence[str]) -> Iterator[Message]:
    """Where the languages part: a page that one of them lacks, another order of includes, other anchors."""
    by_place: dict[PurePosixPath, dict[str, WrittenPage]] = defaultdict(dict)
    for page in pages:
        by_place[page.place][page.locale] = page
    for place, versions in sorted(by_place.items()):
        first = next(versions[locale] for locale in locales if locale in versions)
        for locale in locales:
            if locale not in versions:
                missing = (first.docs / locale / place).as_posix()
                yield first.says(
                    1,
                    "languages",
                    f"This page has no version in “{locale}”. Write {missing}.",
                    f"У этой страницы нет версии на языке «{locale}». Напишите {missing}.",
                )
            elif locale != first.locale:
                yield from _parted(first, versions[locale])


def _parted(first: WrittenPage, other: WrittenPage) -> Iterator[Message]:
    yield from _parted_lists(
        first,
        other,
        includes_of(first),
        includes_of(other),
        ("include", "вставка"),
    )
    yield from _parted_lists(first, other, anchors_of(first), anchors_of(other), ("heading", "заголовок"))


def _parted_lists(
    first: WrittenPage,
    other: WrittenPage,
    ours: list[tuple[int, str]],
    theirs: list[tuple[int, str]],
    what: tuple[str, str],
) -> Iterator[Message]:
    """One message, where the two lists part first: all that follows would only repeat it."""
    end = (0, "")
    for index in range(max(len(ours), len(theirs))):
        here = ours[index] if index < len(ours) else end
        there = theirs[index] if index < len(theirs) else end
        if here[1] != there[1]:
            line = there[0] or len(other.lines)
            english = _pair(here, there, first, what[0], "no more")
            russian = _pair(here, there, first, what[1], "больше нет")
            yield other.says(
                line,
                "languages",
                f"The languages part here: {english}. Give both the same, in the same order.",
                f"Здесь языки расходятся: {russian}. Сделайте одинаково и в том же порядке.",
            )
            return


def _pair(here: tuple[int, str], there: tuple[int, str], first: WrittenPage, what: str, none: str) -> str:
    return f"{what} {_shown(there, none)} — {first.name}:{here[0] or len(first.lines)}: {what} {_shown(here, none)}"


def _shown(item: tuple[int, str], none: str) -> str:
    return item[1] if item[0] else none


def headings_of(page: WrittenPage) -> list[tuple[int, str]]:
    """The line of each heading, and its level with its anchor: `## {#bond}`."""
    found: list[tuple[int, str]] = []
    in_code = False
    for number, line in enumerate(page.lines[page.length_of_head :], page.length_of_head + 1):
        in_code ^= _FENCE.match(line) is not None
        heading = None if in_code else _HEADING.match(line)
        if heading is not None:
            anchor = _ANCHOR.search(heading.group(2))
            found.append((number, f"{heading.group(1)} {{#{anchor.group(1) if anchor else ''}}}"))
    return found


def anchors_of(page: WrittenPage) -> list[tuple[int, str]]:
    """The headings, and the places that HTML marks, in reading order."""
    marked = [
        (number, f"{{#{name}}}")
        for number, line in enumerate(page.lines, 1)
        for name in _ID_IN_HTML.findall(line)
    ]
    return sorted([*headings_of(page), *marked])


def headings_without_anchor(page: WrittenPage) -> Iterator[Message]:
    """A heading below the title has an anchor of its own: one made of its words differs between languages."""
    for number, heading in headings_of(page):
        if heading.endswith("{#}") and not heading.startswith("# "):
            yield page.says(
                number,
                "languages",
                "The heading has no anchor, so the language link would lose the place. End it with {#short-name}, "
                "the same in all languages.",
                "У заголовка нет якоря, и переход на другой язык потеряет место. Закончите его так: "
                "{#short-name}, одинаково на всех языках.",
            )
