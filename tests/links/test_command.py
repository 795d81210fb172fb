"""The verb `links`: its exit codes, its reports, what it keeps when it is cut short, what an editor can tell it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from scripts.__main__ import main
from scripts.facts.sources_lock import AddressState, SourcesLock, Verdict, read_lock
from scripts.links.checking import states_known
from scripts.links.journal import Journal, journal_beside, read_journal
from scripts.links.report import SCHEMA, report_schema
from tests.conftest import ROOT
from tests.links.behaviours import BEHAVIOURS, LAW, WORDS, page
from tests.links.cited_folder import FACT, plant_facts
from tests.links.server import Exchange, Servers

QUICK = ("--timeout", "15", "--pause", "0", "--retries", "0")


class Folder:
    """A folder of facts that rest on given addresses, and the verb run on it."""

    def __init__(self, root: Path, addresses: Sequence[tuple[str, Sequence[str]]]) -> None:
        self.root = root
        self.facts = plant_facts(root, addresses)
        self.lock = self.facts / "sources.lock"

    def links(self, *options: str, today: str = "2026-11-22") -> int:
        """The exit code of a run."""
        report = ("--report", str(self.root / "report"))
        return main(["links", "--facts", str(self.facts), *QUICK, "--today", today, *report, *options])

    def report(self) -> Any:
        """The last report.json."""
        return json.loads((self.root / "report" / "report.json").read_text(encoding="utf-8"))

    def verdicts(self) -> dict[str, str]:
        """Address -> verdict in the last report."""
        return {one["address"]: one["verdict"] for one in self.report()["addresses"]}


def test_all_sound_is_exit_code_0(tmp_path: Path, hosts: Servers, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Folder(tmp_path, [(f"{hosts.host(BEHAVIOURS['sound'])}/page", [WORDS])])
    assert folder.links() == 0
    said = capsys.readouterr().out
    assert "broken 0, changed 0" in said and "alive 1" in said and "сломано 0" in said


def test_report_says_what_rests_on_each_address_the_worst_first(
    tmp_path: Path, hosts: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["sound", "status-403", "status-404", "words-gone", "status-503"]
    addresses = [(f"{hosts.host(BEHAVIOURS[name])}/{name}", [WORDS]) for name in names]
    folder = Folder(tmp_path, addresses)
    assert folder.links() == 1
    report = folder.report()
    assert [one["verdict"] for one in report["addresses"]] == [
        "broken",
        "changed",
        "unreachable",
        "blocked",
        "alive",
    ]
    for one in report["addresses"]:
        assert FACT in [fact["id"] for fact in one["facts"]]
        assert set(one["reason"]) == {"en", "ru"} and all(one["reason"].values())
        assert (one["what_to_do"] is None) == (one["verdict"] == "alive")
    assert all(FACT in report["facts"][one["verdict"]] for one in report["addresses"])
    assert report["facts"]["moved"] == []
    said = capsys.readouterr().out
    assert said.index("BROKEN / сломано") < said.index("CHANGED / изменилось") < said.index("UNREACHABLE")
    assert f"{FACT}: How do I keep away from cheats? / Как не попасть к мошенникам?" in said
    assert "→ Find where the page lives now" in said and "→ Найдите, где страница теперь" in said
    markdown = (tmp_path / "report" / "report.md").read_text(encoding="utf-8")
    assert markdown.index("## broken / сломано") < markdown.index("## changed / изменилось")
    assert FACT in markdown and "sound>" not in markdown


def test_report_fits_its_schema_and_the_schema_is_the_committed_one(tmp_path: Path, hosts: Servers) -> None:
    assert SCHEMA.read_text(encoding="utf-8") == report_schema()
    names = ["sound", "moved", "status-404", "words-gone", "status-403"]
    folder = Folder(tmp_path, [(f"{hosts.host(BEHAVIOURS[name])}/old", [WORDS]) for name in names])
    folder.links()
    schema = json.loads(report_schema())
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(folder.report())) == []
    spoiled = folder.report()
    spoiled["addresses"][0]["verdict"] = "fine"
    assert list(Draft202012Validator(schema).iter_errors(spoiled)) != []


def test_same_answers_make_the_same_lock_to_the_byte(tmp_path: Path, hosts: Servers) -> None:
    names = ["sound", "moved", "status-404", "words-gone", "status-403", "status-503", "text-without-end"]
    addresses = [(f"{hosts.host(BEHAVIOURS[name])}/old", [WORDS]) for name in names]
    locks = []
    for n in range(2):
        folder = Folder(tmp_path / str(n), addresses)
        folder.links("--jobs", str(1 + 9 * n))
        locks.append(folder.lock.read_bytes())
    assert locks[0] == locks[1]


def test_third_day_in_a_row_without_an_answer_is_broken(tmp_path: Path, hosts: Servers) -> None:
    address = f"{hosts.host(BEHAVIOURS['status-503'])}/page"
    folder = Folder(tmp_path, [(address, [])])
    codes = [folder.links("--again", today=day) for day in ("2026-11-01", "2026-11-01", "2026-11-08")]
    assert (codes, folder.verdicts()) == ([0, 0, 0], {address: "unreachable"})
    assert folder.links(today="2026-11-15") == 1
    [one] = folder.report()["addresses"]
    assert (one["verdict"], one["since"], one["last_good"]) == ("broken", "2026-11-15", None)
    assert "503" in one["reason"]["en"] and "three runs" in one["reason"]["en"]


def test_answer_in_between_starts_the_count_anew(tmp_path: Path, hosts: Servers) -> None:
    fails = True

    async def now_and_then(exchange: Exchange) -> None:
        await BEHAVIOURS["status-503" if fails else "sound"](exchange)

    folder = Folder(tmp_path, [(f"{hosts.host(now_and_then)}/page", [])])
    for day, fails in enumerate([True, True, False, True, True], 1):  # noqa: B007 -- the server reads it
        assert folder.links(today=f"2026-11-0{day}") == 0
    assert list(folder.verdicts().values()) == ["unreachable"]
    assert folder.report()["addresses"][0]["last_good"] == "2026-11-03"


def test_nothing_learned_today_is_asked_again_today(tmp_path: Path, hosts: Servers) -> None:
    address = f"{hosts.host(BEHAVIOURS['sound'])}/page"
    folder = Folder(tmp_path, [(address, [])])
    for _ in range(2):
        assert folder.links() == 0
    assert hosts.pages_asked()[address] == 1
    assert folder.links("--again") == 0
    assert folder.links(today="2026-11-23") == 0
    assert hosts.pages_asked()[address] == 3


def test_only_asks_for_what_was_named(tmp_path: Path, hosts: Servers) -> None:
    addresses = [(f"{hosts.host(BEHAVIOURS['sound'])}/{n}", ()) for n in range(6)]
    folder = Folder(tmp_path, addresses)
    assert folder.links("--only", "cited-6") == 0
    assert list(hosts.pages_asked()) == [addresses[5][0]] == list(folder.verdicts())


def test_changed_only_asks_what_is_old_or_new(tmp_path: Path, hosts: Servers) -> None:
    addresses = [(f"{hosts.host(BEHAVIOURS['sound'])}/{n}", ()) for n in range(6)]
    folder = Folder(tmp_path, addresses)
    folder.links("--only", "cited-5", today="2026-11-01")
    folder.links("--only", "cited-6", today="2026-11-20")
    hosts.asked.clear()
    assert folder.links("--changed-only") == 0
    assert set(hosts.pages_asked()) == {address for address, _ in addresses[:5]}
    assert set(folder.verdicts()) == {address for address, _ in addresses}


def test_address_that_is_cited_no_more_leaves_the_lock(tmp_path: Path, hosts: Servers) -> None:
    origin = hosts.host(BEHAVIOURS["sound"])
    old = Folder(tmp_path / "old", [(f"{origin}/old", [])])
    old.links()
    new = Folder(tmp_path / "new", [(f"{origin}/new", [])])
    new.lock.write_bytes(old.lock.read_bytes())
    new.links()
    assert list(read_lock(new.lock).lock.addresses) == [f"{origin}/new"]


def test_editor_accepts_a_changed_paragraph(
    tmp_path: Path, hosts: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    law = LAW

    async def answer(exchange: Exchange) -> None:
        await exchange.send(page(f"<p>{law}</p>"))

    folder = Folder(tmp_path, [(f"{hosts.host(answer)}/page", [WORDS])])
    assert folder.links(today="2026-11-01") == 0
    law = LAW.replace("arrival", "entry")
    assert folder.links(today="2026-11-08") == 1
    assert "links --accept test-" in capsys.readouterr().out
    assert folder.links("--accept", "cited-1") == 0
    assert "accepted / принято" in capsys.readouterr().out
    accepted = folder.lock.read_bytes()
    assert folder.links(today="2026-11-08") == 0
    assert folder.lock.read_bytes() == accepted
    assert folder.links(today="2026-11-15") == 0
    assert folder.links("--accept", "cited-1") == 1
    assert "no changed paragraph is waiting" in capsys.readouterr().err


def test_addresses_of_pages_and_of_the_site_are_asked_too(tmp_path: Path, hosts: Servers) -> None:
    origin = hosts.host(BEHAVIOURS["sound"])
    (tmp_path / "docs" / "en" / "guides").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "guides" / "x.md").write_text(
        f"[a]({origin}/docs) <{origin}/docs2>\n", "utf-8"
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(f"<a href='{origin}/site'>x</a><a href='/y'>y</a>", "utf-8")
    folder = Folder(tmp_path, [(f"{origin}/fact", [])])
    assert folder.links() == 0
    pages_of = {one["address"]: one["pages"] for one in folder.report()["addresses"]}
    assert pages_of == {
        f"{origin}/docs": ["docs/en/guides/x.md"],
        f"{origin}/docs2": ["docs/en/guides/x.md"],
        f"{origin}/fact": [],
        f"{origin}/site": ["site/index.html"],
    }


def test_without_a_network_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "scripts.links.running._NEVER_NAMES", ()
    )  # so that names that never exist stand for all
    folder = Folder(tmp_path, [(f"http://host-{n}.invalid/", ()) for n in range(5)])
    assert folder.links() == 2
    said = capsys.readouterr().err
    assert "There is no network" in said and "Нет сети" in said
    assert sorted(path.name for path in folder.facts.iterdir() if "lock" in path.name) == []
    assert not (tmp_path / "report").exists()


def test_one_host_without_a_name_is_broken_where_others_answer(tmp_path: Path, hosts: Servers) -> None:
    sound = f"{hosts.host(BEHAVIOURS['sound'])}/page"
    folder = Folder(tmp_path, [(sound, ()), ("http://no-such-host.invalid/", ())])
    assert folder.links() == 1
    assert folder.verdicts() == {"http://no-such-host.invalid/": "broken", sound: "alive"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--only", "no-such-id"], "no-such-id: there is no fact"),
        (["--accept", "no-such-id"], "нет ни факта"),
        (["--docs", "/nowhere"], "/nowhere: is not a folder"),
        (["--lock", "/proc/nowhere/sources.lock"], "/proc/nowhere"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_cannot_be_run_is_said_in_words(
    options: list[str], said: str, tmp_path: Path, hosts: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Folder(tmp_path, [(f"{hosts.host(BEHAVIOURS['sound'])}/page", [])])
    assert folder.links(*options) == 2
    assert said in capsys.readouterr().err


def test_damaged_lock_and_mistaken_facts_stop_the_run_with_a_message(
    tmp_path: Path, hosts: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Folder(tmp_path, [(f"{hosts.host(BEHAVIOURS['sound'])}/page", [])])
    folder.lock.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert folder.links() == 2
    assert "sources.lock:1:" in capsys.readouterr().err
    folder.lock.unlink()
    (folder.facts / "sources.yml").write_text("sources: []\n", encoding="utf-8")
    assert folder.links() == 2
    assert "Ошибок:" in capsys.readouterr().err
    assert not hosts.asked


@pytest.mark.parametrize(
    "options",
    [["--today", "soon"], ["--timeout", "-1"], ["--jobs", "0"], ["--retries", "x"], ["--changed-only", "0"]],
    ids=" ".join,
)
def test_option_that_cannot_be_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["links", *options])
    assert end.value.code == 2
    assert options[0] in capsys.readouterr().err


def _start(folder: Folder) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "scripts", "links", "--facts", str(folder.facts), *QUICK]
    return subprocess.Popen(
        [*command, "--today", "2026-11-22", "--jobs", "2"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _wait_until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_run_that_is_cut_short_has_not_asked_in_vain(
    how: signal.Signals, tmp_path: Path, hosts: Servers
) -> None:
    addresses = [(f"{hosts.host(BEHAVIOURS['slow-but-there'])}/{n}", [WORDS]) for n in range(24)]
    folder = Folder(tmp_path, addresses)
    running = _start(folder)
    journal = folder.lock.with_name("sources.lock.journal")
    _wait_until(lambda: journal.exists() and journal.read_text(encoding="utf-8").count('{"address') >= 4)
    running.send_signal(how)
    _, errors = running.communicate(timeout=30)
    learned = _learned(folder)
    assert 4 <= len(learned) < 24
    if how is not signal.SIGKILL:
        assert running.returncode == 2 and "Прервано" in errors and "Traceback" not in errors
        assert not journal.exists()
    before = dict(hosts.pages_asked())
    assert folder.links() == 0
    again = {address for address, times in hosts.pages_asked().items() if times > before.get(address, 0)}
    assert again & learned == set()
    assert again | learned == {address for address, _ in addresses}
    assert set(folder.verdicts().values()) == {"alive"}
    assert not journal.exists()


def _learned(folder: Folder) -> set[str]:
    journal = folder.lock.with_name("sources.lock.journal")
    lines = journal.read_text(encoding="utf-8").splitlines() if journal.exists() else []
    noted = {json.loads(line)["address"] for line in lines if line.endswith("}}")}
    return noted | set(read_lock(folder.lock).lock.addresses)


def test_journal_that_broke_off_in_a_line_is_still_read(tmp_path: Path, hosts: Servers) -> None:
    addresses = [(f"{hosts.host(BEHAVIOURS['sound'])}/{n}", ()) for n in range(6)]
    folder = Folder(tmp_path, addresses)
    state = {"verdict": "alive", "since": "2026-11-22", "last_good": "2026-11-22", "checked": "2026-11-22"}
    journal = folder.lock.with_name("sources.lock.journal")
    lines = [json.dumps({"address": address, "state": state}) for address, _ in addresses[:3]]
    journal.write_text("\n".join(lines)[:-20], encoding="utf-8")
    assert folder.links() == 0
    assert set(hosts.pages_asked()) == {address for address, _ in addresses[2:]}
    assert len(read_lock(folder.lock).lock.addresses) == 6
    assert all(one.checked == date(2026, 11, 22) for one in read_lock(folder.lock).lock.addresses.values())


def test_line_after_one_that_broke_off_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "sources.lock.journal"
    state = AddressState(verdict=Verdict.ALIVE, since=date(2026, 11, 22), checked=date(2026, 11, 22))
    for address in ("https://a.example/", "https://b.example/"):
        path.write_bytes(path.read_bytes()[:-9] if path.exists() else b"")
        journal = Journal(path)
        journal.note(address, state)
        journal.close()
    assert read_journal(path) == {"https://b.example/": state}


def test_lock_that_was_written_after_a_journal_counts_more(tmp_path: Path) -> None:
    path = tmp_path / "sources.lock"
    days = {"https://old.example/": date(2026, 11, 1), "https://new.example/": date(2026, 11, 20)}
    journal = Journal(journal_beside(path))
    for address, day in days.items():
        journal.note(address, AddressState(verdict=Verdict.BROKEN, since=day, checked=day))
    journal.close()
    locked = AddressState(verdict=Verdict.ALIVE, since=date(2026, 11, 8), checked=date(2026, 11, 8))
    states = states_known(SourcesLock(dict.fromkeys(days, locked)), path)
    assert {address: state.verdict for address, state in states.items()} == {
        "https://old.example/": "alive",
        "https://new.example/": "broken",
    }
