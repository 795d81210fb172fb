"""MkDocs and ProperDocs alone give the same site as `make site`, to the byte, wherever and whenever it is built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.small_site import files_of, fixed_environment

# what a fresh clone does not hold, and what no build reads
NOT_IN_A_CLONE = shutil.ignore_patterns(
    ".git",
    ".venv",
    ".cache",
    "site",
    ".site*",
    "tests",
    "bench",
    "__pycache__",
    ".*_cache",
    "faq",
    "situations",
)
GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
COMMANDS = {
    "mkdocs": ("-m", "mkdocs", "build", "-q"),
    "properdocs": ("-m", "properdocs", "build", "-q", "-f", "mkdocs.yml"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Builder -> the files of the site that it made, each as a process of its own in a clone of its own."""
    processes = {}
    for number, (name, command) in enumerate(COMMANDS.items()):
        clone = tmp_path_factory.mktemp(name) / "clone"
        shutil.copytree(ROOT, clone, ignore=NOT_IN_A_CLONE)
        for made in clone.glob("docs/_includes/*/facts"):
            shutil.rmtree(made)
        processes[clone] = subprocess.Popen(
            [sys.executable, *command],
            cwd=clone,
            env=fixed_environment(PYTHONHASHSEED=str(number)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    sites = {}
    for (clone, process), name in zip(processes.items(), COMMANDS, strict=True):
        said, _ = process.communicate(timeout=180)
        assert process.returncode == 0, f"{name}: {said}"
        sites[name] = files_of(clone / "site")
    return sites


def test_both_builders_give_the_same_site(built: dict[str, dict[str, bytes]]) -> None:
    mkdocs, properdocs = built["mkdocs"], built["properdocs"]
    assert sorted(mkdocs) == sorted(properdocs)
    differ = [
        name for name in mkdocs if GENERATOR.sub(b"", mkdocs[name]) != GENERATOR.sub(b"", properdocs[name])
    ]
    assert differ == []


def test_builder_alone_gives_the_site_of_the_make_command_to_the_byte(
    built: dict[str, dict[str, bytes]], site: Path
) -> None:
    ours = files_of(site)
    assert sorted(built["mkdocs"]) == sorted(ours)
    assert [name for name in ours if ours[name] != built["mkdocs"][name]] == []
