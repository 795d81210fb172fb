"""The one issue and the one pull request of the weekly check: when they are opened, renewed, closed, left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.links.report import Report
from scripts.watch.issue import LABEL, LONGEST_BODY, MARK, main
from scripts.watch.report import FeedRead, WatchReport, report_json
from tests.conftest import ROOT, TODAY
from tests.watch.fake_gh import FakeGh, plant_fake_gh

TABLE = yaml.safe_load(Path(__file__).with_name("weeks.yml").read_text(encoding="utf-8"))
OURS = json.dumps([{"number": 3, "body": "Somebody's"}, {"number": 7, "body": f"{MARK}\nold"}])
VERBS = {
    "open": ["issue list", "label create", "issue create"],
    "update": ["issue list", "issue edit"],
    "close": ["issue list", "issue close"],
    "leave": ["issue list"],
}


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGh:
    fake = plant_fake_gh(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{fake.folder}{os.pathsep}{os.environ['PATH']}")
    return fake


def _plant(folder: Path, case: dict[str, Any], words: str = "- one\n") -> Path:
    folder.mkdir()
    if case["links"] is not None:
        broken, changed = case["links"]
        counts = {"broken": broken, "changed": changed, "alive": 9, "blocked": 4}
        report = Report.model_validate({"day": TODAY, "counts": counts, "facts": {}, "addresses": []})
        (folder / "report.json").write_text(report.model_dump_json(), encoding="utf-8")
        (folder / "report.md").write_text(f"LINKS {words}", encoding="utf-8")
    if case["events"] is not None:
        failures = [{"en": "500", "ru": "500"}] * case["unread"] + [None] * (2 - case["unread"])
        feeds = [
            FeedRead(id=f"feed-{n}", title="T", address="https://f.example", events=0, failure=failure)
            for n, failure in enumerate(failures)
        ]
        event = {
            "feed": "feed-0", "day": TODAY, "written_day": "2026-11-22", "earlier_days": [], "title": "T",
            "address": "https://e.example", "firm": True, "loud": False, "notes": [], "what_to_do": {}, "facts": [],
        }  # fmt: skip
        watched = WatchReport.model_validate(
            {"checked_on": TODAY, "feeds": feeds, "events": [event] * case["events"]}
        )
        (folder / "watch.json").write_text(report_json(watched), encoding="utf-8")
        (folder / "watch.md").write_text(f"LAW {words}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_issue_follows_what_was_found(
    case: dict[str, Any], gh: FakeGh, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gh.answers(issue_list=OURS if case["open"] else "[]")
    assert main([str(_plant(tmp_path / "reports", case))]) == case["code"]
    assert gh.verbs == VERBS[case["act"]]
    said = capsys.readouterr().out
    assert ("::error::" in said) == (case["code"] == 2)
    assert said.count("::warning::") == (case["unread"] if case["unread"] < 2 else 0)
    if case["act"] in ("update", "close"):
        assert gh.calls[-1]["asked"][2] == "7"
    if case["act"] in ("open", "update"):
        assert gh.body.startswith(MARK)
        assert ("LINKS" in gh.body) == (case["links"] is not None)
        assert ("LAW" in gh.body) == (case["events"] is not None)
        assert ("Could not run" in gh.body) == (case["code"] == 2)
    if case["act"] == "open":
        assert LABEL in gh.calls[-1]["asked"]


def test_somebody_elses_issue_with_the_label_is_left_alone(gh: FakeGh, tmp_path: Path) -> None:
    gh.answers(issue_list=json.dumps([{"number": 3, "body": "Somebody's"}]))
    assert main([str(_plant(tmp_path / "reports", TABLE[2]))]) == 0
    assert gh.verbs == VERBS["open"]


def test_long_report_is_cut_to_what_github_takes(gh: FakeGh, tmp_path: Path) -> None:
    gh.answers(issue_list="[]")
    long = "<details><summary>Many</summary>\n\n" + "- [a line](https://a.example) of the report\n" * 3000
    reports = _plant(tmp_path / "reports", TABLE[2], f"{long}</details>\n")
    assert main([str(reports), "--run", "https://github.com/o/r/actions/runs/1"]) == 0
    assert LONGEST_BODY - 1000 < len(gh.body) <= LONGEST_BODY
    assert gh.body.count("<details") == gh.body.count("</details>") == 1
    assert gh.body.rstrip().endswith("https://github.com/o/r/actions/runs/1")


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"counts": 1}'])
def test_spoilt_report_is_a_check_that_did_not_run(gh: FakeGh, tmp_path: Path, spoilt: str) -> None:
    gh.answers(issue_list=OURS)
    reports = _plant(tmp_path / "reports", TABLE[1])
    (reports / "report.json").write_text(spoilt, encoding="utf-8")
    assert main([str(reports)]) == 2
    assert gh.verbs == VERBS["leave"]


def test_refusal_of_github_is_told(gh: FakeGh, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gh.answers(issue_list="[]", issue_create="REFUSED")
    assert main([str(_plant(tmp_path / "reports", TABLE[2]))]) == 1
    assert "HTTP 403: not allowed" in capsys.readouterr().err


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [
            "git",
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@example.org",
            "-c",
            "init.defaultBranch=main",
            *arguments,
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        timeout=30,
    )
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with one lock, of a repository on disk."""
    origin, clone = tmp_path / "origin.git", tmp_path / "clone"
    _git(tmp_path, "init", "--quiet", "--bare", str(origin))
    _git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    (clone / "facts").mkdir()
    (clone / "facts" / "sources.lock").write_text("old\n", encoding="utf-8")
    (clone / "other").write_text("old\n", encoding="utf-8")
    _git(clone, "add", ".")
    _git(clone, "commit", "--quiet", "--message", "Begin")
    _git(clone, "push", "--quiet", "origin", "HEAD:main")
    return clone


def _propose(clone: Path) -> subprocess.CompletedProcess[str]:
    script = ROOT / ".github" / "propose_lock.sh"
    return subprocess.run(
        ["bash", str(script)], cwd=clone, capture_output=True, text=True, timeout=30, check=False
    )


def test_changed_lock_is_proposed_alone_and_only_once(gh: FakeGh, clone: Path) -> None:
    for text, waiting in (("new\n", ""), ("newer\n", "5")):
        gh.answers(pr_list=waiting)
        _git(clone, "switch", "--quiet", "main")
        (clone / "facts" / "sources.lock").write_text(text, encoding="utf-8")
        (clone / "other").write_text("changed by the check\n", encoding="utf-8")
        done = _propose(clone)
        assert done.returncode == 0, done.stderr
        assert _git(clone, "show", "origin/sources-lock:facts/sources.lock") == text.strip()
        assert _git(clone, "show", "origin/sources-lock:other") == "old"
        assert _git(clone, "rev-list", "--count", "main..origin/sources-lock") == "1"
        assert _git(clone, "show", "origin/main:facts/sources.lock") == "old"
        _git(clone, "checkout", "--quiet", "--", "other")
    assert gh.verbs == ["auth setup-git", "pr list", "pr create", "auth setup-git", "pr list"]


def test_lock_as_it_was_is_not_proposed(gh: FakeGh, clone: Path) -> None:
    assert _propose(clone).returncode == 0
    assert (gh.verbs, _git(clone, "branch", "--remotes")) == ([], "origin/main")


def test_new_lock_is_proposed_too(gh: FakeGh, clone: Path) -> None:
    _git(clone, "rm", "--quiet", "facts/sources.lock")
    _git(clone, "commit", "--quiet", "--message", "No lock yet")
    (clone / "facts").mkdir()
    (clone / "facts" / "sources.lock").write_text("first\n", encoding="utf-8")
    done = _propose(clone)
    assert done.returncode == 0, done.stderr
    assert _git(clone, "show", "origin/sources-lock:facts/sources.lock") == "first"


def test_program_of_the_tests_is_what_is_called(gh: FakeGh) -> None:
    done = subprocess.run(["gh", "issue", "list"], capture_output=True, text=True, check=True, timeout=30)
    assert (done.stdout, gh.verbs) == ("\n", ["issue list"])
    assert sys.executable in (gh.folder / "gh").read_text(encoding="utf-8")
