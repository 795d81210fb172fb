"""An error of the network libraries as the trouble that it means."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions
from linkcheck import LinkCheckerError

from scripts.links.answers import Hop, Trouble

_NO_SUCH_NAME = {
    number
    for number in (getattr(socket, name, None) for name in ("EAI_NONAME", "EAI_NODATA"))
    if number is not None
}
_NO_ROUTE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


def trouble_of(error: BaseException, hops: tuple[Hop, ...] = ()) -> Trouble:
    """The trouble behind an error: the libraries wrap one error into another, so the whole chain is looked at."""
    chain = list(_chain(error))
    for look in (_of_the_name, _of_the_redirects, _of_the_clock, _of_tls, _of_the_connection):
        trouble = look(chain)
        if trouble is not None:
            return Trouble.BAD_REDIRECT if trouble is Trouble.BAD_ADDRESS and hops else trouble
    return Trouble.UNEXPECTED


def _chain(error: BaseException) -> Iterator[BaseException]:
    met: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and id(one) not in met:
            met.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def _of_the_name(chain: list[BaseException]) -> Trouble | None:
    for one in chain:
        if isinstance(one, socket.gaierror):
            return Trouble.NO_SUCH_HOST if one.errno in _NO_SUCH_NAME else Trouble.NAME_UNANSWERED
        if isinstance(one, UnicodeError):
            return Trouble.BAD_ADDRESS
    return None


def _of_the_redirects(chain: list[BaseException]) -> Trouble | None:
    for one in chain:
        if isinstance(one, requests.TooManyRedirects):
            return Trouble.REDIRECT_LOOP
        if isinstance(
            one,
            requests.exceptions.InvalidSchema
            | requests.exceptions.InvalidURL
            | requests.exceptions.MissingSchema
            | urllib3.exceptions.LocationValueError
            | LinkCheckerError,
        ):
            return Trouble.BAD_ADDRESS
    return None


def _of_the_clock(chain: list[BaseException]) -> Trouble | None:
    waits = requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError
    return Trouble.TIMEOUT if any(isinstance(one, waits) for one in chain) else None


def _of_tls(chain: list[BaseException]) -> Trouble | None:
    if any(isinstance(one, ssl.SSLCertVerificationError | ssl.CertificateError) for one in chain):
        return Trouble.CERTIFICATE
    if any(isinstance(one, ssl.SSLEOFError | ssl.SSLZeroReturnError) for one in chain):
        return Trouble.RESET
    return Trouble.TLS if any(isinstance(one, ssl.SSLError) for one in chain) else None


def _of_the_connection(chain: list[BaseException]) -> Trouble | None:
    for one in chain:
        if isinstance(one, ConnectionRefusedError):
            return Trouble.REFUSED
        if isinstance(one, OSError) and one.errno in _NO_ROUTE:
            return Trouble.NO_ROUTE
        if isinstance(one, ConnectionError | http.client.RemoteDisconnected):
            return Trouble.RESET
    if any(isinstance(one, http.client.HTTPException | urllib3.exceptions.ProtocolError) for one in chain):
        return Trouble.NOT_HTTP
    if any(isinstance(one, ValueError) for one in chain):
        return Trouble.BAD_ADDRESS
    return None
