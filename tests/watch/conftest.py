"""What the tests of the watch need: a folder of facts, a server of feeds, and the command run against both."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.facts.checking import check_folder
from scripts.watch.command import add_to
from tests.conftest import SOUND_FACTS, TODAY
from tests.watch.feed_server import FeedServer, running

SHORT_FACTS = Path(__file__).with_name("facts.yml")
FEEDS = {
    "ecfr": ("ecfr-versions", "ecfr/title-{title}.json"),
    "federal-register": ("federal-register", "register/documents.json"),
    "migrantusa-changes": ("migrantusa-changes", "changes/change_log.json"),
    "migrantusa-cases": ("migrantusa-cases", "cases/litigation_tracker.json"),
}


class _WithoutAliases(yaml.SafeDumper):
    """YAML in which everything is written out, as facts must be."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@dataclass
class Run:
    """How a run ended: exit code, what it said, and the report it wrote."""

    code: int
    said: str
    complained: str
    report: dict[str, Any]
    markdown: str


@pytest.fixture(scope="session")
def watched_facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound facts and, beside them, a topic made of the short facts of `facts.yml`."""
    folder = tmp_path_factory.mktemp("watched") / "facts"
    shutil.copytree(SOUND_FACTS, folder)
    sources = yaml.safe_load((folder / "sources.yml").read_text(encoding="utf-8"))
    facts = []
    for short in yaml.safe_load(SHORT_FACTS.read_text(encoding="utf-8")):
        facts.append(_filled(short, sources["sources"]))
    about = {"title": {"ru": "Проверка", "en": "Tests"}, "intro": {"ru": "Придумано.", "en": "Made up."}}
    sections = [{"id": f"w-{n}", **about, "facts": facts[n : n + 12]} for n in range(0, len(facts), 12)]
    topic = {"topic": "watched", **about, "sections": sections}
    for name, data in (("watched.yml", topic), ("sources.yml", sources)):
        text = yaml.dump(data, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False, width=4096)
        (folder / name).write_text(text, encoding="utf-8")
    assert [str(message) for message in check_folder(folder, TODAY).messages] == []
    return folder


def _filled(short: dict[str, Any], sources: list[dict[str, Any]]) -> dict[str, Any]:
    addresses = short.pop("sources", ["https://law.example.gov/statute/1"])
    used = []
    for n, address in enumerate(addresses):
        name = "test-statute" if "example.gov" in address else f"{short['id']}-{n}"
        used.append({"source": name, "seen": short["as_of"].isoformat(), "supports": "test"})
        if name != "test-statute":
            sources.append(
                {
                    "id": name,
                    "title": f"Test {name}",
                    "language": "en",
                    "publisher": "Test",
                    "address": address,
                }
                | {"kind": "agency", "unsafe_in_russia": False}
            )
    return {
        "question": {"ru": f"Что проверяет {short['id']}?", "en": f"What does {short['id']} test?"},
        "answer": {"ru": "Ничего не говорит.", "en": "Says nothing."},
        "for": ["everyone"],
        "kind": "regulation",
        "confidence": "primary",
    } | short | {"sources": used}  # fmt: skip


@pytest.fixture
def feeds() -> Iterator[FeedServer]:
    with running() as server:
        yield server


@pytest.fixture
def run_watch(
    watched_facts: Path, feeds: FeedServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Run]:
    """Run the command against the server; more options may be named."""
    listed = [
        {"id": name, "form": form, "title": f"Feed {name}", "address": f"{feeds.address}/{path}"}
        | {"pages": "https://pages.example.org/", "attribution": f"By {name}, CC BY 4.0"}
        for name, (form, path) in FEEDS.items()
    ]
    (tmp_path / "feeds.yml").write_text(json.dumps({"feeds": listed}), encoding="utf-8")
    parser = argparse.ArgumentParser()
    add_to(parser.add_subparsers())
    ours = {
        "--facts": str(watched_facts),
        "--feeds": str(tmp_path / "feeds.yml"),
        "--report": str(tmp_path / "report"),
        "--today": "2026-11-22",
        "--timeout": "5",
    }

    def run(*options: str) -> Run:
        shutil.rmtree(tmp_path / "report", ignore_errors=True)
        used = [word for name, value in ours.items() if name not in options for word in (name, value)]
        chosen = parser.parse_args(["watch", *used, *options])
        code = int(chosen.run(chosen))
        out, err = capsys.readouterr()
        report, markdown = tmp_path / "report" / "watch.json", tmp_path / "report" / "watch.md"
        return Run(
            code,
            out,
            err,
            json.loads(report.read_text(encoding="utf-8")) if report.exists() else {},
            markdown.read_text(encoding="utf-8") if markdown.exists() else "",
        )

    return run
