"""The rule «no law on a sheet that its facts do not say»: numbers, periods, sums, forms and phones of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from scripts.facts.messages import Message
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.texts_of import strings_within
from scripts.facts.yaml_reading import Path_, dotted
from scripts.written.counted import CITATION, FORM, SUM, stated_in
from scripts.written.prose import blocks_of

_NUMBER = re.compile(r"(?<![A-Za-zА-Яа-яЁё]-)(?<![A-Za-zА-Яа-яЁё\d])\d+(?:[.,\u00a0 -]\d{3}\b)*")
_PHONE = re.compile(r"1-\d{3}-\d{3}-\d{4}")
_UNITS = {
    "hour": "hour|hr|час",
    "day": "day|дн|ден|сут",
    "week": "week|недел",
    "month": "month|месяц",
    "year": "year|yr|год|лет",
}


def mistakes_of_sheets(folder: RawFolder) -> Iterator[Message]:
    """What the sheets state and the facts that they name do not, at the line of each text."""
    fact_of = {fact.id: fact for fact in folder.facts if fact.id is not None}
    phones = {org.id: str(org.data.get("phone", "")) for org in folder.organizations}
    for sheet in folder.sheets:
        everything = _named(sheet)
        for field in ("title", "what"):
            yield from _unsaid(sheet, field, everything, fact_of, "")
        for block in sheet.records_of("blocks"):
            own = _named(block) or everything
            yield from _unsaid(block, "title", own, fact_of, "")
            for line in block.records_of("lines"):
                resting = {*_facts(block), *_named(line)} or everything
                phone = phones.get(str(line.data.get("org")), "")
                yield from _unsaid(line, "text", resting, fact_of, phone)
                yield from _unsaid_phone(line, resting, fact_of)


def _facts(record: Record) -> set[str]:
    return {name for _, name in record.list_of("facts") if isinstance(name, str)}


def _named(record: Record) -> set[str]:
    """The facts that a sheet, a block or a line names, those of its parts included."""
    named = _facts(record)
    if isinstance(record.data.get("deadline"), str):
        named.add(record.data["deadline"])
    for part in (*record.records_of("blocks"), *record.records_of("lines")):
        named |= _named(part)
    return named


def _unsaid(
    record: Record, field: str, facts: set[str], fact_of: dict[str, Record], phone: str
) -> Iterator[Message]:
    texts = record.data.get(field)
    for locale, words in texts.items() if isinstance(texts, dict) else ():
        stated = _stated(words) if isinstance(words, str) else frozenset()
        # most lines state nothing that could be wrong, and reading whole facts takes time
        if not stated:
            continue
        resting = [fact_of[name] for name in sorted(facts) if name in fact_of]
        said = set().union(*(_stated(_words_of(fact, locale)) for fact in resting), _stated(phone))
        for unsaid in sorted(stated - said):
            yield _message(record, (field, str(locale)), unsaid.partition(" ")[2], facts)


def _unsaid_phone(line: Record, facts: set[str], fact_of: dict[str, Record]) -> Iterator[Message]:
    phone = line.data.get("phone")
    if isinstance(phone, str) and not any(
        phone in words for name in facts if name in fact_of for _, words in strings_within(fact_of[name].data)
    ):
        yield _message(line, ("phone",), phone, facts)


def _message(record: Record, field: Path_, words: str, facts: set[str]) -> Message:
    path = (*record.path, *field)
    named = ", ".join(sorted(facts))
    return Message(
        record.file.name,
        record.file.line_of(path),
        dotted(path),
        f"“{words}” stands in none of the facts of this line ({named}). Say what they say, or name the fact that "
        "says it.",
        f"«{words}» не сказано ни в одном факте этой строки ({named}). Повторите то, что в них сказано, или назовите "
        "факт, где это есть.",
    )


def _words_of(fact: Record, locale: str) -> str:
    """All that a fact says to readers of the language, and what it says in figures."""
    shared = {key: fact.data.get(key) for key in ("law", "amount", "deadline")}
    told = {key: fact.data.get(key) for key in ("question", "answer", "steps", "contested")}
    spoken = [words for path, words in strings_within(told) if locale in path]
    spoken += [
        words for path, words in strings_within(shared) if not path[-1:] or path[-1] not in ("ru", "en")
    ]
    spoken += [words for path, words in strings_within(shared) if locale in path]
    deadline = fact.data.get("deadline")
    if isinstance(deadline, dict):
        spoken.append(f"{deadline.get('count')} {deadline.get('unit')}")
    return "\n\n".join(spoken)


@lru_cache(maxsize=4096)
def _stated(text: str) -> frozenset[str]:
    """What a text states, each as its sort and its words in one spelling: `time 30 day`, `form i-589`, `number 18`."""
    bare = text.replace("**", "").replace("\u00a0", " ")
    found = {f"form {form.group().replace('И', 'I').lower()}" for form in FORM.finditer(bare)}
    found |= {f"phone {phone.group()}" for phone in _PHONE.finditer(bare)}
    without_phones = _PHONE.sub("", FORM.sub("", bare))
    found |= {f"number {_digits(number.group())}" for number in _NUMBER.finditer(without_phones)}
    for block in blocks_of(bare):
        for stated in stated_in(block):
            if stated.sort == "time":
                found.add(f"time {_period(stated.words)}")
    for pattern, sort in ((SUM, "sum"), (CITATION, "citation")):
        found |= {f"{sort} {_spelt(match.group())}" for match in pattern.finditer(bare)}
    return frozenset(found)


def _digits(number: str) -> str:
    return re.sub(r"(?<=\d)[,\u00a0 ](?=\d{3}\b)", "", number)


def _spelt(words: str) -> str:
    return re.sub(r"[\s§.,]+", "", words).lower()


def _period(words: str) -> str:
    """A count of time by its figures and the sort of its unit; without figures, by its words."""
    unit = next((unit for unit, form in _UNITS.items() if re.search(form, words.lower())), "")
    figures = re.findall(r"\d+", words)
    return f"{'-'.join(figures)} {unit}" if figures else words.lower()
