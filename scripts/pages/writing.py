"""Putting made pages on disk: whole files only, unchanged ones untouched, leftovers removed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from scripts.pages.making import MADE_FOLDERS
from scripts.whole_files import write_if_changed


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


def _remove_leftovers(docs: Path, folder: PurePosixPath, pages: Mapping[PurePosixPath, str]) -> int:
    removed = 0
    for found in sorted((docs / folder).rglob("*")):
        if found.is_file() and PurePosixPath(found.relative_to(docs).as_posix()) not in pages:
            found.unlink()
            removed += 1
    return removed
