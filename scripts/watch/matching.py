"""Which facts an event touches, and why: only those it names, and only if it came after the day they were checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scripts.facts.model import Fact, Text
from scripts.watch.cited import Cited
from scripts.watch.event import Event
from scripts.watch.references import Reference, Sort

SHORTEST_PREFIX = 3
"""How many steps of a path make a page's address say enough to hold the pages below it."""


@dataclass(frozen=True)
class Touch:
    """A fact that an event touches, and in which words the two meet."""

    fact: Fact
    why: tuple[Text, ...]
    firm: bool


@dataclass(frozen=True)
class Finding:
    """An event with the facts that it touches; `earlier` are the other days of the same subject."""

    event: Event
    touches: tuple[Touch, ...]
    earlier: tuple[date, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether a fact cites the very thing; else the two only have a part, a form or a section in common."""
        return any(touch.firm for touch in self.touches)


def findings(events: Iterable[Event], cited: list[Cited], hints_since: date, since: date) -> list[Finding]:
    """The events since a day that touch facts: those that are cited first, among them the loud, then the newest.

    What a fact does not cite, but only has something in common with, is told from the day `hints_since`.
    """
    found = []
    citing = _facts_by_reference(cited)
    for event in events:
        touches = [touch for one in _near(event, cited, citing) if (touch := _touch(event, one)) is not None]
        firm = [touch for touch in touches if touch.firm]
        if touches and event.day >= (since if firm else max(since, hints_since)):
            found.append(Finding(event, tuple(firm or touches)))
    return sorted(_by_subject(found), key=_gravest_first)


def _facts_by_reference(cited: list[Cited]) -> dict[Reference, set[str]]:
    citing: dict[Reference, set[str]] = {}
    for one in cited:
        for reference in one.firmly | one.loosely:
            citing.setdefault(reference, set()).add(one.fact.id)
    return citing


def _near(event: Event, cited: list[Cited], citing: dict[Reference, set[str]]) -> list[Cited]:
    """The facts worth a look: those that share a reference, or all where cases or pages must be compared.

    A title of the code has thousands of amendments, and nearly all are of sections that no fact cites.
    """
    if event.cases or any(one.sort is Sort.PAGE for one in event.names):
        return cited
    ids = {name for reference in event.names | event.hints for name in citing.get(reference, ())}
    return [one for one in cited if one.fact.id in ids] if ids else []


def _gravest_first(finding: Finding) -> tuple[bool, bool, int, str, str]:
    event = finding.event
    return (not finding.firm, not event.loud, -event.day.toordinal(), event.title, event.address)


def _by_subject(found: list[Finding]) -> list[Finding]:
    """One finding for each subject: its newest event, all facts touched by any, and the other days."""
    kept: dict[str, list[Finding]] = {}
    alone = []
    for finding in found:
        if finding.event.subject:
            kept.setdefault(finding.event.subject, []).append(finding)
        else:
            alone.append(finding)
    return alone + [_told_together(several) for several in kept.values()]


def _told_together(several: list[Finding]) -> Finding:
    several = sorted(several, key=lambda finding: finding.event.day, reverse=True)
    touches = {touch.fact.id: touch for finding in reversed(several) for touch in finding.touches}
    newest = several[0].event
    earlier = sorted({finding.event.day for finding in several} - {newest.day}, reverse=True)
    return Finding(newest, tuple(touches.values()), tuple(earlier))


def _touch(event: Event, cited: Cited) -> Touch | None:
    fact = cited.fact
    if event.day <= fact.as_of or event.itself & cited.firmly or _is_told(event, cited):
        return None
    shared = {
        one for one in event.names & cited.firmly if one.sort is not Sort.DOCKET or _is_its_case(event, cited)
    }
    pages = _pages_that_meet(event.names, cited.firmly)
    why = [_cites(reference) for reference in _said_once(shared | pages)] + _same_case(event, cited)
    if why:
        return Touch(fact, tuple(why), firm=True)
    hints = sorted(event.hints & (cited.loosely | cited.firmly))
    return Touch(fact, tuple(_has_to_do_with(one) for one in hints), firm=False) if hints else None


def _is_told(event: Event, cited: Cited) -> bool:
    """Whether the fact already speaks of that very day, or was checked after the day had been announced."""
    fact = cited.fact
    if event.may_be_told and event.day in (fact.in_force_from, *(change.date for change in fact.history)):
        return True
    knows_the_document = any(one.sort in (Sort.DOCUMENT, Sort.PAGE) for one in event.names & cited.firmly)
    return event.announced is not None and fact.as_of >= event.announced and knows_the_document


def _is_its_case(event: Event, cited: Cited) -> bool:
    """Whether a docket's number is that of the same court: courts count alike, parties differ."""
    return any(case.has_a_party_in(event.text) for case in cited.cases)


def _same_case(event: Event, cited: Cited) -> list[Text]:
    names = {mine.name for mine in cited.cases for other in event.cases if mine.is_one_with(other)}
    return [{"en": f"speaks of {name}", "ru": f"говорит о деле {name}"} for name in sorted(names)[:1]]


def _pages_that_meet(announced: frozenset[Reference], cited: frozenset[Reference]) -> set[Reference]:
    """Pages that stand below one another; equal ones are found without."""
    found = set()
    for mine in (one for one in cited if one.sort is Sort.PAGE):
        for other in (one for one in announced if one.sort is Sort.PAGE and one != mine):
            shorter, longer = sorted((mine.value, other.value), key=len)
            if longer.startswith(f"{shorter}/") and shorter.count("/") >= SHORTEST_PREFIX:
                found.add(mine)
    return found


def _said_once(references: set[Reference]) -> list[Reference]:
    """The references in order; the page of a document that is named anyway says no more."""
    documents = {one.value for one in references if one.sort is Sort.DOCUMENT}
    return sorted(
        one
        for one in references
        if one.sort is not Sort.PAGE or not any(number in one.value for number in documents)
    )


def _cites(reference: Reference) -> Text:
    if reference.sort is Sort.PAGE:
        return {"en": f"rests on {reference}", "ru": f"стоит на {reference}"}
    return {"en": f"cites {reference}", "ru": f"ссылается на {reference}"}


def _has_to_do_with(reference: Reference) -> Text:
    if reference.sort is Sort.PART:
        return {"en": f"cites a section of {reference}", "ru": f"ссылается на параграф из {reference}"}
    return {"en": f"speaks of {reference} too", "ru": f"тоже говорит о {reference}"}
