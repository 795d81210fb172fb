"""Rules of texts: Markdown that every page, sheet and feed can carry, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.facts.rules.raw_folder import RawFolder
from scripts.facts.rules.registry import Finding, rule

Refused = tuple[re.Pattern[str], str, str]

_HTML = re.compile(r"<(?![a-zA-Z][a-zA-Z0-9+.-]*:)[a-zA-Z/!?]")
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?: {4}|\t)")
_LIST_ITEM = re.compile(r"^ {0,3}([-*+]|\d+[.)]) ", re.MULTILINE)

MARKUP: list[Refused] = [
    (
        _HTML,
        "HTML is not allowed. Write plain words or Markdown.",
        "HTML здесь нельзя. Пишите обычные слова или Markdown.",
    ),
    (
        re.compile(r"(\A|\n) {0,3}#{1,6}(\s|\Z)|\S[ \t]*\n {0,3}(=+|-+)[ \t]*(\n|\Z)"),
        "A heading is not allowed. Put the words into the text or into a fact of their own.",
        "Заголовок здесь нельзя. Внесите эти слова в текст или сделайте отдельный факт.",
    ),
    (
        re.compile(r"!\["),
        "An image is not allowed. Say it in words.",
        "Картинку здесь нельзя. Скажите то же словами.",
    ),
    (
        re.compile(r"\{!"),
        "An include is not allowed in a fact. Refer to the other fact: [words](fact:ID).",
        "Вставка {! здесь запрещена. Сошлитесь на другой факт: [слова](fact:ID).",
    ),
    (
        re.compile(r"\{[:{%#.*]|\{ *[:.#]|[%#}]\}"),
        "Curly brackets command the page builder. Remove them.",
        "Фигурные скобки — это команда сборщику страниц. Уберите их.",
    ),
    (
        re.compile(r"^ {0,3}(\|.*\||(?=[-:| ]+$)[^\n]*---|>|!!!|\?\?\?|:::|\[TOC\]|--8<--)", re.MULTILINE),
        "Tables, quotations, rules and boxes are not allowed. Use paragraphs and lists.",
        "Таблицы, цитаты, линейки и рамки здесь нельзя. Пишите абзацами и списками.",
    ),
    (
        re.compile(r"^ {0,3}\[[^\]\n]+\]:|\[\^[^\[\]\n]+\]", re.MULTILINE),
        "Footnotes and links by label are not allowed. Write [words](target) in place.",
        "Сноски и ссылки по метке здесь нельзя. Пишите [слова](адрес) прямо на месте.",
    ),
]


# most texts are one plain paragraph: the nine searches are for the others
_MAY_BE_MARKUP = re.compile(r"[<{`!#|~\[\n]|\A[ \t>:?=-]")


@rule
def text_holds_only_simple_markdown(folder: RawFolder) -> Iterator[Finding]:
    """A text has no HTML, heading, image, include, code, table or box: paragraphs, lists, stress and links."""
    for text in folder.texts:
        for path, _, words in text.strings():
            if _MAY_BE_MARKUP.search(words) is None:
                continue
            for pattern, english, russian in MARKUP:
                if pattern.search(words):
                    yield Finding(text.file, path, english, russian)
            if _has_code(words):
                yield Finding(
                    text.file,
                    path,
                    "Code is not allowed. Use ordinary paragraphs, not indented and without backticks.",
                    "Код здесь нельзя. Пишите обычными абзацами, без отступов и обратных кавычек.",
                )


def _has_code(words: str) -> bool:
    if "`" in words or "~~~" in words:
        return True
    # within a list, indented lines carry an item on
    return _INDENTED.search(words) is not None and _LIST_ITEM.search(words) is None


_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


@rule
def no_invisible_characters(folder: RawFolder) -> Iterator[Finding]:
    """No string holds control characters or those that turn the direction of writing."""
    for file, path, string in folder.strings:
        found = _INVISIBLE.search(string)
        if found is not None:
            code = f"U+{ord(found.group()):04X}"
            yield Finding(
                file,
                path,
                f"The invisible character {code} hides in the text. Delete it.",
                f"В тексте спрятан невидимый знак {code}. Удалите его.",
            )


_BULLET = re.compile(r"^\s*[*+-]\s+", re.MULTILINE)
_ESCAPED = re.compile(r"\\.")


@rule
def stress_and_links_are_closed(folder: RawFolder) -> Iterator[Finding]:
    """Every `**`, `*` and `[words](target)` that a text opens is closed in the same paragraph."""
    for text in folder.texts:
        for path, _, words in text.strings():
            if "*" not in words and "[" not in words:
                continue
            what = _left_open(words)
            if what is not None:
                yield Finding(
                    text.file,
                    path,
                    f"The Markdown sign {what} is opened and not closed. Close it or remove it.",
                    f"Знак Markdown {what} открыт, но не закрыт. Закройте его или уберите.",
                )


def _left_open(words: str) -> str | None:
    for paragraph in re.split(r"\n\s*\n", _ESCAPED.sub("", words)):
        bare = _BULLET.sub("", paragraph)
        if bare.count("**") % 2:
            return "**"
        if bare.replace("**", "").count("*") % 2:
            return "*"
        if bare.count("](") != len(LINK.findall(bare)) or re.search(
            r"\] +\((?:fact|org|term|section|https?):", bare
        ):
            return "[…](…)"
    return None


LINK = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(((?:[^()\n]|\n(?!\n)|\([^()\n]*\))*)\)")
"""A link in Markdown; its target may hold one pair of round brackets."""


@rule
def russian_is_set_in_its_own_signs(folder: RawFolder) -> Iterator[Finding]:
    """Russian has «ёлочки» for quotation marks and a dash, not a hyphen, between words."""
    for text in folder.texts:
        for path, locale, words in text.strings():
            if locale != "ru":
                continue
            if '"' in words:
                yield Finding(
                    text.file,
                    path,
                    "Straight quotation marks stand in a Russian text. Write «…».",
                    "В русском тексте прямые кавычки. Поставьте «ёлочки».",
                )
            if re.search(r"\S - \S", words):
                yield Finding(
                    text.file,
                    path,
                    "A hyphen stands for a dash in a Russian text. Write —.",
                    "Вместо тире стоит дефис. Поставьте —.",
                )
