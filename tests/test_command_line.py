"""The command line says what is wrong in words, never with a traceback, and its exit codes can be relied on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.__main__ import main
from scripts.facts.checking import check_folder
from tests.conftest import ROOT, SOUND_FACTS, TODAY
from tests.small_site import run

TABLE = yaml.safe_load(Path(__file__).with_name("command_line.yml").read_text(encoding="utf-8"))


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """Name in the table -> a folder of this test's own."""
    folders = {name: tmp_path / name for name in ("facts", "spoiled", "binary", "folder", "dangling")}
    for folder in folders.values():
        shutil.copytree(SOUND_FACTS, folder)
    topic = folders["spoiled"] / "test-money.yml"
    topic.write_text(
        topic.read_text(encoding="utf-8").replace("kind: safety", "kind: rumour"), encoding="utf-8"
    )
    (folders["binary"] / "x.yml").write_bytes(bytes(range(256)) * 40)
    (folders["folder"] / "x.yml").mkdir()
    (folders["dangling"] / "x.yml").symlink_to(tmp_path / "nowhere.yml")
    (tmp_path / "empty").mkdir()
    shutil.copytree(
        ROOT / "docs" / "_includes", tmp_path / "docs" / "_includes", ignore=shutil.ignore_patterns("facts")
    )
    (tmp_path / "written" / "ru").mkdir(parents=True)
    (tmp_path / "written" / "ru" / "index.md").write_text("# A page without a head\n", encoding="utf-8")
    return {name: str(tmp_path / name) for name in (*folders, "empty", "missing", "docs", "written")}


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["of"])
def test_command_answers(
    case: dict[str, Any], places: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = [argument.format(**places) for argument in case["run"]]
    try:
        code = main(arguments)
    except SystemExit as end:  # argparse ends so
        code = int(str(end.code))
    captured = capfd.readouterr()
    said = captured.out + captured.err
    assert code == case["exit"], said
    assert [words for words in case["says"] if words not in said] == [], said
    assert "Traceback" not in said


def test_file_without_rights_is_said_in_words(places: dict[str, str]) -> None:
    """Root may read everything, so the command runs as somebody who may not."""
    folder = Path(places["facts"])
    for parent in (folder, *folder.parents):
        if not parent.stat().st_mode & 0o001:
            parent.chmod(0o755)
    (folder / "glossary.yml").chmod(0)
    code = (
        "import os, sys\n"
        "from scripts.__main__ import main\n"
        # whoever may not read the facts may not read the modules of root's Python either
        "import scripts.written.checking\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        f"sys.exit(main(['check', '--facts', {str(folder)!r}]))"
    )
    done = run(ROOT, "-c", code)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "glossary.yml" in done.stderr and "Traceback" not in done.stderr


def test_module_runs_as_a_program() -> None:
    done = run(ROOT, "-m", "scripts", "check", "--facts", str(SOUND_FACTS))
    assert (done.returncode, done.stderr) == (0, "")


def _agree(folder: str, *ids: str) -> list[tuple[str, str]]:
    """The lines that `agree` changed, old and new, in the file of hearings."""
    path = Path(folder) / "test-hearings.yml"
    before = path.read_text(encoding="utf-8").splitlines()
    assert main(["agree", "--facts", folder, *ids]) == 0
    after = path.read_text(encoding="utf-8").splitlines()
    if len(before) == len(after):
        return [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    return [("", line) for line in after if line not in before]


def test_agree_writes_the_digests_and_the_day_and_no_other_line_changes(
    places: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    path = Path(places["facts"]) / "test-hearings.yml"
    before = path.read_text(encoding="utf-8")
    added = [new.strip() for _, new in _agree(places["facts"], "test-change-address")]
    assert [line.split("{")[0] for line in added] == ["agreed: ", "agreed_on: 2026-11-22"]
    after = path.read_text(encoding="utf-8").replace(f"        {added[1]}\n", "", 1)
    assert after.replace(added[0], 'agreed: {ru: "2427060d", en: "00000000"}') == before
    reading = check_folder(Path(places["facts"]), TODAY)
    assert reading.corpus is not None
    assert "00000000" not in str(reading.corpus.fact["test-change-address"].agreed)


def test_agree_adds_lines_where_there_were_none(places: dict[str, str]) -> None:
    path = Path(places["facts"]) / "test-hearings.yml"
    before = path.read_text(encoding="utf-8")
    changed = _agree(places["facts"], "test-paused-rule")
    added = "".join(f"{new}\n" for _, new in changed)
    assert len(changed) == 2
    assert path.read_text(encoding="utf-8").replace(added, "", 1) == before


def test_agree_about_several_facts_of_one_file_puts_each_line_into_its_fact(places: dict[str, str]) -> None:
    _agree(places["facts"], "test-paused-rule", "test-old-oath", "test-change-address")
    reading = check_folder(Path(places["facts"]), TODAY)
    assert reading.corpus is not None, [str(message) for message in reading.messages]
    assert [fact.id for fact in reading.corpus.facts if fact.agreed is None] == [
        "test-filing-fee",
        "test-stay-safe",
    ]


def test_agree_twice_changes_nothing_the_second_time(
    places: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    _agree(places["facts"], "test-change-address")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # the day after: the day of the comparison stays
    assert _agree(places["facts"], "test-change-address") == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
def test_agree_replaces_a_field_of_several_lines_and_keeps_the_ends_of_lines(
    places: dict[str, str], newline: str
) -> None:
    path = Path(places["facts"]) / "test-hearings.yml"
    text = path.read_text(encoding="utf-8")
    several = 'agreed:\n          ru: "2427060d"\n          en: "00000000"'
    text = text.replace('agreed: {ru: "2427060d", en: "00000000"}', several).replace("\n", newline)
    path.write_bytes(text.encode())
    assert main(["agree", "--facts", places["facts"], "test-change-address"]) == 0
    after = path.read_bytes().decode()
    assert after.count("\r\n") == (after.count("\n") if newline == "\r\n" else 0)
    # the field of three lines becomes one, and the day stands below it
    assert len(after.splitlines()) == len(text.splitlines()) - 1
    assert check_folder(Path(places["facts"]), TODAY).messages == []


def test_mistaken_facts_leave_the_pages_as_they_were(places: dict[str, str]) -> None:
    assert main(["pages", "--facts", places["facts"], "--docs", places["docs"]]) == 0
    page = Path(places["docs"]) / "ru" / "faq" / "test-fees.md"
    before = page.read_bytes()
    assert main(["pages", "--facts", places["spoiled"], "--docs", places["docs"]]) == 1
    assert page.read_bytes() == before


def test_day_that_cannot_be_read_is_said_in_words(
    places: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert main(["check", "--facts", places["facts"]]) == 2
    said = capsys.readouterr().err
    assert "is not a number of seconds since 1970" in said
    assert "не число секунд" in said
