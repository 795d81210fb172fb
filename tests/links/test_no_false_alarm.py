"""Sound links are alive, run after run."""

from __future__ import annotations

from datetime import timedelta

from scripts.facts.sources_lock import AddressState, SourcesLock, lock_text
from scripts.links.collecting import Cited
from scripts.links.lock_update import next_state
from scripts.links.manners import Manners
from scripts.links.running import found_at
from tests.conftest import TODAY
from tests.links.behaviours import LAW, WORDS, page
from tests.links.server import Exchange, Servers

RUNS = 10


async def sound_but_never_the_same(exchange: Exchange) -> None:
    """A page as they are: a menu, a banner, a token and a date that change with each visit."""
    token = f"{id(exchange)}-{exchange.nth}"
    await exchange.send(
        page(
            f"<header>Visit {token}</header><nav><a href='/?sid={token}'>Home</a></nav><p>Today is {token}.</p>"
            f"<main><h1>Asylum</h1><p id='a'>{LAW}</p></main><footer>{token}</footer><script>{token}</script>"
        ),
        Set_Cookie=f"sid={token}",
    )


def test_three_hundred_sound_links_over_thirty_hosts_never_raise_an_alarm(hosts: Servers) -> None:
    origins = [hosts.host(sound_but_never_the_same) for _ in range(30)]
    cited = [
        Cited(f"{origin}/{n}{'#a' if n % 3 == 0 else ''}", words=(WORDS,) if n % 2 else ())
        for origin in origins
        for n in range(10)
    ]
    states: dict[str, AddressState] = {}
    locks = []
    for run in range(RUNS):
        for found in found_at(cited, Manners(timeout=20, pause=0)):
            states[found.cited.address] = next_state(
                states.get(found.cited.address), found.finding, found.cited.words, TODAY + timedelta(days=run)
            )
        assert {state.verdict for state in states.values()} == {"alive"}
        locks.append(lock_text(SourcesLock(states)))
    assert len(states) == 300
    assert set(hosts.pages_asked().values()) == {RUNS}
    assert {
        lock.replace(f"checked: {TODAY + timedelta(days=run)}", "") for run, lock in enumerate(locks)
    } == {locks[0].replace(f"checked: {TODAY}", "")}
