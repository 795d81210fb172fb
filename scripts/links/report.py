"""What a run has to say: each address with its verdict, what rests on it, and what an editor should do."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from scripts.facts.corpus import Corpus
from scripts.facts.model import CalendarDate, Model, NonEmpty, Slug, Text
from scripts.facts.sources_lock import AddressState, Verdict
from scripts.links.address_parts import fragment_of
from scripts.links.collecting import Addresses, Cited
from scripts.links.lock_update import reason_of
from scripts.links.reasons import fragment_missing
from scripts.whole_files import write_if_changed

SCHEMA = Path(__file__).with_name("report.schema.json")
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class FactNamed(Model):
    """A fact that rests on the address."""

    id: Slug
    question: Text


class AddressReported(Model):
    """One address and all that is known of it."""

    address: NonEmpty
    verdict: Verdict
    reason: Text
    what_to_do: Text | None = Field(default=None, description="None where nothing is to be done")
    since: CalendarDate
    last_good: CalendarDate | None
    checked: CalendarDate
    final_address: NonEmpty | None = Field(description="The new address that a move proposes")
    facts: list[FactNamed]
    sources: list[Slug]
    organizations: list[Slug]
    law: list[NonEmpty] = Field(description="Citations whose text lies at this address")
    pages: list[NonEmpty] = Field(description="Pages and files where the address stands beside the facts")


class Report(Model):
    """`report.json`: the addresses, the worst first, and for each verdict the facts that rest on it."""

    version: Annotated[int, Field(ge=1)] = 1
    day: CalendarDate
    counts: dict[Verdict, int]
    facts: dict[Verdict, list[Slug]] = Field(description="Verdict -> facts that rest on an address with it")
    addresses: list[AddressReported]

    @property
    def needs_an_editor(self) -> bool:
        """Whether anything is broken or changed."""
        return any(self.counts.get(verdict) for verdict in Verdict if verdict.needs_an_editor)


_WHAT_TO_DO: dict[Verdict, tuple[str, str]] = {
    Verdict.BROKEN: (
        "Find where the page lives now and correct `address`. If it is gone, find another source, or lower the "
        "fact's `confidence`.",
        "Найдите, где страница теперь, и исправьте `address`. Если её нет, найдите другой источник или понизьте "
        "`confidence` факта.",
    ),
    Verdict.CHANGED: (
        "Read what the page says now and correct the facts; then put words into `words` that stand there now.",
        "Прочтите, что на странице теперь, и исправьте факты; затем впишите в `words` слова, которые там есть.",
    ),
    Verdict.UNREACHABLE: (
        "Wait: on the third run in a row it counts as broken.",
        "Подождите: после третьей проверки подряд адрес считается сломанным.",
    ),
    Verdict.BLOCKED: (
        "Open the page in a browser now and then: no check can look behind the wall.",
        "Время от времени открывайте страницу в браузере: проверка за эту стену не видит.",
    ),
    Verdict.MOVED: (
        "Put the new address in the place of the old one, after a look at the page.",
        "Посмотрите новую страницу и замените старый адрес новым.",
    ),
    Verdict.NOT_CHECKED: (
        "Open the page in a browser now and then.",
        "Время от времени открывайте страницу сами.",
    ),
}
_OTHER_TEXT = (
    "Read the paragraph and compare it with the facts. Correct them, or, if they are still right, run "
    "`python -m scripts links --accept {id}`.",
    "Прочтите абзац и сравните с фактами. Исправьте их или, если всё по-прежнему верно, выполните "
    "`python -m scripts links --accept {id}`.",
)
_GONE_PLACE = (
    "Find the place on the page anew and correct the address behind the #.",
    "Найдите это место на странице заново и исправьте адрес после знака #.",
)


@dataclass(frozen=True)
class _Known:
    cited: Cited
    state: AddressState


def make_report(corpus: Corpus, addresses: Addresses, states: dict[str, AddressState], day: date) -> Report:
    """The report on those of the addresses of which something is known."""
    known = sorted(
        (_Known(cited, states[cited.address]) for cited in addresses.values() if cited.address in states),
        key=lambda one: (list(Verdict).index(one.state.verdict), one.cited.address),
    )
    counts = Counter(one.state.verdict for one in known)
    return Report(
        day=day,
        counts={verdict: counts[verdict] for verdict in Verdict},
        facts={
            verdict: sorted({id_ for one in known if one.state.verdict is verdict for id_ in one.cited.facts})
            for verdict in Verdict
        },
        addresses=[_reported(one, corpus) for one in known],
    )


def _reported(known: _Known, corpus: Corpus) -> AddressReported:
    cited, state = known.cited, known.state
    return AddressReported(
        address=cited.address,
        verdict=state.verdict,
        reason=reason_of(state),
        what_to_do=what_to_do(cited, state),
        since=state.since,
        last_good=state.last_good,
        checked=state.checked,
        final_address=state.final_address,
        facts=[FactNamed(id=id_, question=corpus.fact[id_].question) for id_ in cited.facts],
        sources=cited.sources,
        organizations=cited.organizations,
        law=cited.law,
        pages=cited.pages,
    )


def what_to_do(cited: Cited, state: AddressState) -> Text | None:
    """What an editor should do about the address, in English and Russian; None where nothing is to be done."""
    if state.verdict is Verdict.ALIVE:
        return None
    english, russian = _WHAT_TO_DO[state.verdict]
    if state.verdict is Verdict.CHANGED and state.changed_paragraphs:
        english, russian = _OTHER_TEXT
    elif state.reason == fragment_missing(fragment_of(cited.address)):
        english, russian = _GONE_PLACE
    name = (cited.sources or cited.facts or ["ID"])[0]
    return {"en": english.format(id=name), "ru": russian.format(id=name)}


def report_json(report: Report) -> str:
    """The text of report.json."""
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def report_schema() -> str:
    """The text of report.schema.json, which is committed beside this module."""
    made = Report.model_json_schema(mode="serialization")
    made["title"] = "Report of the link check"
    return json.dumps({"$schema": _DRAFT, **made}, ensure_ascii=False, indent=2) + "\n"


def write_schema() -> None:
    """Write the schema beside this module."""
    write_if_changed(SCHEMA, report_schema())
