"""The order of pages in the menu: sections from the facts, the rest from the files that people wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.facts.corpus import Corpus
from scripts.facts.model import Locale
from scripts.facts.printed_pieces import CHECK_PAGE

HAND_WRITTEN = ("guides", "reference", "about")
DEADLINES = "deadlines/index.md"


def navigation(corpus: Corpus, docs: Path, finder: str) -> list[Any]:
    """The `nav` of MkDocs, with paths below the folder of a language; a group is called by its slug.

    `finder` is the path of the finder page without its ending.
    """
    groups: list[Any] = ["index.md"]
    situations = [f"situations/{page.id.value}.md" for page in corpus.situations.situations]
    groups.append({"situations": [*situations, f"{finder}.md"]})
    if (docs / corpus.locales[0] / DEADLINES).is_file():
        groups.append(DEADLINES)
    if pages := _pages_in(docs / corpus.locales[0] / "guides"):
        groups.append({"guides": pages})
    groups.append({"faq": ["faq/index.md"]})
    for topic in corpus.topics:
        groups.append({topic.topic: [f"faq/{section.id}.md" for section in topic.sections]})
    groups.append({"print": [*_pages_in(docs / corpus.locales[0] / "print"), f"{CHECK_PAGE}/index.md"]})
    groups += [
        {name: pages} for name in HAND_WRITTEN[1:] if (pages := _pages_in(docs / corpus.locales[0] / name))
    ]
    return groups


def _pages_in(folder: Path) -> list[str]:
    # `order:` in the head of a page says where it stands; the alphabet decides among equals
    return [
        f"{folder.name}/{path.name}"
        for path in sorted(folder.glob("*.md"), key=lambda p: (_order(p), p.name))
    ]


def _order(path: Path) -> int:
    for line in path.read_text(encoding="utf-8").splitlines()[:12]:
        if line.startswith("order:"):
            return int(line.removeprefix("order:").strip())
    return 1000


def group_titles(corpus: Corpus, menu: dict[str, str], locale: Locale) -> dict[str, str]:
    """Slug of a group -> what the menu calls it in that language."""
    return menu | {topic.topic: topic.title[locale] for topic in corpus.topics}
