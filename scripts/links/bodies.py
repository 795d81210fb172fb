"""The text of an answer, read within bounds: bodies without end and compressed bombs stop here."""

from __future__ import annotations

import http.client
from dataclasses import dataclass

import requests
import urllib3.exceptions

from scripts.links.address_parts import path_of
from scripts.links.answers import BodyEnd
from scripts.links.manners import Manners

_CHUNK = 1 << 16
_TEXT = ("text/", "application/xhtml", "application/xml", "application/json")


@dataclass(frozen=True)
class Wanted:
    """What is looked for on a page beside its title: `words` in its text, `places` among its anchors."""

    words: bool = False
    places: bool = False


def read_body(response: requests.Response, manners: Manners, wanted: Wanted) -> tuple[bytes, BodyEnd]:
    """The body after unpacking, and how far it went. What nobody looks into is left with the server."""
    if response.status_code >= 400:
        return _read(response, manners.largest_refusal, manners.largest_refusal, BodyEnd.ENOUGH)
    kind = response.headers.get("Content-Type", "").lower()
    path = path_of(response.url).lower()
    is_pdf = "pdf" in kind or (path.endswith(".pdf") and not kind.startswith(_TEXT))
    is_text = kind.startswith(_TEXT) or not (kind or is_pdf)
    if not is_text and not (wanted.words and (is_pdf or kind.startswith("application/octet-stream"))):
        return b"", BodyEnd.NOT_READ
    longest = manners.largest_text if is_text else manners.largest_pdf
    kept = longest if wanted.words or wanted.places else manners.largest_without_words
    packed = response.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity")
    told = _told_length(response.headers.get("Content-Length"))
    if told is None or packed:
        return _read(response, kept, longest, BodyEnd.BOMB if packed else BodyEnd.ENDLESS)
    if wanted.words and told > longest:
        return b"", BodyEnd.TOO_LARGE
    # an answer that says how long it is has an end, and its title comes first
    return _read(response, kept, kept, BodyEnd.ENOUGH)


def _told_length(header: str | None) -> int | None:
    return int(header) if header is not None and header.isascii() and header.isdigit() else None


def _read(response: requests.Response, kept: int, longest: int, past_it: BodyEnd) -> tuple[bytes, BodyEnd]:
    """Keep the first `kept` bytes; what goes on after the `longest` is called `past_it`."""
    body = bytearray()
    length = 0
    try:
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            length += len(chunk)
            body += chunk[: kept - len(body)]
            if length > longest:
                return bytes(body), past_it
    except urllib3.exceptions.DecodeError:
        return b"", BodyEnd.UNPACKABLE
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError):
        return bytes(body), BodyEnd.BROKEN_OFF
    return bytes(body), BodyEnd.ENOUGH if length > kept else BodyEnd.WHOLE
