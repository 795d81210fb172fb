"""The Makefile's commands and the live preview, as a contributor meets them."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.small_site import fixed_environment, plant_small_site

PREVIEW_SECONDS = 2.0


@pytest.mark.parametrize(
    "target", ["site", "publication", "packs", "serve", "links", "watch", "check", "test", "bench"]
)
def test_every_command_of_the_makefile_is_known_to_make(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_module_that_the_makefile_runs_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    modules = {
        name for name in re.findall(r"-m ([a-z_.]+)", makefile) if name.split(".")[0] in ("scripts", "bench")
    }
    assert modules
    for name in modules:
        path = ROOT / name.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), name


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The tree of a small site and the address where `mkdocs serve` shows it."""
    root = plant_small_site(tmp_path_factory.mktemp("preview") / "tree")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "serve",
            "--livereload",
            "--quiet",
            "--dev-addr",
            f"127.0.0.1:{port}",
        ],
        cwd=root,
        env=fixed_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield root, f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str, words: str, at_most: float) -> float:
    """Seconds until the page at that address holds the words."""
    started = time.monotonic()
    while time.monotonic() - started < at_most:
        try:
            with urllib.request.urlopen(address, timeout=at_most) as answer:
                if words in answer.read().decode():
                    return time.monotonic() - started
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise AssertionError(f"{address}: not seen within {at_most} s: {words}")


def test_edit_of_a_fact_shows_in_the_live_preview(preview: tuple[Path, str]) -> None:
    root, server = preview
    page = f"{server}/faq/test-fees/"
    _wait_for(page, "Сколько стоит", 30)
    facts = root / "facts" / "test-money.yml"
    for words in ("Почём", "Какова цена"):
        sound = facts.read_text(encoding="utf-8")
        facts.write_text(
            re.sub(
                r'ru: "\S+( цена)? стоит подать|ru: "\S+( \S+)? подать',
                f'ru: "{words} подать',
                sound,
                count=1,
            ),
            encoding="utf-8",
        )
        took = _wait_for(page, words, 20)
        assert took < PREVIEW_SECONDS


def test_mistake_in_a_fact_does_not_stop_the_live_preview(preview: tuple[Path, str]) -> None:
    root, server = preview
    page = f"{server}/faq/test-fees/"
    facts = root / "facts" / "test-money.yml"
    sound = facts.read_text(encoding="utf-8")
    facts.write_text(sound.replace("kind: safety", "kind: rumour"), encoding="utf-8")
    time.sleep(1)
    facts.write_text(
        sound.replace("Как не попасть к мошенникам?", "Как уберечься от мошенников?"), encoding="utf-8"
    )
    _wait_for(page, "Как уберечься", 20)
