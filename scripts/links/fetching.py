"""One request by linkchecker: it connects, follows the redirects and tells what it met; we take the text and judge."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import requests
from linkcheck import configuration
from linkcheck.cache.results import ResultCache
from linkcheck.cache.urlqueue import UrlQueue
from linkcheck.checker.httpurl import HttpUrl
from linkcheck.director.aggregator import Aggregate
from linkcheck.director.checker import check_url
from requests.utils import requote_uri

from scripts.links.address_parts import without_fragment
from scripts.links.answers import Answer, BodyEnd, Hop, Trouble
from scripts.links.bodies import Wanted, read_body
from scripts.links.deadlines import Watch, watched_adapter
from scripts.links.manners import Manners
from scripts.links.troubles import trouble_of

# what linkchecker says to the console we say ourselves, in words
logging.getLogger("linkcheck").addHandler(logging.NullHandler())
logging.getLogger("linkcheck").propagate = False
logging.getLogger("urllib3").addHandler(logging.NullHandler())
logging.getLogger("urllib3").propagate = False

_HEADERS = {"Accept": "text/html,application/pdf;q=0.9,*/*;q=0.8", "Accept-Language": "en,ru;q=0.8"}


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """We come as anybody would; without this, requests looks into ~/.netrc for passwords."""
    return request


class _Session(requests.Session):
    """Notes each redirect, and does not read its text, which may have no end."""

    def __init__(self) -> None:
        super().__init__()
        self.hops: list[Hop] = []
        self.auth = _nobody

    def rebuild_auth(self, prepared_request: requests.PreparedRequest, response: requests.Response) -> None:
        """Nothing to rebuild: we show no password to anybody."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        target: str | None = super().get_redirect_target(resp)
        if target is not None:
            self.hops.append(Hop(resp.status_code, requote_uri(urljoin(resp.url, target))))
            resp.raw.close()
            resp._content = b""
            # what requests itself sets when a body was read; its types do not name it
            resp._content_consumed = True  # type: ignore[attr-defined]
        return target


# linkchecker brings no types, so that mypy will not have its classes extended: hence what it is told to pass below
class _Page(HttpUrl):  # type: ignore[misc]
    """linkchecker's record of one address, which keeps the answer as it came."""

    status: int | None = None
    answer_headers: dict[str, str] | None = None
    error: BaseException | None = None
    body: bytes = b""
    body_end = BodyEnd.NOT_READ

    def add_intern_pattern(self, url: str | None = None) -> None:
        """No pattern is needed: nothing is followed from a page."""

    def set_extern(self, url: str) -> None:
        """Every address is ours to ask."""
        self.extern = (0, 0)

    def _add_ssl_info(self) -> None:
        """linkchecker would connect once more only to look at the certificate."""

    def allows_robots(self, url: str) -> bool:
        """robots.txt was asked before, with bounds."""
        return True

    def check_obfuscated_ip(self) -> None:
        """Nobody is misled by an address here."""

    def check_response(self) -> None:
        """Any status is an answer; we judge it."""
        self.status = self.url_connection.status_code
        self.answer_headers = {name.lower(): value for name, value in self.headers.items()}
        self.set_result(str(self.status))

    def follow_redirections(self, request: Any) -> None:
        """Follow as linkchecker does, without its words about it."""
        for response in self.get_redirects(request):
            self.url_connection = response
            self.headers = response.headers

    def handle_exception(self) -> str:
        """Keep what happened; linkchecker keeps only its words."""
        self.error = sys.exc_info()[1]
        return str(super().handle_exception())

    def check_content(self) -> bool:
        """Read the text, within bounds; nothing is followed from it."""
        if self.status is not None:
            self.body, self.body_end = read_body(
                self.url_connection, self.aggregate.manners, self.aggregate.wanted
            )
        return False


class _NoPlugins:
    """We look at pages ourselves; and linkchecker would load plugins out of the home folder."""

    def run_connection_plugins(self, page: object) -> None:
        pass

    def run_content_plugins(self, page: object) -> None:
        pass


class _NoMemory(ResultCache):  # type: ignore[misc]
    """Asking again means asking again."""

    def get_result(self, key: object) -> None:
        return None


class _Unheard:
    """What linkchecker logs we have already seen in the page itself."""

    def log_url(self, result: object) -> None:
        pass


class _Asking(Aggregate):  # type: ignore[misc]
    """What linkchecker's records need around them."""

    def __init__(self, settings: Any, manners: Manners) -> None:
        super().__init__(settings, UrlQueue(), None, _NoPlugins(), _NoMemory(0))
        self.manners = manners
        self.wanted = Wanted()
        self.session: _Session | None = None

    def wait_for_host(self, host: str) -> None:
        """The waiting is done by whoever asks: linkchecker's holds up all other hosts too."""

    def get_request_session(self) -> _Session:
        assert self.session is not None
        return self.session


class Fetcher:
    """Asks addresses, each once; one fetcher may be used by many threads."""

    def __init__(self, manners: Manners, watch: Watch, certificates: str | None = None) -> None:
        """`certificates`: a file of certificates to trust, instead of the system's."""
        self._manners = manners
        self._watch = watch
        self._settings = _settings(manners, certificates)
        self._here = threading.local()

    def ask(self, address: str, wanted: Wanted | None = None) -> Answer:
        """What the address answers; never raises for what a server does."""
        asking = _Asking(self._settings, self._manners)
        asking.wanted = wanted or Wanted()
        asking.session = session = self._session()
        with self._watch.deadline(self._manners.longest_answer) as deadline:
            page: _Page | None = None
            error: BaseException | None = None
            try:
                page = _Page(without_fragment(address), 0, asking)
                check_url(page, _Unheard())
                error = page.error
            except Exception as unforeseen:
                # a library that trips over one page must not stop the check of all others
                error = unforeseen
        hops = tuple(session.hops)
        if deadline.cut:
            return Answer(trouble=Trouble.TOO_SLOW, hops=hops)
        if page is None or page.status is None or error is not None:
            trouble = trouble_of(error, hops) if error is not None else Trouble.BAD_ADDRESS
            return Answer(trouble=trouble, hops=hops)
        return Answer(page.status, hops, page.answer_headers, page.body, page.body_end)

    def _session(self) -> _Session:
        """A session without cookies of other addresses, on this thread's own connections."""
        adapter = getattr(self._here, "adapter", None)
        if adapter is None:
            adapter = self._here.adapter = watched_adapter(self._watch)
        session = _Session()
        session.max_redirects = self._manners.most_redirects
        session.headers.update({"User-Agent": self._manners.user_agent, **_HEADERS})
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        return session


def _settings(manners: Manners, certificates: str | None) -> Any:
    """linkchecker's settings, ours where it matters."""
    with _home_left_alone():
        settings = configuration.Configuration()
    settings.update(
        timeout=manners.timeout,
        maxhttpredirects=manners.most_redirects,
        useragent=manners.user_agent,
        recursionlevel=0,
        robotstxt=False,
        enabledplugins=[],
    )
    settings.sanitize_ssl()
    if certificates is not None:
        settings["sslverify"] = certificates
    return settings


@contextlib.contextmanager
def _home_left_alone() -> Iterator[None]:
    """linkchecker makes a folder for plugins in the home of whoever runs it, and loads what lies there."""
    looks_there = configuration.get_plugin_folders
    configuration.get_plugin_folders = list
    try:
        yield
    finally:
        configuration.get_plugin_folders = looks_there
