"""`agree`: a person has compared the languages of a fact; the digests of the texts are noted in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.facts.agreement import text_digest
from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact
from scripts.facts.reading import Reading
from scripts.pages.writing import write_if_changed

Writer = Callable[[Path, str, str], None]


def agree(reading: Reading, fact_ids: Iterable[str], write: Writer) -> list[str]:
    """Note the agreement of each fact; gives what went wrong, in words, and then changes nothing."""
    corpus = reading.corpus
    if corpus is None:
        return ["The facts have mistakes: run `python -m scripts check` first. / Сначала исправьте ошибки."]
    unknown = [name for name in fact_ids if name not in corpus.fact]
    if unknown:
        return [
            f"{name}: there is no such fact. Look for its id in facts/. / Такого факта нет."
            for name in unknown
        ]
    for name in fact_ids:
        path = Path(reading.files[f"{corpus.place_of[name][0].topic}.yml"].name)
        write(path, name, agreement_line(corpus.fact[name], corpus))
    return []


def agreement_line(fact: Fact, corpus: Corpus) -> str:
    """The field as it stands in the file: `agreed: {ru: 1a2b3c4d, en: 9f8e7d6c}`."""
    digests = {locale: text_digest(fact, locale) for locale in corpus.locales}
    return "agreed: {" + ", ".join(f"{locale}: {_quoted(digest)}" for locale, digest in digests.items()) + "}"


def _quoted(digest: str) -> str:
    # a digest of figures alone, or like 12e45678, would be read as a number
    return digest if re.match(r"^[a-df]", digest) else f'"{digest}"'


def write_agreement(path: Path, fact_id: str, line: str) -> None:
    """Put the line at the end of the fact's own fields, or in place of the old one; the rest stays as it is."""
    lines = path.read_text(encoding="utf-8").split("\n")
    first, last, indent = _extent(lines, fact_id)
    kept = [text for text in lines[first:last] if not text.startswith(f"{indent}agreed:")]
    while kept and not kept[-1].strip():
        kept.pop()
    blank = lines[last - 1 : last] if last > first and not lines[last - 1].strip() else []
    write_if_changed(path, "\n".join([*lines[:first], *kept, f"{indent}{line}", *blank, *lines[last:]]))


def _extent(lines: list[str], fact_id: str) -> tuple[int, int, str]:
    start = next(
        n for n, text in enumerate(lines) if re.fullmatch(rf"\s*- id: [\"']?{fact_id}[\"']?\s*(#.*)?", text)
    )
    indent = " " * (len(lines[start]) - len(lines[start].lstrip()) + 2)
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(indent)):
        end += 1
    return start, end, indent
