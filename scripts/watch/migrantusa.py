"""The open data of MigrantUSA (CC BY 4.0): its change log of immigration procedure and its litigation tracker.

Source: https://github.com/migrantusa/us-immigration-data. The attribution stands in `feeds.yml` and in each report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin

from scripts.facts.model import Text
from scripts.watch.cases import cases_in
from scripts.watch.event import Event, day_of
from scripts.watch.feeds import Feed
from scripts.watch.fields import listed, mapping, needed, text
from scripts.watch.json_reading import Ask
from scripts.watch.references import Sort, dockets_in, references_in, references_in_address

_DAY_IN_ADDRESS = re.compile(r"federalregister\.gov/documents/(\d{4})/(\d\d)/(\d\d)/")
_ONLY_HINTS = (Sort.PART, Sort.STATUTE, Sort.FORM)
_READ_THE_SOURCE: Text = {
    "en": "Read the official page it names, not the log alone. If the answer is touched, correct it; then set `as_of`.",
    "ru": "Прочтите официальную страницу, на которую он ссылается. Если ответ задет, исправьте и обновите `as_of`.",
}
_READ_THE_DOCKET: Text = {
    "en": "Find the newest order in the docket. If the answer no longer says where the case stands, correct it.",
    "ru": "Найдите в деле последний приказ суда. Если ответ описывает дело не так, исправьте его.",
}
_COMING: Text = {"en": "announced for this day", "ru": "объявлено на этот день"}


def change_events(feed: Feed, ask: Ask) -> Iterator[Event]:
    """What the change log says has happened, and what it says will. Raises Unreadable."""
    log = ask(feed.address, {})
    for entry in listed(log, "changes"):
        yield _change(feed, mapping(entry, "an entry"), coming=False)
    for entry in listed(log, "upcoming") if "upcoming" in log else []:
        yield _change(feed, mapping(entry, "an entry"), coming=True)


def _change(feed: Feed, entry: dict[str, Any], coming: bool) -> Event:
    title = needed(entry, "title_en")
    said = f"{title}. {text(entry, 'summary_en')}"
    sources = _addresses(entry)
    found = references_in(said)
    for address in sources:
        found |= references_in_address(address)
    written = needed(entry, "date")
    if text(entry, "precision") == "month":
        written = written[:7]
    return Event(
        feed=feed.id,
        day=day_of(written),
        written_day=written,
        title=title,
        address=sources[0] if sources else _page(feed, entry, "link_en"),
        names=frozenset(one for one in found if one.sort not in _ONLY_HINTS),
        hints=frozenset(one for one in found if one.sort in _ONLY_HINTS),
        cases=frozenset(cases_in(said)),
        may_be_told=coming,
        announced=_published(sources) if coming else None,
        text=said,
        notes=(_COMING,) if coming else (),
        what_to_do=_READ_THE_SOURCE,
    )


def _addresses(entry: dict[str, Any]) -> list[str]:
    several = entry.get("source_urls")
    found = [text(entry, "source_url"), *(several if isinstance(several, list) else [])]
    return [one for one in found if isinstance(one, str) and one.startswith(("https://", "http://"))]


def _published(addresses: list[str]) -> date | None:
    """The day of the Federal Register in which a document stands, as its address tells it."""
    found = [match for address in addresses if (match := _DAY_IN_ADDRESS.search(address))]
    return day_of("-".join(found[0].groups())) if found else None


def _page(feed: Feed, entry: dict[str, Any], key: str) -> str:
    return urljoin(feed.pages or feed.address, text(entry, key))


def case_events(feed: Feed, ask: Ask) -> Iterator[Event]:
    """The last movement of each case that the tracker follows. Raises Unreadable."""
    for case in listed(ask(feed.address, {}), "cases"):
        if (event := _movement(feed, mapping(case, "a case"))) is not None:
            yield event


def _movement(feed: Feed, case: dict[str, Any]) -> Event | None:
    written = text(case, "latest_event")
    if not written:
        return None
    named = needed(case, "case_name")
    docket = text(case, "docket")
    status = text(case, "status_label_en")
    title = text(case, "title_en")
    notes: list[Text] = [{"en": f"status: {status}", "ru": f"состояние: {status}"}] if status else []
    notes += [{"en": docket, "ru": docket}] if docket else []
    checked = text(case, "last_checked")
    if checked and day_of(written) > day_of(checked):
        notes.append({"en": f"expected, as of {checked}", "ru": f"ожидалось, по данным на {checked}"})
    found = {one for one in references_in(docket) if one.sort not in (*_ONLY_HINTS, Sort.DOCKET)}
    return Event(
        feed=feed.id,
        day=day_of(written),
        written_day=written,
        title=f"{named}: {title}" if title else named,
        address=_page(feed, case, "url_en"),
        names=frozenset(found | dockets_in(docket)),
        cases=frozenset(cases_in(named)),
        text=f"{named}. {title}",
        notes=tuple(notes),
        what_to_do=_READ_THE_DOCKET,
    )
