"""Rules of includes: one fact or table, alone on its line, of the page's own language."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Set
from pathlib import Path

from scripts.facts.messages import Message
from scripts.written.page_reading import WrittenPage

TABLES = (
    "changes",
    "family-fees",
    "fees",
    "glossary",
    "organizations",
    "papers",
    "papers-by-situation",
    "sources",
)
"""Fragments that are made beside the facts; a test holds the list against what `scripts.pages` makes."""

_STARTS = "{!"
_ALONE = re.compile(r"\{!([^!{}]*)!\}\s*")
_FORM = re.compile(r"([a-z]{2,3}(?:-[a-z0-9]+)*)/([a-z0-9/_-]+)\.md")

Said = tuple[str, str]


def includes_of(page: WrittenPage) -> list[tuple[int, str]]:
    """The line and the path below the folder of the language of each sound include: `facts/bond`."""
    found = ((number, _ALONE.fullmatch(line)) for number, line in enumerate(page.lines, 1))
    paths = ((number, _FORM.fullmatch(match.group(1))) for number, match in found if match is not None)
    return [(number, path.group(2)) for number, path in paths if path is not None]


def mistakes_of_includes(page: WrittenPage, known_facts: Set[str] | None) -> Iterator[Message]:
    """What is wrong with the includes of a page; `known_facts` is None where the facts cannot be read."""
    for number, line in enumerate(page.lines, 1):
        if _STARTS in line:
            said = _mistake(page, line, known_facts)
            if said is not None:
                yield page.says(number, "include", *said)


def _mistake(page: WrittenPage, line: str, known_facts: Set[str] | None) -> Said | None:
    alone = _ALONE.fullmatch(line)
    if alone is None:
        return (
            "An include must stand alone on its line, from its first column: elsewhere most of it would be lost. "
            f"Write {{!{page.locale}/facts/ID.md!}} on a line of its own, without blanks before it.",
            "Вставка должна стоять одна в строке, с самого начала строки: иначе большая часть её пропадёт. "
            f"Напишите {{!{page.locale}/facts/ИМЯ.md!}} отдельной строкой, без пробелов перед ней.",
        )
    path = _FORM.fullmatch(alone.group(1))
    if path is None:
        return (
            f"“{alone.group(1)[:80]}” is not a safe path. Write {page.locale}/facts/ID.md: small Latin letters, "
            "figures, hyphens.",
            f"«{alone.group(1)[:80]}» — не годный путь. Напишите {page.locale}/facts/ИМЯ.md: маленькие латинские "
            "буквы, цифры, дефис.",
        )
    locale, name = path.groups()
    if locale != page.locale:
        return (
            f"The include is in “{locale}”, the page in “{page.locale}”. Write {{!{page.locale}/{name}.md!}}.",
            f"Вставка на языке «{locale}», а страница на «{page.locale}». Напишите {{!{page.locale}/{name}.md!}}.",
        )
    return _unknown(name, known_facts) or _wrong_place(page, locale, name)


def _unknown(name: str, known_facts: Set[str] | None) -> Said | None:
    if known_facts is None:
        return None
    known = {f"facts/{fact}" for fact in known_facts} | {f"facts/tables/{table}" for table in TABLES}
    if name in known:
        return None
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return (
        f"There is no fact or table “{name}”. "
        + (f"Did you mean {near[0]}?" if near else "Take the id from a file in facts/."),
        f"Нет факта или таблицы «{name}». "
        + (f"Может быть, {near[0]}?" if near else "Возьмите имя (id) из файла в facts/."),
    )


def _wrong_place(page: WrittenPage, locale: str, name: str) -> Said | None:
    folder = page.docs / "_includes" / locale
    fragment = folder / f"{name}.md"
    if not fragment.resolve().is_relative_to(folder.resolve()):
        return (
            f"The include leads out of {folder.as_posix()}. Remove the link of the file system there.",
            f"Вставка ведёт за пределы {folder.as_posix()}. Уберите там ссылку файловой системы.",
        )
    if _nests(fragment):
        return (
            f"{fragment.as_posix()} includes another file itself. Include both on this page instead.",
            f"{fragment.as_posix()} сам содержит вставку. Поставьте обе вставки на эту страницу.",
        )
    if len(page.place.parts) != 2:
        return (
            "A page with includes must lie exactly one folder deep, or the links of the fact break. Move it to "
            f"{page.locale}/guides/{page.place.name}.",
            "Страница со вставками должна лежать ровно в одной папке, иначе ссылки факта сломаются. Перенесите её "
            f"в {page.locale}/guides/{page.place.name}.",
        )
    return None


def _nests(fragment: Path) -> bool:
    # a fragment that is not made yet will come from a fact, and no fact may hold an include
    return fragment.is_file() and _STARTS in fragment.read_text(encoding="utf-8", errors="replace")
