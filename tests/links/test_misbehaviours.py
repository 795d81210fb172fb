"""Whatever a server does, the check survives it, names it, and judges as the table says."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.facts.sources_lock import AddressState
from scripts.links.collecting import Cited
from scripts.links.lock_update import next_state, reason_of
from scripts.links.manners import Manners
from scripts.links.running import found_at
from tests.conftest import TODAY
from tests.links.behaviours import BEHAVIOURS, ROBOTS, WORDS
from tests.links.server import Servers, servers

TABLE: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("misbehaviours.yml").read_text(encoding="utf-8")
)
# a busy machine must not turn a sound answer into silence, and silence must not take the whole day
PATIENT = Manners(timeout=15, jobs=len(TABLE), pause=0.05)
HASTY = Manners(timeout=0.8, jobs=len(TABLE), pause=0.05)
RUSSIAN_WORDS = "в течение одного года"


@pytest.fixture(scope="module")
def judged(tls: dict[str, ssl.SSLContext], trusted: str) -> Iterator[dict[str, tuple[str, str, int]]]:
    """Case -> verdict, English reason, number of requests: all cases side by side, as they would be met."""
    with servers() as running:
        address_of = {case["of"]: _address(case, running, tls) for case in TABLE}
        state_of: dict[str, AddressState] = {}
        for manners, waits in ((PATIENT, False), (HASTY, True)):
            cases = [case for case in TABLE if case.get("waits", False) is waits]
            cited = [Cited(address_of[case["of"]], words=_words(case)) for case in cases]
            for found in found_at(cited, manners, trusted):
                state = next_state(None, found.finding, found.cited.words, TODAY)
                state_of[found.cited.address] = state
        asked = running.pages_asked()
        yield {
            of: (state_of[address].verdict, reason_of(state_of[address])["en"], _requests(address, asked))
            for of, address in address_of.items()
        }


def _address(case: dict[str, Any], running: Servers, tls: dict[str, ssl.SSLContext]) -> str:
    if case.get("at") == "closed-port":
        return f"http://127.0.0.1:{_closed_port()}/page"
    if "at" in case:
        return str(case["at"])
    kind = case.get("tls")
    if kind == "silent":
        return f"{running.silent_host()}/page"
    robots = ROBOTS[case["robots"]] if "robots" in case else None
    origin = running.host(BEHAVIOURS[case["does"]], tls.get(kind or ""), robots)
    spoken = origin.replace("http:", "https:") if kind == "none" else origin
    return f"{spoken}{case.get('path', '/page')}"


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _words(case: dict[str, Any]) -> tuple[str, ...]:
    return (RUSSIAN_WORDS,) if case.get("russian") else (WORDS,) if case.get("words") else ()


def _requests(address: str, asked: dict[str, int]) -> int:
    origin = "/".join(address.split("/")[:3])
    return sum(times for page, times in asked.items() if page.startswith(f"{origin}/"))


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["of"])
def test_misbehaviour_is_survived_named_and_judged(
    case: dict[str, Any], judged: dict[str, tuple[str, str, int]]
) -> None:
    verdict, reason, requests = judged[case["of"]]
    assert verdict == case["verdict"], reason
    assert case.get("says", "") in reason
    assert requests <= case.get("asks", 1)


def test_table_holds_more_than_forty_misbehaviours() -> None:
    assert len({case["of"] for case in TABLE}) == len(TABLE) > 100
    assert {case.get("does") for case in TABLE} - {None} == set(BEHAVIOURS)
    assert {case.get("robots") for case in TABLE} - {None} == set(ROBOTS)
