"""Data to PDF by Typst: PDF/UA-1, only the fonts that Typst carries, and a warning is a mistake."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import Any

import typst

TEMPLATES = Path(__file__).with_name("typst")
FIXED_TIME = 1_767_225_600
"""2026-01-01: the same bytes on every day; the dates that matter stand in the text."""


class TypesettingFailed(Exception):
    """Typst could not set a piece, or had something to say about it; the text is for a person."""


@cache
def _compiler(template: str, templates: Path, thread: int) -> typst.Compiler:
    # a compiler keeps what it has read, but serves one thread at a time
    return typst.Compiler(str(templates / template), root=str(templates), ignore_system_fonts=True)


def typeset(template: str, data: Mapping[str, Any], name: str, templates: Path = TEMPLATES) -> bytes:
    """The PDF of a piece by one of the templates. `name` is what a message calls it.

    Raises TypesettingFailed where a letter is missing from the font, a picture has no alternative text, a font is
    not there, or Typst warns of anything.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        made, warnings = _compiler(template, templates, get_ident()).compile_with_warnings(
            sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=FIXED_TIME
        )
    except typst.TypstError as error:
        raise TypesettingFailed(_told(name, template, [error])) from error
    if warnings or not isinstance(made, bytes):
        raise TypesettingFailed(_told(name, template, warnings))
    return made


def _told(name: str, template: str, troubles: list[Any]) -> str:
    listed = "; ".join(" ".join([trouble.message, *trouble.hints]) for trouble in troubles)
    return (
        f"{name}: {template}: {listed}. Correct the text or the template.\n"
        f"    Бумага не сделана. Исправьте текст или шаблон."
    )
