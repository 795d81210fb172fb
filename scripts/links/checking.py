"""The link check as a whole: whom to ask, what is known already, what to keep, also of a run that is cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from scripts.facts.sources_lock import AddressState, SourcesLock, lock_text
from scripts.links.collecting import Addresses, Cited
from scripts.links.journal import Journal, journal_beside, read_journal
from scripts.links.lock_update import next_state
from scripts.links.manners import Manners
from scripts.links.running import Found, found_at
from scripts.whole_files import write_if_changed

OLD_AFTER = 6
"""Days; the weekly run then asks everything, and runs in between ask only what they must."""
_ENOUGH_TO_KNOW = 50  # addresses without a network before the run gives up


class NoNetwork(Exception):
    """Not one host name could be found: that says something about this machine, not about the sources."""


@dataclass(frozen=True)
class Choice:
    """Which addresses to ask. `only`: ids of facts, sources or organizations; empty means all."""

    only: frozenset[str] = frozenset()
    old_after: int | None = None
    """Ask only what was last asked so many days ago or more."""
    again: bool = False
    """Ask also what was asked today."""


def states_known(lock: SourcesLock, path: Path) -> dict[str, AddressState]:
    """What the lock says, and what a run that was killed had learned later."""
    states = dict(lock.addresses)
    for address, state in read_journal(journal_beside(path)).items():
        if address not in states or state.checked >= states[address].checked:
            states[address] = state
    return states


def chosen(addresses: Addresses, known: dict[str, AddressState], choice: Choice, today: date) -> list[Cited]:
    """The addresses to ask: what was learned today is not asked again, unless somebody wants just that."""
    asked_for = [cited for cited in addresses.values() if not choice.only or cited.ids & choice.only]
    if choice.again or choice.only:
        return asked_for
    age = timedelta(days=max(1, choice.old_after or 1))
    return [
        cited
        for cited in asked_for
        if (state := known.get(cited.address)) is None or today - state.checked >= age
    ]


def check(
    to_ask: Iterable[Cited],
    known: dict[str, AddressState],
    lock: Path,
    manners: Manners,
    today: date,
    tell: Callable[[Found], object],
    certificates: str | None = None,
) -> dict[str, AddressState]:
    """Ask, and give all states, new and old. Each new one goes into the journal beside the lock at once.

    Raises NoNetwork, and then has noted nothing; OSError where the journal cannot be written.
    """
    states = dict(known)
    journal = Journal(journal_beside(lock))
    without_network: list[Found] = []
    has_network = False
    try:
        with closing(found_at(to_ask, manners, certificates)) as findings:
            for found in findings:
                tell(found)
                has_network = has_network or found.shows_a_network
                without_network.append(found)
                if has_network:
                    for one in without_network:
                        _note(one, states, journal, today)
                    without_network.clear()
                elif _is_enough(without_network):
                    raise NoNetwork
        if any(found.smells_of_no_network for found in without_network):
            raise NoNetwork
        for one in without_network:
            _note(one, states, journal, today)
    finally:
        journal.close()
    return states


def _is_enough(without_network: list[Found]) -> bool:
    return sum(found.smells_of_no_network for found in without_network) >= _ENOUGH_TO_KNOW


def _note(found: Found, states: dict[str, AddressState], journal: Journal, today: date) -> None:
    address = found.cited.address
    states[address] = next_state(states.get(address), found.finding, found.cited.words, today)
    journal.note(address, states[address])


def write_lock(path: Path, states: dict[str, AddressState], addresses: Addresses) -> None:
    """Put the states of what is cited into the lock; the journal is done then. Raises OSError."""
    kept = {address: state for address, state in states.items() if address in addresses}
    write_if_changed(path, lock_text(SourcesLock(kept)))
    Journal(journal_beside(path)).remove()
