"""From what came back to a verdict with its reason. Nothing here asks anybody anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from scripts.facts.model import Text
from scripts.facts.sources_lock import Verdict
from scripts.links import reasons
from scripts.links.address_parts import fragment_of, host_of, without_fragment
from scripts.links.answers import Answer, BodyEnd, Trouble
from scripts.links.cited_words import paragraph_digests
from scripts.links.page_signs import is_a_wall, says_it_is_missing, was_sent_home, was_sent_to_a_gate
from scripts.links.page_text import PageText

_GONE = (404, 410)
_WITHOUT_US = (401, 402, 403, 405, 406, 407, 418, 423, 429, 451, 999)
_LATER = (408, 425)
_BROKEN_TROUBLES = (
    Trouble.BAD_ADDRESS,
    Trouble.NO_SUCH_HOST,
    Trouble.CERTIFICATE,
    Trouble.TLS,
    Trouble.REDIRECT_LOOP,
    Trouble.BAD_REDIRECT,
)
_NOT_ASKED = (Trouble.ROBOTS, Trouble.HOST_ASKED_TO_WAIT)
_NEVER_ANCHORS = ("", "top")


@dataclass(frozen=True)
class Finding:
    """A verdict with its reason, before it is held against what was known."""

    verdict: Verdict
    reason: Text
    final_address: str | None = None
    paragraphs: Mapping[str, str] = field(default_factory=dict)
    """Words that were found -> digest of the paragraph around them."""
    counts: bool = True
    """Whether the run says something about the address: a host that was not asked does not count as a failure."""


def judged(address: str, words: tuple[str, ...], answer: Answer, page: PageText | None) -> Finding:
    """The verdict on an address (as it is cited) by its answer and, where one could be read, its text."""
    if answer.trouble is not None:
        return _on_trouble(answer.trouble, answer)
    assert answer.status is not None
    if answer.status >= 400:
        return _on_refusal(answer, page)
    if answer.status >= 300 and not answer.hops:
        return Finding(Verdict.BROKEN, reasons.of_trouble(Trouble.BAD_REDIRECT))
    unread = _on_unread(answer, bool(words))
    if unread is not None:
        return unread
    digests: dict[str, str | None] = {}
    if words and page is not None:
        digests = paragraph_digests(page.blocks, page.is_main, words)
    if not (words and all(digests.get(phrase) for phrase in words)):
        unfit = _on_another_page(address, answer, page) or _on_missing_words(words, digests, page)
        if unfit is not None:
            return unfit
    found = {phrase: digest for phrase, digest in digests.items() if digest is not None}
    return _on_the_page_itself(address, answer, page, found)


def _on_trouble(trouble: Trouble, answer: Answer) -> Finding:
    reason = reasons.of_trouble(trouble)
    if answer.hops and trouble not in (Trouble.REDIRECT_LOOP, Trouble.BAD_REDIRECT):
        reason = reasons.and_then(reasons.sent_to(host_of(answer.hops[-1].to)), reason)
    if trouble in _NOT_ASKED:
        return Finding(Verdict.NOT_CHECKED, reason, counts=False)
    if trouble in _BROKEN_TROUBLES:
        return Finding(Verdict.BROKEN, reason)
    return Finding(Verdict.UNREACHABLE, reason)


def _on_refusal(answer: Answer, page: PageText | None) -> Finding:
    status = answer.status or 0
    reason = reasons.of_status(status)
    if status in _GONE:
        return Finding(Verdict.BROKEN, reason)
    if page is not None and is_a_wall(page, answer.headers or {}):
        return Finding(Verdict.BLOCKED, reasons.and_then(reason, reasons.WALL))
    if status in _WITHOUT_US:
        return Finding(Verdict.BLOCKED, reason)
    if status >= 500 or status in _LATER:
        return Finding(Verdict.UNREACHABLE, reason)
    return Finding(Verdict.BROKEN, reason)


def _on_unread(answer: Answer, words_wanted: bool) -> Finding | None:
    """What to say where the text could not be read to its end."""
    if answer.body_end is BodyEnd.TOO_LARGE:
        return Finding(Verdict.NOT_CHECKED, reasons.TOO_LARGE, counts=False)
    if answer.body_end is BodyEnd.ENOUGH:
        return Finding(Verdict.NOT_CHECKED, reasons.TOO_LARGE, counts=False) if words_wanted else None
    unread = {
        BodyEnd.ENDLESS: reasons.ENDLESS,
        BodyEnd.BOMB: reasons.BOMB,
        BodyEnd.BROKEN_OFF: reasons.BROKEN_OFF,
        BodyEnd.UNPACKABLE: reasons.UNPACKABLE,
    }.get(answer.body_end)
    if unread is None and answer.body_end is BodyEnd.WHOLE and not answer.body.strip():
        unread = reasons.EMPTY
    return None if unread is None else Finding(Verdict.UNREACHABLE, unread)


def _on_another_page(address: str, answer: Answer, page: PageText | None) -> Finding | None:
    """What to say where something else came than the page."""
    if page is not None and is_a_wall(page, answer.headers or {}):
        return Finding(Verdict.BLOCKED, reasons.WALL)
    came_to = answer.final_address(address)
    if was_sent_to_a_gate(address, came_to):
        return Finding(Verdict.BLOCKED, reasons.GATE)
    if was_sent_home(address, came_to):
        return Finding(Verdict.BROKEN, reasons.SENT_HOME)
    if page is not None and says_it_is_missing(page):
        return Finding(Verdict.BROKEN, reasons.SOFT_404)
    return None


def _on_missing_words(
    words: tuple[str, ...], digests: Mapping[str, str | None], page: PageText | None
) -> Finding | None:
    if not words:
        return None
    if page is None:
        return Finding(Verdict.NOT_CHECKED, reasons.NO_TEXT, counts=False)
    if page.needs_script:
        return Finding(Verdict.NOT_CHECKED, reasons.NEEDS_SCRIPT, counts=False)
    missing = [phrase for phrase in words if digests.get(phrase) is None]
    found = {phrase: digest for phrase, digest in digests.items() if digest is not None}
    return Finding(Verdict.CHANGED, reasons.words_missing(missing), paragraphs=found)


def _on_the_page_itself(
    address: str, answer: Answer, page: PageText | None, paragraphs: Mapping[str, str]
) -> Finding:
    asked, fragment = without_fragment(address), fragment_of(address)
    if page is not None and answer.body_end is not BodyEnd.ENOUGH and not _has_place(page, fragment):
        return Finding(Verdict.CHANGED, reasons.fragment_missing(fragment), paragraphs=paragraphs)
    lasting = answer.permanent_address(asked)
    if unquote(lasting) != unquote(asked):
        to = _with_fragment(lasting, fragment)
        return Finding(Verdict.MOVED, reasons.moved(to), to, paragraphs)
    if page is not None and page.sent_on_to is not None and not paragraphs:
        to = page.sent_on_to
        return Finding(Verdict.MOVED, reasons.moved(to, by_itself=True), to, paragraphs)
    return Finding(Verdict.ALIVE, {}, paragraphs=paragraphs)


def _has_place(page: PageText, fragment: str) -> bool:
    """Whether the page has the anchor; what scripts and browsers make of a fragment is left to them."""
    anchor = fragment.partition(":~:")[0]
    if anchor in _NEVER_ANCHORS or anchor[0] in "!/" or "=" in anchor or page.needs_script:
        return True
    return anchor in page.anchors or unquote(anchor) in page.anchors


def _with_fragment(address: str, fragment: str) -> str:
    return f"{address}#{fragment}" if fragment and "#" not in address else address
