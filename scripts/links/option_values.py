"""Values of options, read from the command line; what cannot be is refused in words."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date


def number(kind: type[int] | type[float], least: float) -> Callable[[str], float]:
    """What reads a number of that kind, `least` or more."""

    def read(text: str) -> float:
        try:
            value = kind(text)
        except ValueError:
            value = kind(-1)
        if not least <= value < 1_000_000:
            raise argparse.ArgumentTypeError(
                f"“{text}” must be a number from {least} / нужно число от {least}"
            )
        return value

    return read


def day(text: str) -> date:
    """A day such as 2026-11-22."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a date such as 2026-11-22 / «{text}» — не дата вида 2026-11-22"
        ) from error
