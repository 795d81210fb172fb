"""Putting made pages on disk: whole files only, unchanged ones untouched, leftovers removed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from scripts.pages.making import MADE_FOLDERS


def write_pages(pages: Mapping[PurePosixPath, str], docs: Path, locales: tuple[str, ...]) -> int:
    """Write the pages below `docs`; gives how many changed.

    Each file is written beside its place and renamed, so that a killed run leaves the old page or the new one.
    """
    changed = sum(write_if_changed(docs / path, text) for path, text in sorted(pages.items()))
    for locale in locales:
        for pattern in MADE_FOLDERS:
            folder = PurePosixPath(pattern.format(locale=locale))
            changed += _remove_leftovers(docs, folder, pages)
    return changed


def write_if_changed(path: Path, text: str) -> bool:
    """Whether the file had to be written; a watcher is not woken by a file that stays the same."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".making-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _remove_leftovers(docs: Path, folder: PurePosixPath, pages: Mapping[PurePosixPath, str]) -> int:
    removed = 0
    for found in sorted((docs / folder).rglob("*")):
        if found.is_file() and PurePosixPath(found.relative_to(docs).as_posix()) not in pages:
            found.unlink()
            removed += 1
    return removed
