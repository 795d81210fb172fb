"""The addresses of one host, asked one after another with a pause, so that nobody is pressed."""

from __future__ import annotations

import email.utils
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scripts.links.address_parts import origin_of
from scripts.links.answers import Answer, Trouble
from scripts.links.bodies import Wanted
from scripts.links.fetching import Fetcher
from scripts.links.manners import ROBOT_NAME, Manners
from scripts.links.robots import LARGEST, Robots, read_robots

_LONGEST_ROBOTS_DELAY = 5  # seconds; some hosts ask for minutes, which would make a run last for hours


@dataclass(frozen=True)
class Visit:
    """One address to ask, without a fragment, and what is looked for there."""

    address: str
    wanted: Wanted


class Interrupted(Exception):
    """The run is to end now; what was learned so far stands."""


class HostVisits:
    """What happens with one host in one run: who waits for what, and when to leave it alone."""

    def __init__(self, fetcher: Fetcher, manners: Manners, stop: threading.Event) -> None:
        """`stop`: set when the run is to end."""
        self._fetcher = fetcher
        self._manners = manners
        self._stop = stop
        self._silences = 0
        self._silent_addresses: set[str] = set()
        self._has_answered = False
        self._open_at = 0.0
        self._robots: dict[str, Robots] = {}
        self._pause = manners.pause

    def make(self, visits: Iterable[Visit], tell: Callable[[Visit, Answer], None]) -> None:
        """Ask each address and tell its answer. Raises Interrupted."""
        for visit in visits:
            tell(visit, self._visit(visit))

    def _visit(self, visit: Visit) -> Answer:
        if not self._robots_of(visit.address).allows(visit.address):
            return Answer(trouble=Trouble.ROBOTS)
        answer = self._ask(visit.address, visit.wanted)
        for attempt in range(self._manners.retries):
            # a second wait for one page tells little, and many pages may have to wait behind it
            if not answer.worth_another_try or self._is_left_alone() or self._silences > 1:
                break
            self._wait(self._manners.pause * 2**attempt)
            answer = self._ask(visit.address, visit.wanted)
        return answer

    def _robots_of(self, address: str) -> Robots:
        origin = origin_of(address)
        if origin not in self._robots:
            answer = self._ask(f"{origin}/robots.txt", Wanted())
            # a host whose robots.txt fails is asked for its pages all the same, as a reader would ask: they fail too,
            # or else nothing was wrong with them
            is_there = answer.status == 200 and "html" not in answer.content_type
            text = answer.body[:LARGEST].decode("utf-8", "replace") if is_there else ""
            self._robots[origin] = read_robots(text, ROBOT_NAME)
            self._pause = max(self._manners.pause, min(self._robots[origin].delay, _LONGEST_ROBOTS_DELAY))
        return self._robots[origin]

    def _ask(self, address: str, wanted: Wanted) -> Answer:
        """One request in its turn, or what to say instead of it."""
        if self._is_silent():
            return Answer(trouble=Trouble.HOST_SILENT)
        if self._asked_for_too_long():
            return Answer(trouble=Trouble.HOST_ASKED_TO_WAIT)
        self._wait(self._open_at - time.monotonic())
        answer = self._fetcher.ask(address, wanted)
        if answer.is_silence:
            self._silences += 1
            self._silent_addresses.add(address)
        else:
            self._silences = 0
            self._silent_addresses.clear()
            self._has_answered = True
        self._open_at = time.monotonic() + max(self._pause, _seconds_to_wait(answer))
        return answer

    def _is_left_alone(self) -> bool:
        return self._is_silent() or self._asked_for_too_long()

    def _is_silent(self) -> bool:
        """Three waits in a row; where the host has answered before, for three addresses, as one page may hang alone."""
        waits = len(self._silent_addresses) if self._has_answered else self._silences
        return waits >= self._manners.waits_on_a_silent_host

    def _asked_for_too_long(self) -> bool:
        return self._open_at - time.monotonic() > self._manners.longest_wait

    def _wait(self, seconds: float) -> None:
        if self._stop.wait(max(0.0, seconds)):
            raise Interrupted


def _seconds_to_wait(answer: Answer) -> float:
    """What a host asks for by Retry-After: a number of seconds, or a date by its own clock."""
    asked = answer.header("retry-after").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    until = _seconds_of(asked)
    now = _seconds_of(answer.header("date"))
    return max(0.0, until - (now if now is not None else time.time())) if until is not None else 0.0


def _seconds_of(date: str) -> float | None:
    try:
        return email.utils.parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
