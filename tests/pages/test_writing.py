"""Pages on disk: whole or not at all, unchanged ones untouched, nothing left over, whenever a run is killed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from scripts.pages.making import MADE_FOLDERS
from scripts.pages.writing import write_pages
from tests.small_site import files_of, fixed_environment, is_text, plant_small_site, rewrite_facts, run

SEED = 589
KILLS = 10
MADE = sorted({folder.rsplit("/", 1)[-1] for folder in MADE_FOLDERS})
PAGES = {PurePosixPath("ru/faq/a.md"): "а\n", PurePosixPath("_includes/ru/facts/a.md"): "б\n"}


def test_unchanged_page_is_not_touched(tmp_path: Path) -> None:
    assert write_pages(PAGES, tmp_path, ("ru",)) == 2
    before = {path: path.stat() for path in tmp_path.rglob("*.md")}
    assert write_pages(PAGES, tmp_path, ("ru",)) == 0
    after = {path: path.stat() for path in before}
    assert [(s.st_mtime_ns, s.st_ino) for s in before.values()] == [
        (s.st_mtime_ns, s.st_ino) for s in after.values()
    ]


def test_only_the_changed_page_is_written(tmp_path: Path) -> None:
    write_pages(PAGES, tmp_path, ("ru",))
    untouched = (tmp_path / "_includes/ru/facts/a.md").stat().st_mtime_ns
    assert write_pages(PAGES | {PurePosixPath("ru/faq/a.md"): "в\n"}, tmp_path, ("ru",)) == 1
    assert (tmp_path / "ru/faq/a.md").read_text(encoding="utf-8") == "в\n"
    assert (tmp_path / "_includes/ru/facts/a.md").stat().st_mtime_ns == untouched


@pytest.mark.parametrize("left", ["ru/faq/old.md", "ru/faq/.making-x1", "_includes/ru/facts/tables/old.md"])
def test_leftovers_in_made_folders_are_removed(tmp_path: Path, left: str) -> None:
    (tmp_path / left).parent.mkdir(parents=True)
    (tmp_path / left).write_text("old", encoding="utf-8")
    assert write_pages(PAGES, tmp_path, ("ru",)) == 3
    assert set(files_of(tmp_path)) == {str(path) for path in PAGES}


@pytest.mark.parametrize(
    "written", ["ru/index.md", "ru/guides/a.md", "_includes/ru/strings.yml", "en/faq/a.md"]
)
def test_what_people_wrote_is_never_removed(tmp_path: Path, written: str) -> None:
    (tmp_path / written).parent.mkdir(parents=True)
    (tmp_path / written).write_text("by hand", encoding="utf-8")
    write_pages(PAGES, tmp_path, ("ru",))
    assert (tmp_path / written).read_text(encoding="utf-8") == "by hand"


def _second_version(part: Any) -> Any:
    if isinstance(part, list):
        return [_second_version(item) for item in part]
    if not isinstance(part, dict):
        return part
    if is_text(part):
        return {key: _longer(value) if key != "date" else value for key, value in part.items()}
    return {key: _second_version(value) for key, value in part.items() if key != "agreed"}


def _longer(words: Any) -> Any:
    return [_longer(item) for item in words] if isinstance(words, list) else words + " (2)" * 400


def _made(docs: Path) -> dict[str, bytes]:
    return {
        name: data
        for name, data in files_of(docs).items()
        if any(f"/{folder}/" in name for folder in MADE) and ".making-" not in name
    }


def _start(root: Path, facts: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "scripts", *arguments, *(["--facts", facts] if facts else [])],
        cwd=root,
        env=fixed_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_run_killed_at_any_moment_leaves_old_or_new_pages_never_half(tmp_path: Path) -> None:
    root = plant_small_site(tmp_path)
    (root / "facts").rename(root / "one")
    for name in ("two",):
        plant_small_site(tmp_path / "second")
        (tmp_path / "second" / "facts").rename(root / name)
        rewrite_facts(root / name, _second_version)
    whole = []
    for facts in ("one", "two"):
        assert run(root, "-m", "scripts", "pages", "--facts", facts).returncode == 0
        whole.append(_made(root / "docs"))
    # the small facts have no fees that could be added up, so that this fragment says the same of both
    changing = {name for name in whole[0] if not name.endswith("family-fees.md")}
    assert set(whole[0]) == set(whole[1]) and all(whole[0][name] != whole[1][name] for name in changing)
    chance, mixed = random.Random(SEED), 0
    for turn in range(KILLS):
        process = _start(root, ("one", "two")[turn % 2], "pages")
        if turn < KILLS // 3:
            time.sleep(chance.uniform(0, 1.0))
        else:
            _wait_for_the_first_change(root / "docs" / "_includes" / "en" / "facts", process)
            time.sleep(chance.uniform(0, 0.02))
        process.kill()
        process.wait()
        left = _made(root / "docs")
        halves = [name for name in left if left[name] not in (whole[0][name], whole[1][name])]
        assert (set(left), halves) == (set(whole[0]), [])
        mixed += len({left[name] == whole[0][name] for name in left}) == 2
    assert mixed > 0, "no kill fell between two pages: the test has lost its force"
    assert run(root, "-m", "scripts", "pages", "--facts", "one").returncode == 0
    assert files_of(root / "docs").keys() == files_of(tmp_path / "second" / "docs").keys() | whole[0].keys()
    assert _made(root / "docs") == whole[0]


def _wait_for_the_first_change(folder: Path, process: subprocess.Popen[bytes]) -> None:
    before = folder.stat().st_mtime_ns
    while folder.stat().st_mtime_ns == before and process.poll() is None:
        pass
