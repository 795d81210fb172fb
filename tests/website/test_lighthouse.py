"""What npm's Lighthouse says of the built site, as a phone would meet it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import BROWSER_FLAGS, BROWSERS, ROOT

LIGHTHOUSE = ROOT / "tests" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("accessibility", "best-practices", "seo")
PAGES = (
    "",
    "situations/detained/",
    "guides/getting-out/",
    "faq/appeal/",
    "en/situations/at-border/",
    "en/guides/asylum-claim/",
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.strip("/") or "home")
def test_lighthouse_gives_full_marks(site_server: str, tmp_path: Path, path: str) -> None:
    assert LIGHTHOUSE.exists(), "No Lighthouse: run `make test`, which installs it. / Запустите `make test`."
    report = tmp_path / "report.json"
    chromium = next(found for name in BROWSERS if (found := shutil.which(name)))
    done = subprocess.run(
        [
            str(LIGHTHOUSE),
            f"{site_server}/{path}",
            "--quiet",
            f"--only-categories={','.join(CATEGORIES)}",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={' '.join(('--headless=new', *BROWSER_FLAGS))}",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: said["categories"][name]["score"] for name in CATEGORIES}
    failed = [
        f"{audit['id']}: {audit['title']}"
        for audit in said["audits"].values()
        if audit["score"] not in (None, 1)
    ]
    assert scores == dict.fromkeys(CATEGORIES, 1), failed
