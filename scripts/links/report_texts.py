"""The report for people: in the terminal, and as Markdown for an issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from scripts.facts.sources_lock import Verdict
from scripts.links.report import AddressReported, Report

NAMES: dict[Verdict, tuple[str, str]] = {
    Verdict.BROKEN: ("broken", "сломано"),
    Verdict.CHANGED: ("changed", "изменилось"),
    Verdict.UNREACHABLE: ("unreachable", "не отвечает"),
    Verdict.BLOCKED: ("blocked", "закрыто от проверки"),
    Verdict.MOVED: ("moved", "переехало"),
    Verdict.NOT_CHECKED: ("not checked", "не проверено"),
    Verdict.ALIVE: ("alive", "в порядке"),
}
_SAFE = ":/?#[]@!$&'()*+,;=%~"
_MOST_FACTS = 6
_LARGEST_ISSUE = 60_000  # signs; GitHub takes 65,536


def terminal_report(report: Report) -> str:
    """Everything but what is alive, the worst first, and the counts at the end."""
    parts = []
    for verdict, found in _by_verdict(report):
        english, russian = NAMES[verdict]
        parts.append("\n".join([f"{english.upper()} / {russian}", *_advice(found[0])]))
        for one in found:
            parts.append(
                "\n".join([f"  {one.address}", *(f"      {line}" for line in _lines(one)), *_own_advice(one)])
            )
    return "\n\n".join([*parts, counts(report)])


def _by_verdict(report: Report) -> list[tuple[Verdict, list[AddressReported]]]:
    told = (one for one in report.addresses if one.verdict is not Verdict.ALIVE)
    return [(verdict, list(found)) for verdict, found in groupby(told, key=lambda one: one.verdict)]


def _advice(one: AddressReported) -> list[str]:
    """What to do about all that have this verdict, one line a language; a change wants its own advice each time."""
    if one.verdict is Verdict.CHANGED or one.what_to_do is None:
        return []
    return [f"→ {one.what_to_do[locale]}" for locale in ("en", "ru")]


def _own_advice(one: AddressReported) -> list[str]:
    if one.verdict is not Verdict.CHANGED or one.what_to_do is None:
        return []
    return [f"      → {one.what_to_do[locale]}" for locale in ("en", "ru")]


def _lines(one: AddressReported) -> Iterator[str]:
    """Why, since when, and what rests on it."""
    yield from (one.reason[locale] for locale in ("en", "ru"))
    good = one.last_good or "never / никогда"
    yield f"since / с: {one.since} · last good / последний раз в порядке: {good}"
    for fact in one.facts[:_MOST_FACTS]:
        yield f"{fact.id}: " + " / ".join(fact.question[locale] for locale in _in_order(fact.question))
    if len(one.facts) > _MOST_FACTS:
        yield f"… and / и ещё: {len(one.facts) - _MOST_FACTS}"
    others = [*one.sources, *one.organizations, *one.law, *one.pages]
    if others:
        yield ", ".join(others[:_MOST_FACTS]) + (", …" if len(others) > _MOST_FACTS else "")


def _in_order(texts: Iterable[str]) -> list[str]:
    """English first, as in every message here; then the other languages as they stand."""
    return sorted(texts, key=lambda locale: locale != "en")


def counts(report: Report) -> str:
    """One line of figures in each language."""
    english = ", ".join(f"{NAMES[verdict][0]} {report.counts[verdict]}" for verdict in Verdict)
    russian = ", ".join(f"{NAMES[verdict][1]} {report.counts[verdict]}" for verdict in Verdict)
    return f"Addresses: {english}.\nАдресов: {russian}."


def markdown_report(report: Report) -> str:
    """The text of report.md: short enough for an issue on GitHub; what does not fit is counted."""
    text = f"Link check of {report.day}. / Проверка ссылок {report.day}.\n\n{counts(report)}\n"
    left = sum(len(found) for _, found in _by_verdict(report))
    for verdict, found in _by_verdict(report):
        heading = "\n".join(
            [f"\n## {' / '.join(NAMES[verdict])}\n", *(f"{line}\n" for line in _advice(found[0]))]
        )
        for one in found:
            item = (f"{heading}\n" if heading else "") + _item(one)
            if len(text) + len(item) > _LARGEST_ISSUE:
                return text + f"\n… and {left} more: see report.json. / И ещё {left}: смотрите report.json.\n"
            text, heading, left = text + item, "", left - 1
    return text


def _item(one: AddressReported) -> str:
    lines = [f"- <{quote(one.address, safe=_SAFE)}>", *(f"  - {_plain(line)}" for line in _lines(one))]
    return "\n".join([*lines, *(f"  - {line.strip()}" for line in _own_advice(one))]) + "\n"


_POWERLESS = str.maketrans(
    {"<": "&lt;", ">": "&gt;", "@": "＠"} | {sign: f"\\{sign}" for sign in "\\`*_[]|#"}
)


def _plain(text: str) -> str:
    """Words from facts or from other people's servers, without any power as Markdown or as a mention of somebody."""
    return text.translate(_POWERLESS)
