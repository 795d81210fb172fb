"""The files in .github/ are well formed, ask for no more than they need, and run only pinned actions."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
GITHUB = ROOT / ".github"
TOOLS = Path(sys.executable).parent
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))

USES = re.compile(r"^\s*(?:-\s+)?uses:\s*(?P<reference>.+?)\s*$", re.MULTILINE)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

SCHEMAS = {
    "vendor.github-workflows": "workflows/*.yml",
    "custom.github-workflows-require-timeout": "workflows/*.yml",
    "vendor.dependabot": "dependabot.yml",
    "vendor.github-issue-config": "ISSUE_TEMPLATE/config.yml",
    "vendor.github-issue-forms": "ISSUE_TEMPLATE/[!c]*.yml",
}

FORM_FIELDS = {
    "fact": "input",
    "page": "input",
    "what": "textarea",
    "source": "input",
    "safety": "checkboxes",
}

# Where, what of ours, and what is planted in its place.
PLANTED = {
    "the checkout leaves its credentials behind": (
        "workflows/ci.yml",
        "        with:\n          persist-credentials: false\n",
        "",
    ),
    "a step runs what a stranger wrote": (
        "workflows/ci.yml",
        "run: bash .ci/run",
        "run: echo ${{ github.event.pull_request.title }}",
    ),
    "an action is not pinned": (
        "workflows/pages.yml",
        "actions/deploy-pages@368f82528645a54fb793d4d04e342629a3f51346 # v5.0.1",
        "actions/deploy-pages@v5",
    ),
    "a job may do everything": (
        "workflows/ci.yml",
        "permissions:\n      contents: read # to check out the repository\n",
        "permissions: write-all\n",
    ),
    "a workflow is not even YAML": ("workflows/ci.yml", "jobs:", "jobs: [}"),
    "an update has no rest time": ("dependabot.yml", "default-days: 7", "default-days: 1"),
}

# Which schema, what of ours, and what is planted in its place.
MISFORMED = {
    "a workflow without jobs": ("vendor.github-workflows", "jobs:", "works:"),
    "a job without a time limit": ("custom.github-workflows-require-timeout", "timeout-minutes: 60", ""),
    "an unknown ecosystem": ("vendor.dependabot", "github-actions", "github-acts"),
    "an unknown field kind": ("vendor.github-issue-forms", "type: textarea", "type: essay"),
    "a setting that is not yes or no": ("vendor.github-issue-config", "false", "sometimes"),
}


def read_yaml(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return document


def run_tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(TOOLS / name), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def audit(folder: Path) -> subprocess.CompletedProcess[str]:
    return run_tool(
        "zizmor",
        "--offline",
        "--no-config",
        "--no-progress",
        "--no-ignores",
        "--strict-collection",
        "--collect=all",
        "--persona=regular",
        folder,
    )


def validate(schema: str, files: list[Path]) -> subprocess.CompletedProcess[str]:
    return run_tool("check-jsonschema", "--builtin-schema", schema, *files)


def unpinned_actions(text: str) -> list[str]:
    return [found["reference"] for found in USES.finditer(text) if not PINNED.fullmatch(found["reference"])]


def test_the_auditor_finds_nothing_in_our_workflows() -> None:
    result = audit(GITHUB)
    assert result.returncode == 0, result.stdout + result.stderr
    for path in [*WORKFLOWS, GITHUB / "dependabot.yml"]:
        assert path.name in result.stderr, f"{path} was not audited:\n{result.stderr}"


@pytest.mark.parametrize("fault", PLANTED)
def test_the_auditor_finds_a_planted_fault(fault: str, tmp_path: Path) -> None:
    name, ours, planted = PLANTED[fault]
    folder = tmp_path / ".github"
    shutil.copytree(GITHUB, folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert ours in text
    (folder / name).write_text(text.replace(ours, planted, 1), encoding="utf-8")
    result = audit(folder)
    assert result.returncode != 0, result.stdout + result.stderr


@pytest.mark.parametrize(("schema", "pattern"), SCHEMAS.items())
def test_each_file_fits_its_schema(schema: str, pattern: str) -> None:
    files = sorted(GITHUB.glob(pattern))
    assert files, f"no file matches {pattern}"
    result = validate(schema, files)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("fault", MISFORMED)
def test_a_schema_refuses_a_misformed_file(fault: str, tmp_path: Path) -> None:
    schema, ours, planted = MISFORMED[fault]
    original = next(iter(sorted(GITHUB.glob(SCHEMAS[schema]))))
    text = original.read_text(encoding="utf-8")
    assert ours in text
    misformed = tmp_path / original.name
    misformed.write_text(text.replace(ours, planted), encoding="utf-8")
    result = validate(schema, [misformed])
    assert result.returncode == 1, result.stdout + result.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_with_its_version_beside(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert USES.search(text), f"{path} runs no action: is the pattern still right?"
    assert unpinned_actions(text) == []


@pytest.mark.parametrize(
    "reference",
    [
        "actions/checkout@v7",
        "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
        "actions/checkout@3d3c42e # v7.0.1",
        "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7",
        "docker://python:3.11",
    ],
)
def test_a_loosely_pinned_action_is_noticed(reference: str) -> None:
    assert unpinned_actions(f"    steps:\n      - uses: {reference}\n") == [reference]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_has_a_permission_by_default(path: Path) -> None:
    workflow = read_yaml(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job.get("permissions"), f"{path.name}: {name} does not say which permissions it needs"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_its_credentials_behind(path: Path) -> None:
    steps = [step for job in read_yaml(path)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


def test_only_the_publishing_and_the_weekly_job_may_write() -> None:
    writers = {
        (path.name, name, permission)
        for path in WORKFLOWS
        for name, job in read_yaml(path)["jobs"].items()
        for permission, level in job["permissions"].items()
        if level == "write"
    }
    assert writers == {
        ("pages.yml", "deploy", "pages"),
        ("pages.yml", "deploy", "id-token"),
        ("links.yml", "check", "contents"),
        ("links.yml", "check", "issues"),
        ("links.yml", "check", "pull-requests"),
    }


def test_a_fork_publishes_nothing() -> None:
    jobs = read_yaml(GITHUB / "workflows" / "pages.yml")["jobs"]
    assert "!github.event.repository.fork" in jobs["build"]["if"]
    assert jobs["deploy"]["needs"] == "build"
    assert "if" not in jobs["deploy"]


def weekly_steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = read_yaml(GITHUB / "workflows" / "links.yml")["jobs"]["check"]["steps"]
    return steps


def test_the_weekly_check_runs_by_the_clock_and_by_hand_and_never_on_a_fork() -> None:
    workflow = read_yaml(GITHUB / "workflows" / "links.yml")
    # YAML takes the bare word `on` for yes
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}  # type: ignore[index]
    assert [len(one["cron"].split()) for one in workflow[True]["schedule"]] == [5]  # type: ignore[index]
    assert "!github.event.repository.fork" in workflow["jobs"]["check"]["if"]
    assert len(workflow["jobs"]) == 1


def test_the_weekly_check_asks_links_and_feeds_before_it_touches_the_issue() -> None:
    runs = [step["run"] for step in weekly_steps() if "run" in step]
    assert runs[:3] == ["make site", "make links", "make watch"]
    assert "scripts.watch.issue .cache/reports " in runs[3]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for check in ("links", "watch"):
        assert f"-m scripts {check} --report .cache/reports\n" in makefile
    assert runs[4] == "bash .github/propose_lock.sh"
    assert (GITHUB / "propose_lock.sh").is_file()


def test_findings_do_not_stop_the_weekly_check_but_a_check_that_did_not_run_does() -> None:
    going_on = [step["run"] for step in weekly_steps() if step.get("continue-on-error")]
    assert going_on == ["make links", "make watch"]


def test_nobody_but_the_last_two_steps_holds_the_token() -> None:
    holding = ["GH_TOKEN" in step.get("env", {}) for step in weekly_steps()]
    assert holding == [False] * (len(holding) - 2) + [True, True]


def test_the_form_has_the_fields_that_the_site_fills_in() -> None:
    form = read_yaml(GITHUB / "ISSUE_TEMPLATE" / "mistake.yml")
    fields = {field["id"]: field["type"] for field in form["body"] if "id" in field}
    assert fields == FORM_FIELDS


def test_the_form_warns_in_both_languages_before_the_first_field() -> None:
    form = read_yaml(GITHUB / "ISSUE_TEMPLATE" / "mistake.yml")
    warning = form["body"][0]
    assert warning["type"] == "markdown"
    assert "A-номер" in warning["attributes"]["value"]
    assert "A-number" in warning["attributes"]["value"]
    consent = form["body"][-1]["attributes"]["options"]
    assert all(option["required"] for option in consent)


def test_nobody_meets_a_blank_issue_without_the_warning() -> None:
    assert read_yaml(GITHUB / "ISSUE_TEMPLATE" / "config.yml")["blank_issues_enabled"] is False
