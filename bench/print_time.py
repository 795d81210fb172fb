"""How long the prints take: all of them, none, and those that one changed fact touches; run by `make bench`.

Booklets, sheets and the card in every language form, paper and size of letters. Of the facts some stand in a booklet
only, some on one sheet too, some on two.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from scripts.facts.corpus import Corpus
from scripts.facts.printed_pieces import PieceKind, printed_pieces
from scripts.facts.reading import read_folder
from tests.conftest import ROOT

MOST_SECONDS_OF_ALL, MOST_SECONDS_OF_ONE = 60, 3
KINDS = ("booklet", "sheet", "card")
FACTS_OF_EACH_SORT = 3


def main() -> int:
    """Measure, print, and say by the exit code whether all were quick and only what was touched was made."""
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder) / "facts"
        shutil.copytree(ROOT / "facts", facts)
        all_made, seconds_of_all = _packs(facts)
        none_made, seconds_of_none = _packs(facts)
        print(f"all: {all_made} PDFs in {seconds_of_all:.1f} s; nothing changed: {seconds_of_none:.1f} s")
        corpus = read_folder(facts).corpus
        assert corpus is not None
        is_right = none_made == 0
        slowest = 0.0
        for sheets, names in _facts_by_sheets(corpus).items():
            for name in names[:: max(1, len(names) // FACTS_OF_EACH_SORT)][:FACTS_OF_EACH_SORT]:
                _reword(name, facts)
                made, seconds = _packs(facts)
                slowest = max(slowest, seconds)
                is_right &= made == _prints_holding(name, corpus)
                print(f"one fact on {sheets} sheets changed ({name}): {made} PDFs in {seconds:.2f} s")
    is_quick = seconds_of_all < MOST_SECONDS_OF_ALL and slowest < MOST_SECONDS_OF_ONE
    return 0 if is_quick and is_right else 1


def _packs(facts: Path) -> tuple[int, float]:
    """How many PDFs were made, and the seconds of the whole process."""
    where = ["--facts", str(facts), "--docs", str(ROOT / "docs"), "--to", str(facts.parent / "print")]
    command = [sys.executable, "-m", "scripts", "packs", *where, "--kind", *KINDS]
    started = time.monotonic()
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return int(ran.stdout.split()[0]), time.monotonic() - started


def _facts_by_sheets(corpus: Corpus) -> dict[int, list[str]]:
    """On how many sheets -> the ids of the facts that are told on so many."""
    sheets: dict[str, int] = dict.fromkeys(corpus.fact, 0)
    for piece in printed_pieces(corpus):
        if piece.kind in (PieceKind.SHEET, PieceKind.CARD):
            for fact in piece.facts:
                sheets[fact.id] += 1
    found: defaultdict[int, list[str]] = defaultdict(list)
    for name, count in sheets.items():
        found[count].append(name)
    return dict(sorted(found.items()))


def _prints_holding(name: str, corpus: Corpus) -> int:
    """Three language forms on two papers in two sizes; the card is made in one of each but the paper."""
    kinds = [piece.kind for piece in printed_pieces(corpus) if name in (fact.id for fact in piece.facts)]
    return sum({PieceKind.KIT: 0, PieceKind.CARD: 2}.get(kind, 12) for kind in kinds)


def _reword(name: str, facts: Path) -> None:
    """Put a word before the English question of the fact."""
    for path in facts.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        place = re.search(rf"^ +- id: {name}\n +question:.*?^ +en: \"?", text, re.MULTILINE | re.DOTALL)
        if place is not None:
            path.write_text(f"{text[: place.end()]}Now {text[place.end() :]}", encoding="utf-8")
            return
    raise LookupError(name)


if __name__ == "__main__":
    sys.exit(main())
