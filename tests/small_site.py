"""A small site in a folder of its own: the sound test facts, one page of each sort, the real code and templates.

It builds in a second or two, and tests may spoil it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import yaml

from scripts.facts.yaml_reading import read_yaml
from scripts.written.exceptions import EXCEPTIONS
from tests.conftest import ROOT, SOUND_FACTS

TABLES = ("glossary", "organizations", "sources", "fees", "changes")
HEAD = "---\ntitle: Test\ndescription: A page of the tests.\n---\n\n"
EPOCH = "1795305600"  # 2026-11-22
_JUNK = shutil.ignore_patterns("__pycache__", "*.pyc")


def plant_small_site(root: Path, locales: Iterable[str] = ("ru", "en")) -> Path:
    """Make the small site's tree at `root`; gives `root`. The facts stay in Russian and English."""
    for folder in ("scripts", "overrides"):
        shutil.copytree(ROOT / folder, root / folder, ignore=_JUNK)
    shutil.copytree(SOUND_FACTS, root / "facts")
    shutil.copytree(ROOT / "docs" / "_includes", root / "docs" / "_includes", ignore=_made_fragments)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    # what is excepted or accepted on the real pages fits nothing here
    (root / EXCEPTIONS).write_text("exceptions: []\n", encoding="utf-8")
    for locale in locales:
        plant_pages(root / "docs", locale)
    return root


def plant_pages(docs: Path, locale: str) -> None:
    """Write the pages that people would have written in that language."""
    pages = {"index": "# home\n\n[faq](faq/index.md)\n", "about/report": "# report\n"}
    pages |= {f"reference/{name}": f"# {name}\n\n{{!{locale}/facts/tables/{name}.md!}}\n" for name in TABLES}
    pages["print/index"] = (
        f"# print\n\n{{!{locale}/facts/tables/papers-by-situation.md!}}\n\n{{!{locale}/facts/tables/papers.md!}}\n"
    )
    pages["guides/reply"] = f"# reply\n\n{{!{locale}/facts/test-reply-deadline.md!}}\n"
    for name, text in pages.items():
        path = docs / locale / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{HEAD}{text}", encoding="utf-8")


def rewrite_facts(folder: Path, change: object) -> None:
    """Let `change` (data of a file -> new data) rewrite every file of a folder of facts."""
    assert callable(change)
    for path in sorted(folder.glob("*.yml")):
        data = change(read_yaml(path, path.name).data)
        path.write_text(
            yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=4096), encoding="utf-8"
        )


def is_text(value: object) -> bool:
    """Whether a part of a file of facts is a text in every language (or a change in the history, with its date)."""
    return isinstance(value, dict) and {"ru", "en"} <= set(value)


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python ARGUMENTS` in that tree, for the fixed day, and wait for its end."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=fixed_environment(**environment),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def fixed_environment(**more: str) -> dict[str, str]:
    """The environment of a build for the fixed day; nothing of the person's own settings reaches it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("SITE_URL", "REPORT_TO", "PYTHONPATH")
    }
    return (
        kept | {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"} | more
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path -> content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _made_fragments(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "facts"]
