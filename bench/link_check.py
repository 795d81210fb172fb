"""The link check on a large folder, as a process of its own, against real servers on loopback; run by `make bench`.

600 sources over 200 hosts that take 50 ms for each answer: how long, and how much memory; then 300 sound links over
30 hosts, ten runs in a row: how many false alarms.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import ROOT
from tests.links.behaviours import LAW, WORDS, page
from tests.links.cited_folder import plant_facts
from tests.links.server import Exchange, servers

MOST_SECONDS, MOST_MEGABYTES = 30, 300
_PARAGRAPH = (
    "<p>Words of law that are long and say little, as words of law are wont to do, on every page.</p>"
)


async def _slow(exchange: Exchange) -> None:
    await asyncio.sleep(0.05)
    await exchange.send(page(f"<nav>{exchange.nth}</nav><main>{_PARAGRAPH * 300}<p>{LAW}</p></main>"))


def main() -> int:
    """Measure, print, and say by the exit code whether it was fast, small and right."""
    with tempfile.TemporaryDirectory() as folder, servers() as running:
        origins = [running.host(_slow) for _ in range(200)]
        addresses = [(f"{origins[n % 200]}/{n}", [WORDS]) for n in range(600)]
        seconds, verdicts = _run(Path(folder), addresses, 1)
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"600 sources, 200 hosts, 50 ms: {seconds:.1f} s, {megabytes:.0f} MB, {verdicts}")
    with tempfile.TemporaryDirectory() as folder, servers() as running:
        origins = [running.host(_slow) for _ in range(30)]
        sound = [(f"{origins[n % 30]}/{n}", [WORDS] if n % 2 else []) for n in range(300)]
        seconds_of_ten, of_ten = _run(Path(folder), sound, 10, "--pause", "0")
    print(f"300 sound links, 30 hosts, ten runs: {seconds_of_ten:.1f} s, {of_ten}")
    is_right = all(one == {"alive": 600} for one in verdicts) and all(one == {"alive": 300} for one in of_ten)
    return 0 if is_right and seconds < MOST_SECONDS and megabytes < MOST_MEGABYTES else 1


def _run(
    root: Path, addresses: Sequence[tuple[str, Sequence[str]]], runs: int, *options: str
) -> tuple[float, list[dict[str, int]]]:
    """The seconds of all runs, and for each run how many addresses had which verdict."""
    facts = plant_facts(root, addresses)
    counts = []
    started = time.monotonic()
    for day in range(1, runs + 1):
        command = [sys.executable, "-m", "scripts", "links", "--facts", str(facts), *options]
        subprocess.run(
            [*command, "--today", f"2026-11-{day:02}", "--report", str(root / "report")],
            cwd=ROOT,
            env=os.environ,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        report = json.loads((root / "report" / "report.json").read_text(encoding="utf-8"))
        counts.append({verdict: count for verdict, count in report["counts"].items() if count})
    return time.monotonic() - started, counts


if __name__ == "__main__":
    sys.exit(main())
