"""The Federal Register's documents that change, or propose to change, the parts that facts cite.

Source: https://www.federalregister.gov/developers/documentation/api/v1 (documents).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from scripts.facts.model import Text
from scripts.watch.event import Event, Unreadable, day_of
from scripts.watch.feeds import Feed
from scripts.watch.fields import listed, mapping, needed, text
from scripts.watch.json_reading import Ask
from scripts.watch.references import Reference, Sort, page, references_in

FIELDS = (
    "document_number", "title", "type", "action", "abstract", "publication_date", "effective_on", "agencies",
    "cfr_references", "regulation_id_numbers", "correction_of", "html_url", "citation",
)  # fmt: skip
MOST_PAGES = 20  # the service itself gives no more than two thousand documents to a query

_NUMBER = re.compile(r"^\d+")
_LOOK: Text = {
    "en": "Look at the summary: which sections, from which day. If the answer is touched, correct it; set `as_of`.",
    "ru": "Посмотрите аннотацию: какие параграфы и с какого дня. Если ответ задет, исправьте и обновите `as_of`.",
}


def register_events(feed: Feed, ask: Ask, parts: Iterable[tuple[str, str]], since: date) -> Iterator[Event]:
    """Documents since a day on the parts (title, part) that facts cite, each once. Raises Unreadable.

    One part is asked at a time, because the service takes no list; for part 274a it is asked for 274.
    """
    numbers = {(title, digits[0]) for title, part in parts if (digits := _NUMBER.match(part)) is not None}
    told: set[str] = set()
    for title, part in sorted(numbers, key=lambda one: (int(one[0]), int(one[1]))):
        for document in _documents(feed, ask, title, part, since):
            number = needed(document, "document_number")
            if number not in told:
                told.add(number)
                yield _event(feed, document, number, (title, part))


def _documents(feed: Feed, ask: Ask, title: str, part: str, since: date) -> Iterator[dict[str, Any]]:
    answer = ask(
        feed.address,
        {
            "conditions[cfr][title]": title,
            "conditions[cfr][part]": part,
            "conditions[publication_date][gte]": since.isoformat(),
            "fields[]": list(FIELDS),
            "order": "newest",
            "per_page": "1000",
        },
    )
    asked: set[str] = set()
    while True:
        if mapping(answer, "the answer").get("count") == 0:
            return  # the service leaves out `results` where there are none
        yield from (mapping(document, "a document") for document in listed(answer, "results"))
        following = text(answer, "next_page_url")
        if not following:
            return
        if following in asked or len(asked) >= MOST_PAGES:
            raise Unreadable("it gives pages without end", "страницы не кончаются")
        if urlsplit(following).hostname != urlsplit(feed.address).hostname:
            raise Unreadable("its next page is on another server", "следующая страница на чужом сервере")
        asked.add(following)
        answer = ask(following, {})


def _event(feed: Feed, document: dict[str, Any], number: str, asked: tuple[str, str]) -> Event:
    day = day_of(document.get("publication_date"))
    said = " ".join(text(document, key) for key in ("title", "action", "abstract"))
    address = text(document, "html_url") or f"https://www.federalregister.gov/d/{number}"
    itself = {Reference(Sort.DOCUMENT, number), page(address), *references_in(text(document, "citation"))}
    rulemakings = document.get("regulation_id_numbers")
    names = {
        Reference(Sort.RULEMAKING, str(one)) for one in (rulemakings if isinstance(rulemakings, list) else [])
    }
    names |= references_in(f"{said} {text(document, 'correction_of')}")
    return Event(
        feed=feed.id,
        day=day,
        written_day=day.isoformat(),
        title=f"{text(document, 'type') or 'Document'}: {needed(document, 'title')}",
        address=address,
        names=frozenset(one for one in names - itself if one.sort is not Sort.PART),
        hints=frozenset(_parts(document, asked)),
        itself=frozenset(itself),
        notes=tuple(_notes(document, day)),
        what_to_do=_LOOK,
    )


def _parts(document: dict[str, Any], asked: tuple[str, str]) -> Iterator[Reference]:
    """The parts that the document names; where it names none, the one it was found by."""
    references = document.get("cfr_references")
    named = [one for one in references if isinstance(one, dict)] if isinstance(references, list) else []
    for one in named:
        if text(one, "part"):
            yield Reference(Sort.PART, f"{text(one, 'title')}/{text(one, 'part')}")
    if not named:
        yield Reference(Sort.PART, "/".join(asked))


def _notes(document: dict[str, Any], published: date) -> Iterator[Text]:
    agencies = document.get("agencies")
    names = (
        [text(one, "name") for one in agencies if isinstance(one, dict)] if isinstance(agencies, list) else []
    )
    if any(names):
        said = ", ".join(filter(None, names))
        yield {"en": said, "ru": said}
    effective = text(document, "effective_on")
    if effective and effective != published.isoformat():
        yield {"en": f"in force from {effective}", "ru": f"действует с {effective}"}
