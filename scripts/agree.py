"""`agree`: a person has compared the languages of a fact; the digests of the texts are noted in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from scripts.facts.agreement import text_digest
from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact, Locale
from scripts.facts.reading import Reading
from scripts.facts.yaml_reading import Path_, YamlFile
from scripts.whole_files import write_if_changed

Writer = Callable[[Path, int, str], None]


def agree(reading: Reading, fact_ids: Iterable[str], write: Writer, today: date) -> list[str]:
    """Note the agreement of each fact and its day; gives what went wrong, in words, and then changes nothing.

    A fact whose texts are those that were compared before keeps its day.
    """
    corpus = reading.corpus
    if corpus is None:
        return ["The facts have mistakes: run `python -m scripts check` first. / Сначала исправьте ошибки."]
    unknown = [name for name in fact_ids if name not in corpus.fact]
    if unknown:
        return [
            f"{name}: there is no such fact. Look for its id in facts/. / Такого факта нет."
            for name in unknown
        ]
    lines = []
    for name in fact_ids:
        file = reading.files[f"{corpus.place_of[name][0].topic}.yml"]
        place = file.line_of(_path_of(name, file))
        fact = corpus.fact[name]
        if fact.agreed != _digests(fact, corpus):
            lines.append((Path(file.name), place, f"{agreement_line(fact, corpus)}\nagreed_on: {today}"))
    # from the end of each file, because a new line moves all that stands below it
    for path, place, line in sorted(lines, key=lambda one: -one[1]):
        write(path, place, line)
    return []


def _path_of(fact_id: str, file: YamlFile) -> Path_:
    return next(
        ("sections", section, "facts", n)
        for section, fields in enumerate(file.data["sections"])
        for n, fact in enumerate(fields["facts"])
        if fact["id"] == fact_id
    )


def agreement_line(fact: Fact, corpus: Corpus) -> str:
    """The field as it stands in the file: `agreed: {ru: 1a2b3c4d, en: 9f8e7d6c}`."""
    digests = _digests(fact, corpus).items()
    return "agreed: {" + ", ".join(f"{locale}: {_quoted(digest)}" for locale, digest in digests) + "}"


def _digests(fact: Fact, corpus: Corpus) -> dict[Locale, str]:
    return {locale: text_digest(fact, locale) for locale in corpus.locales}


def _quoted(digest: str) -> str:
    # a digest of figures alone, or like 12e45678, would be read as a number
    return digest if re.match(r"^[a-df]", digest) else f'"{digest}"'


def write_agreement(path: Path, fact_line: int, written: str) -> None:
    """Put the lines in place of the old `agreed` and `agreed_on` of the fact that starts at `fact_line` (from 1).

    Where there was none it goes to the end of the fact's fields; the rest of the file stays as it is.
    """
    text = path.read_bytes().decode()
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    first = fact_line - 1
    indent = " " * (len(lines[first]) - len(lines[first].lstrip(" -")))
    for field in ("agreed_on", "agreed"):
        last = _end_of_fact(lines, first, indent)
        place = next((n for n in range(first, last) if lines[n].startswith(f"{indent}{field}:")), last)
        if place < last:
            del lines[place : _end_of_field(lines, place, indent)]
    lines[place:place] = [f"{indent}{line}" for line in written.splitlines()]
    write_if_changed(path, newline.join(lines))


def _end_of_fact(lines: list[str], start: int, indent: str) -> int:
    """The number after the fact's last line that is not blank."""
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(indent)):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end


def _end_of_field(lines: list[str], start: int, indent: str) -> int:
    end = start + 1
    while end < len(lines) and lines[end].startswith(f"{indent} "):
        end += 1
    return end
