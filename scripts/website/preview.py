"""The live preview builds only the pages that changed (`--dirty`); here is what it would otherwise get wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

_INCLUDE = re.compile(r"^\{!([a-z0-9/_-]+\.md)!\}$", re.MULTILINE)
_TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)


def rebuild_what_includes_newer(files: Files, includes: Path) -> None:
    """Count a page as changed where a fragment that it includes is newer than the built page."""
    for file in files.documentation_pages():
        if _includes_newer(file, includes):
            # MkDocs asks this of every page, and looks only at the page's own Markdown
            file.is_modified = lambda: True  # type: ignore[method-assign]


def _includes_newer(file: File, includes: Path) -> bool:
    built = Path(file.abs_dest_path)
    if file.abs_src_path is None or not built.is_file():
        return False
    built_at = built.stat().st_mtime
    fragments = [
        includes / name for name in _INCLUDE.findall(Path(file.abs_src_path).read_text(encoding="utf-8"))
    ]
    return any(fragment.is_file() and fragment.stat().st_mtime > built_at for fragment in fragments)


def name_pages_that_are_not_read(pages: Iterable[Page]) -> None:
    """Give each page of the menu the title in its head: MkDocs knows it only after reading the page."""
    for page in pages:
        if page.file.abs_src_path is not None:
            found = _TITLE.search(Path(page.file.abs_src_path).read_text(encoding="utf-8")[:2000])
            if found:
                page.title = found[1].strip("\"'")
