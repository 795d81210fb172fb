"""The check is a polite guest: one after another at one host, side by side at many, and no endless waiting."""

from __future__ import annotations

import itertools
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts.links.answers import Trouble
from scripts.links.collecting import Cited
from scripts.links.manners import Manners
from scripts.links.running import Found, found_at
from tests.links.behaviours import BEHAVIOURS, SOUND
from tests.links.server import Exchange, Servers

# a busy machine must not turn a sound answer into silence
PATIENT = Manners(timeout=15, pause=0.02)
HASTY = Manners(timeout=1, pause=0.02)


def look(addresses: Sequence[str], manners: Manners = PATIENT) -> dict[str, Found]:
    return {found.cited.address: found for found in found_at(map(Cited, addresses), manners)}


def test_addresses_of_one_host_are_asked_one_after_another_with_a_pause(hosts: Servers) -> None:
    at_once = []

    async def slowly(exchange: Exchange) -> None:
        at_once.append(exchange)
        assert len(at_once) == 1
        await BEHAVIOURS["slow-but-there"](exchange)
        at_once.remove(exchange)

    origin = hosts.host(slowly)
    found = look([f"{origin}/{n}" for n in range(4)], Manners(timeout=15, pause=0.2))
    assert [one.finding.verdict for one in found.values()] == ["alive"] * 4
    times = [at for at, _ in hosts.log]
    assert min(later - sooner for sooner, later in itertools.pairwise(times)) >= 0.2


def test_hosts_are_asked_side_by_side(hosts: Servers) -> None:
    at_once: list[int] = [0]

    async def slowly(exchange: Exchange) -> None:
        at_once.append(at_once[-1] + 1)
        await BEHAVIOURS["slow-but-there"](exchange)
        at_once.append(at_once[-1] - 1)

    assert len(look([f"{hosts.host(slowly)}/page" for _ in range(10)])) == 10
    assert max(at_once) > 3


@pytest.mark.parametrize("robots_too", [True, False], ids=["the whole host", "all but its robots.txt"])
def test_silent_host_costs_three_waits_and_no_more(hosts: Servers, robots_too: bool) -> None:
    silence = BEHAVIOURS["silence"]
    origin = hosts.host(silence, robots=silence if robots_too else None)
    started = time.monotonic()
    found = look([f"{origin}/{n}" for n in range(30)], HASTY)
    waits = 3 if robots_too else 4
    assert time.monotonic() - started < (waits + 3) * HASTY.timeout
    assert {one.finding.verdict for one in found.values()} == {"unreachable"}
    assert sum(one.trouble is Trouble.HOST_SILENT for one in found.values()) >= 27
    assert sum(hosts.asked.values()) == (3 if robots_too else 5)


def test_one_page_that_hangs_does_not_darken_its_neighbours(hosts: Servers) -> None:
    async def hangs_in_the_middle(exchange: Exchange) -> None:
        await BEHAVIOURS["silence" if exchange.path in ("/2", "/3") else "sound"](exchange)

    origin = hosts.host(hangs_in_the_middle)
    found = look([f"{origin}/{n}" for n in range(6)], HASTY)
    verdicts = [found[f"{origin}/{n}"].finding.verdict for n in range(6)]
    assert verdicts == ["alive", "alive", "unreachable", "unreachable", "alive", "alive"]


def test_retry_after_is_kept_for_the_same_page_and_for_the_next(hosts: Servers) -> None:
    async def busy(exchange: Exchange) -> None:
        if exchange.path == "/0" and exchange.nth == 1:
            await exchange.send("wait", 503, Retry_After="1")
        else:
            await exchange.send(SOUND)

    origin = hosts.host(busy)
    found = look([f"{origin}/{n}" for n in range(2)])
    assert {one.finding.verdict for one in found.values()} == {"alive"}
    first, second = (at for at, address in hosts.log if address.endswith("/0"))
    assert second - first >= 1


def test_retry_after_as_a_date_is_understood(hosts: Servers) -> None:
    async def busy(exchange: Exchange) -> None:
        if exchange.nth == 1:
            dates = {"Date": "Sun, 22 Nov 2026 08:00:00 GMT", "Retry_After": "Sun, 22 Nov 2026 08:00:01 GMT"}
            await exchange.send("wait", 429, **dates)
        else:
            await exchange.send(SOUND)

    origin = hosts.host(busy)
    assert look([f"{origin}/0"])[f"{origin}/0"].finding.verdict == "alive"
    first, second = (at for at, address in hosts.log if address.endswith("/0"))
    assert 1 <= second - first < 3


def test_host_that_asks_for_an_hour_is_left_alone_for_this_run(hosts: Servers) -> None:
    origin = hosts.host(BEHAVIOURS["busy-for-an-hour"])
    found = look([f"{origin}/{n}" for n in range(5)])
    assert sorted(one.finding.verdict for one in found.values()) == ["blocked", *["not-checked"] * 4]
    assert sum(hosts.pages_asked().values()) == 1


def test_host_that_wants_more_time_between_requests_gets_it(hosts: Servers) -> None:
    async def slow_down(exchange: Exchange) -> None:
        await exchange.send("User-agent: *\nCrawl-delay: 1", kind="text/plain")

    origin = hosts.host(BEHAVIOURS["sound"], robots=slow_down)
    look([f"{origin}/{n}" for n in range(2)])
    first, second = (at for at, address in hosts.log if "robots" not in address)
    assert second - first >= 1


def test_page_cited_with_many_fragments_is_asked_once(hosts: Servers) -> None:
    origin = hosts.host(BEHAVIOURS["sound"])
    found = look([f"{origin}/page{fragment}" for fragment in ("", "#a_1", "#b_2", "#gone")])
    verdicts = {address.partition("#")[2]: one.finding.verdict for address, one in found.items()}
    assert verdicts == {"": "alive", "a_1": "alive", "b_2": "alive", "gone": "changed"}
    assert hosts.pages_asked() == {f"{origin}/page": 1}


def test_we_say_who_we_are(hosts: Servers) -> None:
    look([f"{hosts.host(BEHAVIOURS['sound'])}/page"], Manners(contact="https://a.example/project"))
    [agent] = hosts.agents
    assert agent.startswith("right-to-asylum-link-check/") and "Mozilla" not in agent
    assert "(+https://a.example/project;" in agent


def test_no_password_of_the_person_who_runs_it_is_shown(
    hosts: Servers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secrets = []

    async def curious(exchange: Exchange) -> None:
        secrets.append(exchange.headers.get("authorization"))
        await (exchange.redirect("/new") if exchange.path == "/old" else exchange.send(SOUND))

    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    look([f"{hosts.host(curious)}/old"])
    assert secrets == [None, None]


def test_nothing_is_left_in_the_home_folder(
    hosts: Servers, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    look([f"{hosts.host(BEHAVIOURS['sound'])}/page"])
    assert list(home.iterdir()) == []
