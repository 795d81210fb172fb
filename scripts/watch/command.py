"""`python -m scripts watch`: asks official feeds whether the law has moved since our facts were checked."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from scripts.clock import build_day
from scripts.facts.checking import check_folder
from scripts.verbs import COULD_NOT_RUN, FINE, SOMETHING_WRONG, Verbs, add_facts_option, add_verb

SECONDS = 30.0  # for one answer; the eCFR takes ten for a whole title


def add_to(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Add `watch` to the verbs."""
    from scripts.watch.feeds import FEEDS_FILE

    verb = add_verb(
        verbs,
        "watch",
        _watch,
        "ask the official feeds which facts the law has moved under since they were checked",
    )
    verb.epilog = (
        "Reads the eCFR's list of amended sections, the Federal Register's documents, and MigrantUSA's change log "
        "and litigation tracker (CC BY 4.0); a fact is named if it cites what changed after its as_of. To settle an "
        "event: read the source, correct the answer if needed, set as_of. Exit codes: 0 nothing touches a fact, "
        "1 something does, 2 could not run (no feed could be read, or the settings are wrong)."
    )
    add_facts_option(verb)
    verb.add_argument(
        "--report", type=Path, metavar="DIR", help="write watch.json and watch.md into this folder"
    )
    verb.add_argument(
        "--today", type=_day, metavar="DATE", help="the day to watch from, as 2026-11-22 (today)"
    )
    verb.add_argument("--since", type=_day, metavar="DATE", help="leave out what happened before this day")
    verb.add_argument(
        "--timeout", type=_seconds, default=SECONDS, metavar="SEC", help=f"for one answer ({SECONDS:g})"
    )
    verb.add_argument(
        "--only", nargs="+", metavar="FEED", help="ask only these feeds, such as ecfr federal-register"
    )
    verb.add_argument(
        "--feeds",
        type=Path,
        default=FEEDS_FILE,
        metavar="FILE",
        help="where the feeds lie (scripts/watch/feeds.yml)",
    )


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{written}” is not a date such as 2026-11-22 / «{written}» — не дата вида 2026-11-22"
        ) from None


def _seconds(written: str) -> float:
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError(
            f"“{written}” is not a number of seconds from 1 to 3600 / «{written}» — не число секунд от 1 до 3600"
        )
    return seconds


def _watch(chosen: argparse.Namespace) -> int:
    # the HTTP library takes a while to load, and `--help` of other verbs does not need it
    import requests
    from tqdm import tqdm

    from scripts.watch.feeds import FeedsUnusable, read_feeds
    from scripts.watch.json_reading import json_asker
    from scripts.watch.report import report_json
    from scripts.watch.report_text import markdown_report, terminal_report
    from scripts.watch.watching import watch
    from scripts.whole_files import write_if_changed

    today = chosen.today or build_day()
    try:
        feeds = read_feeds(chosen.feeds, chosen.only)
    except FeedsUnusable as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN
    corpus = check_folder(chosen.facts, today).corpus
    if corpus is None:
        print(
            "The facts have mistakes: run `python -m scripts check` first.\n"
            "    В фактах ошибки: сначала запустите `python -m scripts check`.",
            file=sys.stderr,
        )
        return COULD_NOT_RUN
    # disable=None: a bar only in a terminal
    with requests.Session() as session, tqdm(unit=" answers", disable=None) as bar:
        ask = json_asker(session, chosen.timeout, bar.update)
        report = watch(corpus, feeds, ask, today, chosen.since, lambda feed: bar.set_description(feed.title))
    print(terminal_report(report))
    if chosen.report is not None:
        write_if_changed(chosen.report / "watch.json", report_json(report))
        write_if_changed(chosen.report / "watch.md", markdown_report(report))
    if len(report.unread) == len(report.feeds):
        print("No feed could be read. / Ни один источник не прочитан.", file=sys.stderr)
        return COULD_NOT_RUN
    return SOMETHING_WRONG if report.events else FINE
