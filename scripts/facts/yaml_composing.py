"""The bytes of a YAML file as nodes with their lines, bounded so that no file can exhaust the machine."""

from __future__ import annotations

import re
from typing import Any

import yaml

MOST_CHARACTERS = 5_000_000  # ten times the largest topic and more; a bigger file is a mistake or an attack
LONGEST_LINE = 20_000
DEEPEST = 30  # a sound file nests eight levels

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


class Unreadable(Exception):
    """Nothing can be read from the file: the line, and what to do, in English and Russian."""

    def __init__(self, line: int, english: str, russian: str) -> None:
        """Keep what a message needs."""
        super().__init__(english)
        self.line, self.english, self.russian = line, english, russian


class _TooDeep(yaml.MarkedYAMLError):
    """The file nests deeper than any sound file."""


class _PlainLoader(yaml.CSafeLoader):
    """Composes nodes only: tags that are not written out stay empty, and depth is bounded.

    libyaml's composer recurses in C, where a file of brackets would overflow the stack before Python could say
    anything; these are the two hooks that it calls for every node.
    """

    depth = 0

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeep(problem="too deep", problem_mark=current_node.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""


def composed(raw: bytes) -> yaml.Node | None:
    """The root node of the file, None where it holds nothing. Raises Unreadable."""
    text = _decoded(raw)
    _demand_sane_size(text)
    try:
        return yaml.compose(text, Loader=_PlainLoader)
    except _TooDeep as error:
        raise Unreadable(
            _line(error),
            f"The fields nest deeper than {DEEPEST} levels. Look for brackets that are not closed.",
            f"Вложенность глубже {DEEPEST} уровней. Проверьте, закрыты ли скобки.",
        ) from error
    except yaml.YAMLError as error:
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        raise Unreadable(
            _line(error),
            f"This is not valid YAML: {problem}. Look at the quotes, colons and spaces of this line and the one "
            "above it.",
            f"Это не YAML: {problem}. Проверьте кавычки, двоеточия и отступы в этой строке и в строке выше.",
        ) from error


def _decoded(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            raw[: error.start].count(b"\n") + 1,
            "The file is not UTF-8. Save it as UTF-8.",
            "Файл не в кодировке UTF-8. Сохраните его в UTF-8.",
        ) from error
    forbidden = _UNPRINTABLE.search(text)
    if forbidden is not None:
        code = f"U+{ord(forbidden.group()):04X}"
        raise Unreadable(
            text.count("\n", 0, forbidden.start()) + 1,
            f"The invisible character {code} stands here. Delete it.",
            f"Здесь стоит невидимый знак {code}. Удалите его.",
        )
    return text


def _demand_sane_size(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(
            1,
            f"The file is larger than {MOST_CHARACTERS // 1_000_000} MB. Split it into topics.",
            f"Файл больше {MOST_CHARACTERS // 1_000_000} МБ. Разделите его на темы.",
        )
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise Unreadable(
                number,
                f"The line is longer than {LONGEST_LINE} characters. Break it into shorter ones.",
                f"Строка длиннее {LONGEST_LINE} знаков. Разбейте её на короткие.",
            )


def _line(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else 1
