"""Asking a feed for JSON over HTTP, patiently and within limits: whatever a server does, an answer or a reason."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import requests

from scripts.watch.event import Unreadable

USER_AGENT = (
    "right-to-asylum-watch/1.0 (a volunteer legal guide; asks once a week whether the law has changed)"
)
TRIES = 3
PAUSE = 0.5  # seconds after the first failure, doubled after each
LONGEST_WAIT = 20.0  # seconds that a server may ask us to wait; beyond that we come back next week
LARGEST_ANSWER = 60_000_000  # bytes; the largest feed of today has a two-hundredth of that
_TRY_AGAIN = (429, 500, 502, 503, 504)

Ask = Callable[[str, Mapping[str, str | list[str]]], Any]
"""Address and parameters of a query -> the parsed answer; raises Unreadable."""


class PassingFailure(Exception):
    """A failure that another try may mend."""

    def __init__(self, english: str, russian: str, wait: float | None = None) -> None:
        """Keep what happened, and how many seconds the server asked us to wait."""
        super().__init__(english)
        self.reason = Unreadable(english, russian)
        self.wait = wait


def json_asker(
    session: requests.Session, timeout: float, answered: Callable[[], object] = lambda: None
) -> Ask:
    """A function that asks for JSON, `timeout` seconds long at most for each try, and tries three times.

    `answered` is called after each answer.
    """

    def ask(address: str, parameters: Mapping[str, str | list[str]]) -> Any:
        pause = PAUSE
        for attempt in range(1, TRIES + 1):
            try:
                answer = _asked_once(session, address, parameters, timeout)
                answered()
                return answer
            except PassingFailure as failure:
                if attempt == TRIES or (failure.wait or 0) > LONGEST_WAIT:
                    raise failure.reason from failure
                time.sleep(failure.wait if failure.wait is not None else pause)
                pause *= 2
        raise AssertionError

    return ask


def _asked_once(
    session: requests.Session, address: str, parameters: Mapping[str, str | list[str]], timeout: float
) -> Any:
    headers = {"User-Agent": USER_AGENT, "Accept": "application/json"}
    try:
        with session.get(address, params=parameters, headers=headers, timeout=timeout, stream=True) as answer:
            _refuse_bad_status(answer)
            return _parsed(_body(answer, timeout))
    except requests.Timeout as error:
        raise PassingFailure(f"no answer in {timeout:g} s", f"нет ответа за {timeout:g} с") from error
    except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
        raise PassingFailure("the connection failed", "соединение не удалось") from error
    except requests.RequestException as error:
        said = type(error).__name__
        raise Unreadable(f"the request failed: {said}", f"запрос не удался: {said}") from error


def _refuse_bad_status(answer: requests.Response) -> None:
    status = answer.status_code
    if status in _TRY_AGAIN:
        asked = answer.headers.get("Retry-After", "")
        wait = float(asked) if asked.isdigit() else None
        raise PassingFailure(f"the server answers {status}", f"сервер отвечает {status}", wait)
    if status != requests.codes.ok:
        raise Unreadable(f"the server answers {status}", f"сервер отвечает {status}")


def _body(answer: requests.Response, timeout: float) -> bytes:
    """The whole answer. A body that drips in for ever is cut off, and so is one without end."""
    end, body = time.monotonic() + timeout, bytearray()
    for piece in answer.iter_content(65536):
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise Unreadable("the answer is far too long", "ответ слишком длинный")
        if time.monotonic() > end:
            raise PassingFailure(
                f"the answer did not end in {timeout:g} s", f"ответ не кончился за {timeout:g} с"
            )
    return bytes(body)


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("the answer is not JSON", "ответ не в формате JSON") from error
