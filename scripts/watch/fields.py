"""Taking fields out of the JSON of strangers: each is of the kind that was agreed, or it is said which one is not."""

from __future__ import annotations

from typing import Any

from scripts.watch.event import Unreadable


def mapping(value: Any, where: str) -> dict[str, Any]:
    """The value, if it is a set of fields. Raises Unreadable."""
    if not isinstance(value, dict):
        raise Unreadable(f"{where} is not a set of fields", f"{where} — не набор полей")
    return value


def listed(holder: Any, key: str) -> list[Any]:
    """The list that stands under the key. Raises Unreadable."""
    value = mapping(holder, "the answer").get(key)
    if not isinstance(value, list):
        raise Unreadable(f"there is no list `{key}`", f"нет списка `{key}`")
    return value


def text(holder: dict[str, Any], key: str) -> str:
    """The text under the key, without spaces around it; empty where there is none."""
    value = holder.get(key)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def needed(holder: dict[str, Any], key: str) -> str:
    """The text under the key. Raises Unreadable where there is none."""
    value = text(holder, key)
    if not value:
        raise Unreadable(f"an entry has no `{key}`", f"в записи нет `{key}`")
    return value


def count(value: Any, where: str) -> int:
    """A number of pages, which some answers write as text. Raises Unreadable."""
    if isinstance(value, str) and value.isdigit():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Unreadable(f"`{where}` is not a number", f"`{where}` — не число")
    return value
