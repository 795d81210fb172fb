"""Our build beside a plain MkDocs Material build of the same Markdown, and ten times the facts, in one run.

`python -m bench.build_time` prints a table: seconds (best of three, each in a fresh process) and peak memory.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
TIMES = 10


@dataclass(frozen=True)
class Measured:
    """The best of several runs of one command."""

    name: str
    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        ours = _copy_of_project(Path(scratch) / "ours")
        check = _measure("checks and pages", [sys.executable, "-m", "scripts", "pages"], ours)
        build = _measure("ours: facts to site", [sys.executable, "-m", "scripts", "site"], ours)
        plain = _measure(
            "plain Material, same Markdown", _mkdocs(), _plain_material(ours, Path(scratch) / "plain")
        )
        tenfold = _copy_of_project(Path(scratch) / "tenfold")
        _multiply_facts(tenfold / "facts", TIMES)
        check_tenfold = _measure(
            "checks and pages, facts x 10", [sys.executable, "-m", "scripts", "pages"], tenfold, 1
        )
        build_tenfold = _measure("ours, facts x 10", [sys.executable, "-m", "scripts", "site"], tenfold, 1)
    for measured in (check, build, plain, check_tenfold, build_tenfold):
        print(f"{measured.name:32} {measured.seconds:8.2f} s {measured.megabytes:8.0f} MB")
    print(f"ours / plain Material            {build.seconds / plain.seconds:8.2f}")
    print(f"build, facts x 10 / facts        {build_tenfold.seconds / build.seconds:8.2f}")


def _copy_of_project(to: Path) -> Path:
    skipped = shutil.ignore_patterns(".git", ".venv", "site", ".site*", "tests", ".mypy_cache", ".ruff_cache")
    shutil.copytree(ROOT, to, ignore=skipped)
    return to


def _mkdocs() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _plain_material(ours: Path, to: Path) -> Path:
    """A project of MkDocs Material with nothing of ours but the Markdown, its includes already put in place."""
    to.mkdir()
    shutil.copytree(ours / "docs", to / "docs")
    for page in (to / "docs").rglob("*.md"):
        text = re.sub(
            r"^\{!(.+?)!\}$", lambda found: _included(ours, found[1]), page.read_text("utf-8"), flags=re.M
        )
        page.write_text(text, "utf-8")
    shutil.rmtree(to / "docs" / "_includes")
    settings = {
        "site_name": "plain",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"i18n": _i18n_settings()}],
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "toc"],
    }
    (to / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return to


def _included(ours: Path, name: str) -> str:
    return (ours / "docs" / "_includes" / name).read_text("utf-8")


def _i18n_settings() -> dict[str, object]:
    return {
        "docs_structure": "folder",
        "fallback_to_default": False,
        "languages": [
            {"locale": "ru", "name": "ru", "default": True},
            {"locale": "en", "name": "en"},
        ],
    }


def _multiply_facts(facts: Path, times: int) -> None:
    """Each topic file again and again under other names and ids; its references keep to its own copy."""
    texts = {path: path.read_text("utf-8") for path in sorted(facts.glob("*.yml"))}
    for path, text in texts.items():
        if re.search(r"^topic: ", text, flags=re.M) is None:
            continue
        for number in range(2, times + 1):
            copied = re.sub(r"^(\s*- id: [a-z0-9-]+)$", rf"\1-x{number}", text, flags=re.M)
            copied = re.sub(r"^topic: (.+)$", rf"topic: \1-x{number}", copied, flags=re.M)
            (facts / f"{path.stem}-x{number}.yml").write_text(copied, "utf-8")


def _measure(name: str, command: list[str], folder: Path, rounds: int = ROUNDS) -> Measured:
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    best = float("inf")
    memory = 0.0
    for _ in range(rounds):
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        best = min(best, time.perf_counter() - started)
        memory = max(memory, _megabytes(usage))
        if status != 0:
            raise SystemExit(f"{name}: {' '.join(command)} ended with status {status}")
    return Measured(name, best, memory)


def _megabytes(usage: resource.struct_rusage) -> float:
    # Linux counts in kilobytes, macOS in bytes
    return usage.ru_maxrss / (1024 if sys.platform.startswith("linux") else 1024 * 1024)


if __name__ == "__main__":
    main()
