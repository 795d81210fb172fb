"""The site is put in its place at one stroke: whoever looks, and whenever the run is killed, it is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.small_site import HEAD, files_of, fixed_environment, plant_small_site, run

SEED = 589


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant_small_site(tmp_path_factory.mktemp("built") / "tree")


def _start(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "scripts", "site"],
        cwd=root,
        env=fixed_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _say(root: Path, words: str) -> None:
    (root / "docs" / "ru" / "index.md").write_text(f"{HEAD}# {words}\n", encoding="utf-8")


def test_killed_build_leaves_the_whole_old_site_or_the_whole_new_one(root: Path) -> None:
    whole, took = {}, 0.0
    for words in ("one", "two"):
        _say(root, words)
        started = time.monotonic()
        assert run(root, "-m", "scripts", "site").returncode == 0
        took = time.monotonic() - started
        whole[words] = files_of(root / "site")
    assert whole["one"] != whole["two"]
    chance = random.Random(SEED)
    for words, moment in zip(("one", "two") * 2, (0.5, 0.8, 0.9, 1.0), strict=True):
        _say(root, words)
        process = _start(root)
        time.sleep(took * (moment + chance.uniform(-0.05, 0.05)))
        process.kill()
        process.wait()
        assert files_of(root / "site") in (whole["one"], whole["two"])
    _say(root, "one")
    assert run(root, "-m", "scripts", "site").returncode == 0
    assert files_of(root / "site") == whole["one"]
    assert [path.name for path in root.glob(".site*")] == []


def test_site_never_vanishes_while_a_new_one_is_put_in_its_place(root: Path) -> None:
    _say(root, "before")
    assert run(root, "-m", "scripts", "site").returncode == 0
    _say(root, "after")
    process = _start(root)
    seen = set()
    page = root / "site" / "index.html"
    while process.poll() is None:
        seen.add("after" if b"after" in page.read_bytes() else "before")
    assert process.returncode == 0
    assert seen | {"after"} == {"before", "after"}
    assert b"after" in page.read_bytes()


def test_mistake_in_the_facts_stops_the_build_and_leaves_the_old_site(root: Path) -> None:
    assert run(root, "-m", "scripts", "site").returncode == 0
    before = files_of(root / "site")
    facts = root / "facts" / "test-money.yml"
    sound = facts.read_text(encoding="utf-8")
    line = next(n for n, text in enumerate(sound.splitlines(), 1) if "kind: safety" in text)
    facts.write_text(sound.replace("kind: safety", "kind: rumour"), encoding="utf-8")
    try:
        for command in (
            ("-m", "scripts", "site"),
            ("-m", "mkdocs", "build", "-q"),
            ("-m", "properdocs", "build", "-q", "-f", "mkdocs.yml"),
        ):
            done = run(root, *command)
            said = done.stdout + done.stderr
            assert done.returncode not in (0, None), command
            assert f"test-money.yml:{line}: " in said, said
            assert "Ошибок: 1." in said and "Mistakes: 1." in said, said
            assert "Traceback" not in said, said
            assert files_of(root / "site") == before
    finally:
        facts.write_text(sound, encoding="utf-8")


def test_mistake_in_a_page_stops_the_build_and_leaves_the_old_site(root: Path) -> None:
    assert run(root, "-m", "scripts", "site").returncode == 0
    before = files_of(root / "site")
    page = root / "docs" / "ru" / "guides" / "reply.md"
    sound = page.read_text(encoding="utf-8")
    page.write_text(f"{sound}\n[nowhere](../faq/no-such-page.md)\n", encoding="utf-8")
    try:
        done = run(root, "-m", "scripts", "site")
        assert done.returncode == 1
        assert "no-such-page.md" in done.stderr and "Traceback" not in done.stderr
        assert files_of(root / "site") == before
    finally:
        page.write_text(sound, encoding="utf-8")
