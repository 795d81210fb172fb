"""A run: the hosts asked side by side, each answer judged at once, the findings handed over one by one."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from itertools import groupby

from scripts.links.address_parts import host_of
from scripts.links.answers import Answer, Trouble
from scripts.links.bodies import Wanted
from scripts.links.collecting import Cited
from scripts.links.deadlines import Watch
from scripts.links.fetching import Fetcher
from scripts.links.host_visits import HostVisits, Interrupted, Visit
from scripts.links.judging import Finding, judged
from scripts.links.manners import Manners
from scripts.links.reading import page_of

_NEVER_NAMES = (".invalid", ".test", ".example", ".localhost")
"""Names that never exist (RFC 6761): not finding them says nothing about the network."""


@dataclass(frozen=True)
class Found:
    """What was found at one address."""

    cited: Cited
    finding: Finding
    trouble: Trouble | None

    @property
    def shows_a_network(self) -> bool:
        """Whether it would be otherwise without a network."""
        return self.trouble is None or not self.trouble.is_no_network

    @property
    def smells_of_no_network(self) -> bool:
        """Whether it may only mean that this machine has no network."""
        name = host_of(self.cited.address).partition(":")[0]
        return not self.shows_a_network and not name.endswith(_NEVER_NAMES)


Host = tuple[str, list[list[Cited]]]
"""A host and its pages, each with the addresses that differ only by their `#fragment`."""


def hosts_of(cited: Iterable[Cited]) -> list[Host]:
    """The addresses by host and page, the host with most pages first: it takes longest."""
    ordered = sorted(cited, key=lambda one: (_host(one), one.page_address, one.address))
    hosts = [
        (host, [list(page) for _, page in groupby(of_host, key=lambda one: one.page_address)])
        for host, of_host in groupby(ordered, key=_host)
    ]
    return sorted(hosts, key=lambda host: (-len(host[1]), host[0]))


def _host(cited: Cited) -> str:
    return host_of(cited.address)


def found_at(
    cited: Iterable[Cited], manners: Manners, certificates: str | None = None
) -> Generator[Found, None, None]:
    """What is found at each address, in the order in which it becomes known. Close it to end the run early."""
    hosts = hosts_of(cited)
    waiting: queue.SimpleQueue[Host] = queue.SimpleQueue()
    for host in hosts:
        waiting.put(host)
    findings: queue.SimpleQueue[Found | None] = queue.SimpleQueue()
    stop = threading.Event()
    with Watch() as watch:
        fetcher = Fetcher(manners, watch, certificates)
        workers = [
            # a worker that waits for a silent host must not keep the program from ending
            threading.Thread(target=_work, args=(waiting, findings, fetcher, manners, stop), daemon=True)
            for _ in range(min(manners.jobs, len(hosts)))
        ]
        for worker in workers:
            worker.start()
        at_work = len(workers)
        try:
            while at_work:
                found = findings.get()
                if found is None:
                    at_work -= 1
                else:
                    yield found
        finally:
            stop.set()


def _work(
    waiting: queue.SimpleQueue[Host],
    findings: queue.SimpleQueue[Found | None],
    fetcher: Fetcher,
    manners: Manners,
    stop: threading.Event,
) -> None:
    try:
        while not stop.is_set():
            _, pages = waiting.get_nowait()
            by_address = {page[0].page_address: page for page in pages}

            def tell(visit: Visit, answer: Answer, pages: dict[str, list[Cited]] = by_address) -> None:
                if not stop.is_set():
                    for found in _judge(pages[visit.address], answer):
                        findings.put(found)

            visits = [Visit(address, _wanted(page)) for address, page in by_address.items()]
            HostVisits(fetcher, manners, stop).make(visits, tell)
    except (Interrupted, queue.Empty):
        pass
    finally:
        findings.put(None)


def _wanted(page: list[Cited]) -> Wanted:
    return Wanted(
        words=any(cited.words for cited in page),
        places=any(cited.address != cited.page_address for cited in page),
    )


def _judge(page: list[Cited], answer: Answer) -> list[Found]:
    try:
        text = page_of(answer, page[0].page_address) if answer.has_text else None
        # whoever redirects us has answered, whatever came after
        trouble = None if answer.hops else answer.trouble
        return [Found(one, judged(one.address, one.words, answer, text), trouble) for one in page]
    except Exception:
        # a page that breaks a parser must not stop the check of all others
        broken = Answer(trouble=Trouble.UNEXPECTED)
        return [Found(one, judged(one.address, one.words, broken, None), broken.trouble) for one in page]
