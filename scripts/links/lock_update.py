"""What was found now, held against what was known: the next state of an address, and what an editor accepts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scripts.facts.model import Text
from scripts.facts.sources_lock import AddressState, Verdict
from scripts.links import reasons
from scripts.links.judging import Finding

FAILURES_UNTIL_BROKEN = 3
_MOST_TEXTS_KEPT = 6  # of one paragraph; a page that shows more than these in turn is news each time


def next_state(
    known: AddressState | None, found: Finding, words: tuple[str, ...], today: date
) -> AddressState:
    """The state to note after a run. `words`: those that must stand there now."""
    accepted, unaccepted = _paragraphs(known, found, words)
    verdict, reason = found.verdict, found.reason
    if unaccepted and verdict.is_good:
        verdict, reason = Verdict.CHANGED, reasons.text_changed(list(unaccepted))
    failures = _failures(known, found, today)
    if found.counts and failures >= FAILURES_UNTIL_BROKEN:
        verdict, reason = Verdict.BROKEN, reasons.and_then(reason, reasons.THREE_RUNS)
    is_same = known is not None and known.verdict is verdict
    last_good = today if verdict.is_good else known.last_good if known is not None else None
    return AddressState(
        verdict=verdict,
        reason={} if verdict is Verdict.ALIVE else reason,
        since=known.since if known is not None and is_same else today,
        last_good=last_good,
        checked=today,
        final_address=found.final_address if verdict is Verdict.MOVED else None,
        failures=failures,
        paragraphs=accepted,
        changed_paragraphs=unaccepted,
    )


def _paragraphs(
    known: AddressState | None, found: Finding, words: tuple[str, ...]
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The texts found good, and those that no editor has accepted. A text met for the first time is good."""
    accepted: dict[str, tuple[str, ...]] = {}
    unaccepted: dict[str, str] = {}
    before: Mapping[str, tuple[str, ...]] = known.paragraphs if known is not None else {}
    pending: Mapping[str, str] = known.changed_paragraphs if known is not None else {}
    for phrase in words:
        digest = found.paragraphs.get(phrase)
        good = before.get(phrase, ())
        if digest is None:
            # nothing was read this time: what was known stays known
            if good:
                accepted[phrase] = good
            if phrase in pending:
                unaccepted[phrase] = pending[phrase]
            continue
        accepted[phrase] = good or (digest,)
        if good and digest not in good:
            unaccepted[phrase] = digest
    return accepted, unaccepted


def _failures(known: AddressState | None, found: Finding, today: date) -> int:
    """Days in a row on which the address could not be reached; a run in which it was not asked changes nothing."""
    before = known.failures if known is not None else 0
    if not found.counts:
        return before
    if found.verdict is not Verdict.UNREACHABLE:
        return 0
    if known is not None and before and known.checked == today:
        return before
    return min(before + 1, FAILURES_UNTIL_BROKEN)


def accepted(state: AddressState) -> AddressState | None:
    """The state after an editor has read the changed text and found the facts still right; None if none is waiting."""
    if not state.changed_paragraphs:
        return None
    paragraphs = dict(state.paragraphs)
    for phrase, digest in state.changed_paragraphs.items():
        known = tuple(one for one in paragraphs.get(phrase, ()) if one != digest)
        paragraphs[phrase] = (*known, digest)[-_MOST_TEXTS_KEPT:]
    is_settled = state.verdict is Verdict.CHANGED and state.reason == reasons.text_changed(
        list(state.changed_paragraphs)
    )
    changes: dict[str, object] = {"paragraphs": paragraphs, "changed_paragraphs": {}}
    if is_settled:
        changes |= {
            "verdict": Verdict.ALIVE,
            "reason": {},
            "since": state.checked,
            "last_good": state.checked,
        }
    return state.model_copy(update=changes)


def reason_of(state: AddressState) -> Text:
    """Why the address has its verdict, in words, also where the lock leaves out what goes without saying."""
    if state.reason:
        return state.reason
    return reasons.ALIVE_WITH_WORDS if state.paragraphs else reasons.ALIVE
