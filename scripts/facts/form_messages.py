"""Pydantic's complaints about the form of a file, said to a person in English and Russian."""

from __future__ import annotations

import difflib
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from scripts.facts.model import Model
from scripts.facts.yaml_reading import Path_

Said = tuple[str, str]


def form_message(problem: ErrorDetails, model: type[Model]) -> tuple[Path_, str, str]:
    """Where in the file (path of keys and indices), and the message in English and Russian."""
    path = tuple(step for step in problem["loc"] if step != "[key]")
    kind = problem["type"]
    context: dict[str, Any] = dict(problem.get("ctx") or {})
    if kind == "missing":
        english, russian = _missing(path)
    elif kind == "extra_forbidden":
        english, russian = _unknown_field(path, model)
    elif kind in ("enum", "literal_error"):
        english, russian = _not_one_of(problem["input"], str(context.get("expected", "")))
    elif kind == "string_pattern_mismatch":
        english, russian = _wrong_form(problem["input"], str(context.get("pattern", "")), path)
    elif kind.startswith("date"):
        english, russian = _wrong_date(problem["input"])
    elif kind == "value_error":
        english, russian = _VALUE_ERRORS.get(str(context.get("error")), _other(problem))
    else:
        english, russian = _BY_TYPE.get(kind) or _other(problem)
    return path, english, russian


_VALUE_ERRORS: dict[str, Said] = {
    "legal-review-form": (
        "A legal review is either `wanted: why` or `by: name` with `on: date`. Keep one of the two.",
        "В legal_review пишут либо `wanted: почему`, либо `by: кто` и `on: дата`. Оставьте одно из двух.",
    ),
    "repeated-item": (
        "One item stands twice in this list. Remove the second one.",
        "В списке дважды стоит одно и то же. Уберите повтор.",
    ),
}

_BY_TYPE: dict[str, Said] = {
    "string_type": (
        "Text is expected here. Put the value in quotes.",
        "Здесь нужен текст. Возьмите значение в кавычки.",
    ),
    "string_too_short": (
        "The text is empty. Write it or remove the field.",
        "Текст пуст. Напишите его или уберите поле.",
    ),
    "bool_type": (
        "A yes or no is expected here. Write true or false.",
        "Здесь нужно да или нет. Напишите true или false.",
    ),
    "int_type": (
        "A whole number is expected here, without quotes or cents.",
        "Здесь нужно целое число, без кавычек и центов.",
    ),
    "greater_than_equal": (
        "The number cannot be below zero. Correct it.",
        "Число не может быть меньше нуля. Исправьте его.",
    ),
    "list_type": (
        "A list is expected here: each item on a line of its own, after a hyphen.",
        "Здесь нужен список: каждый пункт с новой строки, после дефиса.",
    ),
    "too_short": ("The list is empty. Give at least one item.", "Список пуст. Нужен хотя бы один пункт."),
    "dict_type": (
        "Texts by language are expected here: `ru: …` and `en: …`.",
        "Здесь нужны тексты по языкам: `ru: …` и `en: …`.",
    ),
    "model_type": (
        "Named fields are expected here. Look at a neighbour for the form.",
        "Здесь нужны поля с именами. Посмотрите, как сделано рядом.",
    ),
}


def _missing(path: Path_) -> Said:
    return (f"The field {path[-1]} is missing. Add it.", f"Нет обязательного поля {path[-1]}. Добавьте его.")


def _unknown_field(path: Path_, model: type[Model]) -> Said:
    name = str(path[-1])
    near = difflib.get_close_matches(name, _field_names(model), n=1)
    hint_en = f"Did you mean {near[0]}?" if near else "Remove it or correct its name."
    hint_ru = f"Может быть, {near[0]}?" if near else "Удалите его или исправьте имя."
    return f"There is no field {name}. {hint_en}", f"Поля {name} не бывает. {hint_ru}"


@cache
def _field_names(model: type[Model]) -> list[str]:
    names: list[str] = []
    for definition in [model.model_json_schema(), *model.model_json_schema().get("$defs", {}).values()]:
        names += definition.get("properties", {})
    return sorted(set(names))


def _not_one_of(value: object, expected: str) -> Said:
    choices = expected.replace("'", "").replace(" or ", ", ")
    return (
        f"“{value}” is not known here. Write one of: {choices}.",
        f"Значения «{value}» здесь нет. Напишите одно из: {choices}.",
    )


def _wrong_form(value: object, pattern: str, path: Path_) -> Said:
    if "https?" in pattern:
        return (
            f"“{value}” is not a web address. It must begin with https:// and have no spaces.",
            f"«{value}» — не адрес. Он начинается с https:// и не содержит пробелов.",
        )
    if "undated" in pattern:
        return (
            f"“{value}” is not a date of reading. Write 2024-11, or no (not read), or undated.",
            f"«{value}» — не дата чтения. Напишите 2024-11, или no (не читали), или undated.",
        )
    if "0-9a-f" in pattern:
        return (
            "This is not a digest. Run `python -m scripts agree ID` instead of typing it.",
            "Это не отпечаток текста. Его пишет команда `python -m scripts agree ID`.",
        )
    if "{2,3}" in pattern:
        return (
            f"“{path[-1]}” is not the code of a language. Write ru or en.",
            f"«{path[-1]}» — не код языка. Напишите ru или en.",
        )
    return (
        f"“{value}” cannot be an id. Use small Latin letters, figures and single hyphens.",
        f"«{value}» не годится в id. Нужны строчные латинские буквы, цифры и одиночные дефисы.",
    )


def _wrong_date(value: object) -> Said:
    return (
        f"“{value}” is not a date. Write it as 2026-11-22.",
        f"«{value}» — не дата. Напишите её так: 2026-11-22.",
    )


def _other(problem: ErrorDetails) -> Said:
    return (
        f"{problem['msg']}. Correct the value.",
        f"Значение не подходит ({problem['msg']}). Исправьте его.",
    )
