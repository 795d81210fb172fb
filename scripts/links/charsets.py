"""Bytes to text, also where the server names the wrong charset or none."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE
)
_LOOKED_AT = 4096  # bytes; HTML wants the charset in the first 1024
_COUSINS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
"""Browsers read what is called Latin-1 as its Windows cousin."""


def decoded(body: bytes, header: str) -> str:
    """The text. `header`: the charset of Content-Type, or nothing.

    Bytes that are sound UTF-8 are UTF-8, whatever anybody says: no other charset looks so by chance.
    """
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body.decode(charset, errors="replace")
    meta = _META.search(body[:_LOOKED_AT])
    for charset in ("utf-8", header, meta[1].decode("ascii", "replace") if meta else ""):
        text = _strictly(body, charset)
        if text is not None:
            return text
    text = _without_the_last_sign(body)
    return text if text is not None else body.decode(_guess(body), errors="replace")


def _strictly(body: bytes, charset: str) -> str | None:
    try:
        text = body.decode(codecs.lookup(_COUSINS.get(charset, charset)).name) if charset else None
    except (LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _without_the_last_sign(body: bytes) -> str | None:
    """UTF-8 that we cut in the middle of its last sign."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeError:
        return None


def _guess(body: bytes) -> str:
    """The charset that nobody named: Russian text is mostly small letters, which only the right one shows."""
    for charset in ("cp1251", "koi8-r"):
        letters = [sign for sign in body.decode(charset, errors="replace") if ord(sign) > 127]
        if letters and sum("а" <= sign <= "я" for sign in letters) > len(letters) / 2:
            return charset
    return "cp1252"
