"""The weekly issue: one issue that says what the link check and the watch found; opened, kept up, closed by itself.

Run by `.github/workflows/links.yml` as `python -m scripts.watch.issue DIR`, where DIR holds the reports of both.
It speaks to GitHub through `gh`, GitHub's own program, which takes the repository and the token from its environment.
Exit codes: 0 done, 1 `gh` refused, 2 a check could not run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

MARK = "<!-- weekly check of links and law -->"
LABEL = "links-and-law"
TITLE = "Links and law: what to check / Ссылки и закон: что проверить"
LONGEST_BODY = 65_000  # characters; GitHub refuses an issue of more than 65,536
_INTRO = (
    "The weekly check writes this issue anew each time and closes it once nothing is left. Write in comments. / "
    "Эту запись раз в неделю переписывает проверка; она же её закроет. Пишите в комментариях."
)
_WELL = "Nothing is left to check. / Всё проверено, вопросов не осталось."


class Act(StrEnum):
    """What is done with the issue."""

    OPEN = "open"
    UPDATE = "update"
    CLOSE = "close"
    LEAVE = "leave"


@dataclass(frozen=True)
class Week:
    """What both checks left behind: whether each ran to its end, whether anything is wrong, the words of both."""

    not_run: tuple[str, ...]
    incomplete: tuple[str, ...]
    something_wrong: bool
    words: str


def what_to_do(week: Week, issue_is_open: bool) -> Act:
    """Findings open the issue or go into it; only a whole week without any closes it."""
    if week.something_wrong:
        return Act.UPDATE if issue_is_open else Act.OPEN
    if issue_is_open and not week.not_run and not week.incomplete:
        return Act.CLOSE
    return Act.LEAVE


def week_of(reports: Path) -> Week:
    """What lies in the folder of reports; a report that is missing or spoilt means that its check did not run."""
    links, law = _read(reports / "report.json"), _read(reports / "watch.json")
    not_run, incomplete, wrong = [], [], False
    counts = links.get("counts")
    if isinstance(counts, dict):
        wrong = bool(counts.get("broken") or counts.get("changed"))
    else:
        not_run.append("links")
    feeds = law.get("feeds")
    if isinstance(feeds, list) and any(feed["failure"] is None for feed in feeds):
        wrong = wrong or bool(law["events"])
        incomplete += [feed["id"] for feed in feeds if feed["failure"] is not None]
    else:
        not_run.append("watch")
    texts = [
        reports / name
        for check, name in (("links", "report.md"), ("watch", "watch.md"))
        if check not in not_run
    ]
    words = [text.read_text(encoding="utf-8").strip() for text in texts if text.is_file()]
    words += [f"**Could not run / Не удалось: `{name}`.**" for name in not_run]
    return Week(tuple(not_run), tuple(incomplete), wrong, "\n\n".join(words))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def body_of(week: Week, run_address: str) -> str:
    """The text of the issue, cut to what GitHub takes; what was cut stands in the log of the run."""
    body = f"{MARK}\n{_INTRO}\n\n{week.words}\n"
    if len(body) <= LONGEST_BODY:
        return body
    rest = f"\n\n**Cut here: the rest is in the log. / Не поместилось: остальное в журнале.** {run_address}\n"
    body = body[: LONGEST_BODY - len(rest) - 100].rpartition("\n")[0]
    body += "\n</details>" * (body.count("<details") - body.count("</details>"))
    return body + rest


def keep_issue(week: Week, run_address: str) -> Act:
    """Open, update or close the issue. Raises subprocess.CalledProcessError where `gh` refuses."""
    number = _open_issue()
    act = what_to_do(week, number is not None)
    if act in (Act.OPEN, Act.UPDATE):
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".md") as body:
            body.write(body_of(week, run_address))
            body.flush()
            if number is None:
                _gh("label", "create", LABEL, "--force", "--color", "0a5560")
                _gh("issue", "create", "--title", TITLE, "--label", LABEL, "--body-file", body.name)
            else:
                _gh("issue", "edit", number, "--body-file", body.name)
    elif act is Act.CLOSE and number is not None:
        _gh("issue", "close", number, "--reason", "completed", "--comment", _WELL)
    return act


def _open_issue() -> str | None:
    """The number of the open issue that we wrote, if there is one; the label alone could be anybody's."""
    listed = _gh(
        "issue", "list", "--state", "open", "--label", LABEL, "--limit", "100", "--json", "number,body"
    )
    return next((str(one["number"]) for one in json.loads(listed) if MARK in one["body"]), None)


def _gh(*arguments: str) -> str:
    return subprocess.run(["gh", *arguments], check=True, capture_output=True, text=True).stdout


def main(arguments: list[str] | None = None) -> int:
    """Read the reports, keep the issue, and say what was done."""
    parser = argparse.ArgumentParser(prog="python -m scripts.watch.issue", description=__doc__)
    parser.add_argument("reports", type=Path, metavar="DIR", help="where report.* and watch.* lie")
    parser.add_argument("--run", default="", metavar="ADDRESS", help="the page of this run, for what is cut")
    chosen = parser.parse_args(arguments)
    week = week_of(chosen.reports)
    try:
        act = keep_issue(week, chosen.run)
    except subprocess.CalledProcessError as error:
        print(f"gh: {error.stderr.strip()}", file=sys.stderr)
        return 1
    print(f"Issue / запись: {act.value}")
    for feed in week.incomplete:
        print(f"::warning::The feed {feed} could not be read. / Источник {feed} не прочитан.")
    for check in week.not_run:
        print(f"::error::`make {check}` could not run. / Проверка `make {check}` не удалась.")
    return 2 if week.not_run else 0


if __name__ == "__main__":
    sys.exit(main())
