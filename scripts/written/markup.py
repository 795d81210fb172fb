"""Rules of markup: nothing on a hand-written page runs, leads to an unprotected address, or lacks its head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.facts.messages import Message
from scripts.facts.rules.references import SAFE_ADDRESS, SCHEME, as_browsers_read, targets_within, why_unsafe
from scripts.written.page_reading import WrittenPage

_FORBIDDEN_TAG = re.compile(
    r"<\s*/?\s*(script|style|iframe|frame|frameset|object|embed|applet|base|meta|link|form|template|noscript)\b",
    re.IGNORECASE,
)
_TAG = r"<[a-zA-Z][^<>]*?"
_ATTRIBUTE_LIST = r"\{ ?[:#.][^{}]*?"
_HANDLER = re.compile(rf"(?:{_TAG}[\s\"'/]|{_ATTRIBUTE_LIST}[\s:])(on[a-z]+)\s*=", re.IGNORECASE)
_STYLE = re.compile(rf"(?:{_TAG}[\s\"'/]|{_ATTRIBUTE_LIST}[\s:])(style|srcdoc)\s*=", re.IGNORECASE)
_TARGET_IN_ATTRIBUTE = re.compile(
    r"\b(?:href|src|srcset|action|formaction|poster|data|cite|background)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'}]+))",
    re.IGNORECASE,
)
_TARGET_BY_LABEL = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(\S+?)>?(?:\s|$)", re.MULTILINE)
_OWN_WORDS = ("javascript:", "vbscript:", "data:", "http:", "https:", "//", "\\\\", "/\\")
_LINK_WITHOUT_TITLE = re.compile(r"\s+[\"'(].*\Z", re.DOTALL)


def mistakes_of_markup(page: WrittenPage) -> Iterator[Message]:
    """HTML that runs or loads something, and links that may not stand."""
    text = page.text
    for found in _FORBIDDEN_TAG.finditer(text):
        yield _says(
            page,
            found.start(),
            f"The HTML element <{found.group(1).lower()}> is not allowed. Remove it.",
            f"Элемент HTML <{found.group(1).lower()}> запрещён. Уберите его.",
        )
    for found in _HANDLER.finditer(text):
        yield _says(
            page,
            found.start(1),
            f"The attribute {found.group(1)} runs a program. Remove it.",
            f"Атрибут {found.group(1)} запускает программу. Уберите его.",
        )
    for found in _STYLE.finditer(text):
        yield _says(
            page,
            found.start(1),
            f"The attribute {found.group(1)} is not allowed: browsers refuse it here. Use a class from overrides/.",
            f"Атрибут {found.group(1)} запрещён: браузер его здесь не примет. Возьмите класс из overrides/.",
        )
    for target in dict.fromkeys(_targets(text)):
        said = _mistake_of_target(target)
        if said is not None:
            yield _says(page, max(text.find(target), 0), *said)


def _says(page: WrittenPage, place: int, english: str, russian: str) -> Message:
    return page.says(page.text.count("\n", 0, place) + 1, "markup", english, russian)


def _targets(text: str) -> Iterator[str]:
    for target in targets_within(text):
        yield _LINK_WITHOUT_TITLE.sub("", target)
    for groups in _TARGET_IN_ATTRIBUTE.findall(text):
        yield next(filter(None, groups), "").strip()
    yield from _TARGET_BY_LABEL.findall(text)


def _mistake_of_target(target: str) -> tuple[str, str] | None:
    bare = as_browsers_read(target)
    if SAFE_ADDRESS.fullmatch(target) or bare.startswith(("mailto:", "tel:")):
        return None
    if bare.startswith(_OWN_WORDS):
        return why_unsafe(target)
    if SCHEME.match(bare):
        return (
            f"A link such as {target[:60]} is not allowed. Link to a page here (../faq/bond.md) or to https://.",
            f"Ссылка вида {target[:60]} не годится. Сошлитесь на страницу здесь (../faq/bond.md) или на https://.",
        )
    return None


def mistakes_of_head(page: WrittenPage) -> Iterator[Message]:
    """A page has a head with a title and a description, in words."""
    for field, english, russian in (
        ("title", "It is shown in the menu and in the search", "Его видно в меню и в поиске"),
        (
            "description",
            "Search engines show it under the title",
            "Поисковые сайты показывают его под заглавием",
        ),
    ):
        words = (page.head or {}).get(field)
        if not isinstance(words, str) or not words.strip():
            yield page.says(
                1,
                field,
                f"The head between two lines --- has no {field}. {english}. Write it: `{field}: …`.",
                f"В начале страницы между двумя строками --- нет поля {field}. {russian}. Напишите: `{field}: …`.",
            )
