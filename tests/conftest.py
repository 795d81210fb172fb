"""What several tests need: the built site, a server for it on loopback, and a real browser."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.website.site_build import build_site

ROOT = Path(__file__).resolve().parents[1]
SOUND_FACTS = ROOT / "tests" / "facts" / "sound"
TODAY = date(2026, 11, 22)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The repository's own facts, which must be sound."""
    corpus = check_folder(ROOT / "facts", TODAY).corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built once from the repository's own facts, for a fixed day."""
    to = tmp_path_factory.mktemp("built") / "site"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
        environment.setenv("NO_MKDOCS_2_WARNING", "1")
        environment.delenv("SITE_URL", raising=False)
        environment.chdir(ROOT)
        build_site(ROOT / "mkdocs.yml", to)
    return to


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        pass


@pytest.fixture(scope="session")
def site_server(site: Path) -> Iterator[str]:
    """The address of a server that gives out the built site, without a slash at its end."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system; without one the tests fail, they never skip."""
    program = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert program is not None, (
        "No Chromium: run `make test`, which installs it. / Нет Chromium: запустите `make test`."
    )
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(BROWSER_FLAGS))
        yield launched
        launched.close()
