"""`links`: ask every address that we cite whether it is alive and still says what it is cited for."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from errno import ENOTDIR
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.clock import build_day
from scripts.facts.checking import check_folder
from scripts.facts.corpus import Corpus
from scripts.facts.messages import Message, summary
from scripts.facts.sources_lock import LOCK_NAME, AddressState, read_lock
from scripts.links.option_values import day, number
from scripts.verbs import COULD_NOT_RUN, FINE, SOMETHING_WRONG, Verbs, add_facts_option, add_verb
from scripts.whole_files import write_if_changed

if TYPE_CHECKING:
    from scripts.links.collecting import Addresses

_EPILOG = """\
Verdicts: alive; moved (for good, to another address); changed (the words, the paragraph around them or the #place
are not what they were); broken; blocked (403, 429, walls against robots); unreachable (broken after three runs in
a row); not-checked (robots.txt asks us to stay away, or no text can be read).
What is learned is kept in the lock, also when the run is interrupted, and is not asked again on the same day.
A changed paragraph stays `changed` until an editor has read it and says --accept ID.
Exit codes: 0 nothing is broken or changed, 1 something is, 2 could not run.
/ Вердикты: alive — на месте; moved — переехала; changed — изменился текст; broken — сломана; blocked — закрыта от
проверки; unreachable — не отвечает; not-checked — не проверена. Узнанное хранится в файле состояний, даже если
проверку прервать; в тот же день второй раз не спрашивается. Прочли изменённый абзац, и факты верны: --accept ID.
"""


def add_to(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Declare the verb `links`."""
    verb = add_verb(verbs, "links", _links, "ask every address we cite: is it alive, does it still say so")
    verb.formatter_class = argparse.RawDescriptionHelpFormatter
    verb.epilog = _EPILOG
    add_facts_option(verb)
    verb.add_argument("--lock", type=Path, metavar="FILE", help="the states (sources.lock beside the facts)")
    verb.add_argument("--report", type=Path, metavar="DIR", help="write report.json and report.md there")
    verb.add_argument("--docs", type=Path, metavar="DIR", help="folder of pages (docs, beside the facts)")
    verb.add_argument("--site", type=Path, metavar="DIR", help="the built site (site, beside the facts)")
    verb.add_argument(
        "--only", nargs="+", default=[], metavar="ID", help="ask only for these facts, sources, organizations"
    )
    verb.add_argument(
        "--accept",
        nargs="+",
        default=[],
        metavar="ID",
        help="the changed text was read, the facts still hold",
    )
    verb.add_argument("--again", action="store_true", help="ask also what was asked today")
    verb.add_argument(
        "--changed-only",
        nargs="?",
        type=number(int, 1),
        const=6,
        metavar="DAYS",
        help="ask only what is not in the lock or was last asked DAYS days ago or more (6)",
    )
    verb.add_argument("--today", type=day, metavar="DATE", help="the day to note, such as 2026-11-22 (today)")
    verb.add_argument(
        "--timeout", type=number(float, 0.01), default=20.0, metavar="SECONDS", help="one wait (20)"
    )
    verb.add_argument("--retries", type=number(int, 0), default=2, metavar="N", help="further tries (2)")
    verb.add_argument("--jobs", type=number(int, 1), default=32, metavar="N", help="hosts side by side (32)")
    verb.add_argument(
        "--pause",
        type=number(float, 0),
        default=0.5,
        metavar="SECONDS",
        help="between requests to a host (0.5)",
    )


def _links(chosen: argparse.Namespace) -> int:
    # the parsers of pages take a moment to load, and no other verb needs them
    from scripts.links.collecting import collect

    today = chosen.today or build_day()
    reading = check_folder(chosen.facts, today)
    if reading.corpus is None:
        return _refuse(reading.messages)
    lock = chosen.lock or chosen.facts / LOCK_NAME
    known = read_lock(lock)
    if known.messages:
        return _refuse(known.messages)
    addresses = collect(reading.corpus, _folder(chosen, "docs"), _folder(chosen, "site"))
    ids = {*reading.corpus.fact, *reading.corpus.source, *reading.corpus.organization}
    unknown = [name for name in (*chosen.only, *chosen.accept) if name not in ids]
    for name in unknown:
        print(
            f"{name}: there is no fact, source or organization of this id. Look for it in facts/.\n"
            f"    {name}: нет ни факта, ни источника, ни организации с таким id. Поищите в facts/.",
            file=sys.stderr,
        )
    if unknown:
        return COULD_NOT_RUN
    from scripts.links.checking import states_known

    states = states_known(known.lock, lock)
    if chosen.accept:
        return _accept(chosen.accept, addresses, states, lock)
    return _check(chosen, reading.corpus, addresses, states, lock, today)


def _refuse(messages: list[Message] | tuple[Message, ...]) -> int:
    for message in messages:
        print(message, file=sys.stderr)
    print(summary(len(messages)), file=sys.stderr)
    return COULD_NOT_RUN


def _folder(chosen: argparse.Namespace, name: str) -> Path | None:
    """The folder that was named, or the one beside the facts if it is there."""
    named: Path | None = getattr(chosen, name)
    if named is None:
        beside = Path(chosen.facts).parent / name
        return beside if beside.is_dir() else None
    if not named.is_dir():
        raise NotADirectoryError(ENOTDIR, "is not a folder", str(named))
    return named


def _accept(ids: list[str], addresses: Addresses, states: dict[str, AddressState], lock: Path) -> int:
    from scripts.links.checking import write_lock
    from scripts.links.lock_update import accepted

    result = FINE
    for name in ids:
        settled = {
            address: state
            for address, cited in addresses.items()
            if name in cited.ids and address in states and (state := accepted(states[address])) is not None
        }
        for address in settled:
            print(f"{name}: accepted / принято: {address}")
        if not settled:
            result = SOMETHING_WRONG
            print(
                f"{name}: no changed paragraph is waiting. Where words are missing, correct `words`.\n"
                f"    {name}: изменённых абзацев нет. Если не нашлись слова, исправьте `words`.",
                file=sys.stderr,
            )
        states |= settled
    write_lock(lock, states, addresses)
    return result


def _check(
    chosen: argparse.Namespace,
    corpus: Corpus,
    addresses: Addresses,
    states: dict[str, AddressState],
    lock: Path,
    today: date,
) -> int:
    # linkchecker and lxml take half a second to load, and no other verb needs them
    from tqdm import tqdm

    from scripts.links.checking import Choice, NoNetwork, check, states_known, write_lock
    from scripts.links.checking import chosen as chosen_of
    from scripts.links.manners import Manners
    from scripts.links.report import make_report, report_json
    from scripts.links.report_texts import markdown_report, terminal_report

    choice = Choice(frozenset(chosen.only), chosen.changed_only, chosen.again)
    to_ask = chosen_of(addresses, states, choice, today)
    manners = Manners(
        contact=os.environ.get("REPOSITORY_URL") or os.environ.get("SITE_URL", ""),
        timeout=chosen.timeout,
        retries=chosen.retries,
        jobs=chosen.jobs,
        pause=chosen.pause,
    )
    certificates = os.environ.get("SSL_CERT_FILE") or os.environ.get("REQUESTS_CA_BUNDLE")
    try:
        # disable=None: a bar only in a terminal
        with _terminated_like_interrupted(), tqdm(total=len(to_ask), unit=" addresses", disable=None) as bar:
            states = check(to_ask, states, lock, manners, today, lambda _: bar.update(), certificates)
    except KeyboardInterrupt:
        if states := states_known(read_lock(lock).lock, lock):
            write_lock(lock, states, addresses)
        print(
            "\nInterrupted. What was learned is kept; run it again to go on.\n"
            "    Прервано. Узнанное сохранено; запустите ещё раз, чтобы продолжить.",
            file=sys.stderr,
        )
        return COULD_NOT_RUN
    except NoNetwork:
        print(
            "There is no network: not one host name could be found. Nothing was written.\n"
            "    Нет сети: ни одно имя сайта не нашлось. Ничего не записано.",
            file=sys.stderr,
        )
        return COULD_NOT_RUN
    write_lock(lock, states, addresses)
    asked_for = {
        name: cited for name, cited in addresses.items() if not choice.only or cited.ids & choice.only
    }
    report = make_report(corpus, asked_for, states, today)
    if chosen.report is not None:
        write_if_changed(chosen.report / "report.json", report_json(report))
        write_if_changed(chosen.report / "report.md", markdown_report(report))
    print(terminal_report(report))
    return SOMETHING_WRONG if report.needs_an_editor else FINE


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Let a polite request to end (SIGTERM) end the run as Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
