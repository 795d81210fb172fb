"""The eCFR's list of versions: on which day each section of a rule was amended or removed.

Source: https://www.ecfr.gov/developers/documentation/api/v1 (versioner).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from scripts.facts.model import Text
from scripts.watch.event import Event, Unreadable, day_of
from scripts.watch.feeds import Feed
from scripts.watch.fields import count, listed, mapping, needed, text
from scripts.watch.json_reading import Ask
from scripts.watch.references import Reference, Sort

RECORD_BEGINS = date(2017, 1, 1)
"""The day under which the eCFR files every section that it had when it began to keep versions; no amendment."""
MOST_PARTS_ASKED_ONE_BY_ONE = 3
MOST_PAGES = 60  # of a thousand rows each; title 8 has a few thousand

_READ_IT: Text = {
    "en": "Read the section as it stands now, beside the answer. Correct the answer if it differs; then set `as_of`.",
    "ru": "Прочтите параграф в нынешнем виде и сверьте с ответом. Исправьте, если разошлось, и обновите `as_of`.",
}
_REMOVED: Text = {"en": "the section was REMOVED", "ru": "параграф УДАЛЁН"}
_NOT_OF_SUBSTANCE: Text = {"en": "marked as not substantive", "ru": "помечено как правка не по существу"}
_WHAT_TO_DO_IF_REMOVED: Text = {
    "en": "The rule may be gone or stand elsewhere. Find out where, before anyone relies on the answer.",
    "ru": "Правила может больше не быть, или оно теперь в другом месте. Выясните это раньше, чем ответу поверят.",
}


def ecfr_events(feed: Feed, ask: Ask, earliest: Mapping[tuple[str, str], date]) -> Iterator[Event]:
    """Amendments of the parts that facts cite, each since the day from which it matters. Raises Unreadable."""
    for title in sorted({title for title, _ in earliest}, key=int):
        parts = {part: day for (of, part), day in earliest.items() if of == title}
        if len(parts) > MOST_PARTS_ASKED_ONE_BY_ONE:
            yield from _title(feed, ask, title, min(parts.values()), {})
        else:
            for part, day in sorted(parts.items()):
                yield from _title(feed, ask, title, day, {"part": part})


def _title(feed: Feed, ask: Ask, title: str, day: date, narrowed: Mapping[str, str]) -> Iterator[Event]:
    address = feed.address.replace("{title}", title)
    since = max(day, RECORD_BEGINS) + timedelta(days=1)
    page, pages = 1, 1
    while page <= pages:
        answer = ask(address, {"issue_date[gte]": since.isoformat(), "page": str(page), **narrowed})
        pages = _pages(answer)
        for row in listed(answer, "content_versions"):
            if (event := _event(feed, title, mapping(row, "a row"))) is not None:
                yield event
        page += 1


def _pages(answer: Any) -> int:
    meta = answer.get("meta") if isinstance(answer, dict) else None
    pages = (
        count(meta["total_pages"], "total_pages") if isinstance(meta, dict) and "total_pages" in meta else 1
    )
    if pages > MOST_PAGES:
        raise Unreadable(
            f"it has {pages} pages, more than can be", f"в нём {pages} страниц: столько не бывает"
        )
    return pages


def _event(feed: Feed, title: str, row: dict[str, Any]) -> Event | None:
    """The amendment that a row tells of. Appendices and the first record of a section are none."""
    section = needed(row, "identifier")
    amended = day_of(row.get("amendment_date") or row.get("date"))
    if text(row, "type") != "section" or amended <= RECORD_BEGINS:
        return None
    reference = Reference(Sort.SECTION, f"{title}/{section}")
    removed = row.get("removed") is True
    notes = [_REMOVED] if removed else []
    if row.get("substantive") is False:
        notes.append(_NOT_OF_SUBSTANCE)
    issued = text(row, "issue_date")
    if issued and issued != amended.isoformat():
        notes.append({"en": f"shown by the eCFR since {issued}", "ru": f"в eCFR показано с {issued}"})
    return Event(
        feed=feed.id,
        day=amended,
        written_day=amended.isoformat(),
        title=f"{title} C.F.R. {' '.join(text(row, 'name').split()) or f'§ {section}'}",
        address=f"{feed.pages or 'https://www.ecfr.gov/'}current/title-{title}/section-{section}",
        names=frozenset({reference, Reference(Sort.PART, f"{title}/{needed(row, 'part')}")}),
        subject=str(reference),
        loud=removed,
        may_be_told=True,
        notes=tuple(notes),
        what_to_do=_WHAT_TO_DO_IF_REMOVED if removed else _READ_IT,
    )
