"""YAML read as plain data, with the line of every field, and with YAML's traps refused.

The nodes come with their marks from `yaml_composing`; the data are built here by the YAML 1.2 core rules,
so that `no` stays a word and nothing is ever executed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from scripts.facts.messages import Message
from scripts.facts.yaml_composing import Unreadable, composed

LONGEST_TEXT = 10_000  # characters; the longest answer has a third of that

Path_ = tuple[str | int, ...]

_YES_NO = re.compile(r"^(y|n|yes|no|on|off)$", re.IGNORECASE)
_NULL = re.compile(r"^(~|null|Null|NULL|)$")
_INTEGER = re.compile(r"^[-+]?(0|[1-9][0-9]{0,14})$")
_OTHER_NUMBER = re.compile(
    r"^[-+]?(0[0-9xob][0-9a-fA-F_]*|[0-9][0-9_]*(:[0-5]?[0-9])+|[0-9]*\.[0-9]+|[0-9]+_[0-9_]+)$"
)
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_FIELDS_WHERE_NO_IS_A_WORD = ("seen", "rolls")


@dataclass
class YamlFile:
    """One file: its data, the line of each path in it, and what was wrong with its YAML."""

    name: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)

    def line_of(self, path: Path_) -> int:
        """The line (from 1) of the field, or of the nearest thing that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def dotted(path: Path_) -> str:
    """The path as a person would say it: `sections[0].facts[2].question.ru`."""
    spoken = ""
    for step in path:
        spoken += f"[{step}]" if isinstance(step, int) else f".{step}" if spoken else step
    return spoken or "file"


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read one file; `name` is how messages call it. Bad YAML gives messages and `data` None, never an error.

    Raises OSError where the file cannot be read at all.
    """
    return _read(path.read_bytes(), name)


# the live preview reads the folder again and again, and one file of eleven has changed
@lru_cache(maxsize=32)
def _read(raw: bytes, name: str) -> YamlFile:
    result = YamlFile(name)
    try:
        node = composed(raw)
    except Unreadable as error:
        _complain(result, error.line, "file", error.english, error.russian)
        return result
    result.data = _build(result, node, (), set()) if node is not None else None
    return result


def _complain(result: YamlFile, line: int, where: str, english: str, russian: str) -> None:
    result.messages.append(Message(result.name, line, where, english, russian))


def _build(result: YamlFile, node: yaml.Node, path: Path_, met: set[int]) -> Any:
    line = node.start_mark.line + 1
    result.lines.setdefault(path, line)
    if id(node) in met:
        # one node met twice is an alias; refused, so that no file can unfold into more than it holds
        _complain(
            result,
            result.lines[path],
            dotted(path),
            "YAML aliases (*name) are not allowed. Write the text out.",
            "Псевдонимы YAML (*имя) запрещены. Напишите текст полностью.",
        )
        return None
    met.add(id(node))
    if node.tag:
        _complain(
            result,
            line,
            dotted(path),
            f"The YAML tag {node.tag} is not allowed. Remove it.",
            f"Метка YAML {node.tag} запрещена. Удалите её.",
        )
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(result, node, path, met)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, child in enumerate(node.value):
            result.lines[(*path, index)] = child.start_mark.line + 1
            items.append(_build(result, child, (*path, index), met))
        return items
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(result, node, path, line)


def _mapping(result: YamlFile, node: yaml.MappingNode, path: Path_, met: set[int]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if key is None or key == "<<":
            _complain(
                result,
                line,
                dotted(path),
                "A field name must be a plain word. Write the fields out.",
                "Имя поля должно быть простым словом. Напишите поля полностью.",
            )
            continue
        inner = (*path, key)
        if key in data:
            _complain(
                result,
                line,
                dotted(inner),
                f"The field stands twice (first on line {result.lines[inner]}). Keep one of them.",
                f"Поле повторено (впервые в строке {result.lines[inner]}). Оставьте одно.",
            )
            continue
        result.lines[inner] = line
        data[key] = _build(result, value_node, inner, met)
    return data


def _scalar(result: YamlFile, node: yaml.ScalarNode, path: Path_, line: int) -> Any:
    text: str = node.value
    if len(text) > LONGEST_TEXT:
        _complain(
            result,
            line,
            dotted(path),
            f"The text is longer than {LONGEST_TEXT} characters. Shorten it or make two facts.",
            f"Текст длиннее {LONGEST_TEXT} знаков. Сократите его или сделайте два факта.",
        )
        return None
    if node.style:
        return text
    if _YES_NO.match(text) and not (path and path[-1] in _FIELDS_WHERE_NO_IS_A_WORD and text == "no"):
        _complain(
            result,
            line,
            dotted(path),
            f'YAML may read a bare {text} as true or false. Write true or false, or "{text}" in quotes.',
            f"Слово {text} без кавычек YAML может прочесть как true или false. Напишите true или false "
            f'либо возьмите в кавычки: "{text}".',
        )
        return None
    return _plain_value(text)


def _plain_value(text: str) -> Any:
    if _NULL.match(text):
        return None
    if text.lower() in ("true", "false") and text in (text.lower(), text.title(), text.upper()):
        return text.lower() == "true"
    if _INTEGER.match(text):
        return int(text)
    if _OTHER_NUMBER.match(text):
        return float("nan")
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
