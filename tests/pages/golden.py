"""Golden pages: what every made page of the sound test facts looked like when a person last read it.

Rewrite them with `python -m tests.pages.golden`, then read what `git diff` shows as a reader would.
"""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

from scripts.facts.checking import check_folder
from scripts.pages.making import make_pages
from scripts.wording.words import read_words
from tests.conftest import ROOT, SOUND_FACTS, TODAY

GOLDEN = Path(__file__).with_name("golden")


def made_pages(report_to: str = "") -> dict[PurePosixPath, str]:
    """Every made page of the sound facts for the fixed day: path below `golden/` -> Markdown."""
    reading = check_folder(SOUND_FACTS, TODAY)
    assert reading.corpus is not None, [str(message) for message in reading.messages]
    words_of = read_words(ROOT / "docs" / "_includes", reading.corpus.locales)
    pages = make_pages(reading.corpus, words_of, report_to, TODAY)
    return {_place(path): text for path, text in pages.items()}


def stored_pages() -> dict[PurePosixPath, str]:
    """What is stored: path below `golden/` -> Markdown."""
    return {
        PurePosixPath(path.relative_to(GOLDEN).as_posix()): path.read_text(encoding="utf-8")
        for path in sorted(GOLDEN.rglob("*.md"))
    }


def rewrite() -> None:
    """Store the pages as they are made now."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, text in made_pages().items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_text(text, encoding="utf-8")


def _place(page: PurePosixPath) -> PurePosixPath:
    # `_includes/ru/facts/x.md` stands as `ru/_includes/x.md`, so that a language is one folder
    if page.parts[0] == "_includes":
        return PurePosixPath(page.parts[1], "_includes", *page.parts[3:])
    return page


if __name__ == "__main__":
    rewrite()
