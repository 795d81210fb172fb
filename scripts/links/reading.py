"""From the bytes of an answer to its text, whatever kind of file it is."""

from __future__ import annotations

from scripts.links.answers import Answer
from scripts.links.charsets import decoded
from scripts.links.page_text import PageText, html_text, plain_text
from scripts.links.pdf_text import PdfUnreadable, pdf_pages

_HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")
_PLAIN = ("text/", "application/json")


def page_of(answer: Answer, asked: str) -> PageText | None:
    """What the answer says; None where no text can be read from it."""
    if answer.body[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf(answer.body)
    kind = answer.content_type
    if kind in _HTML or answer.body[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return html_text(decoded(answer.body, answer.charset), answer.final_address(asked))
    if kind.startswith(_PLAIN):
        return plain_text(decoded(answer.body, answer.charset))
    return None


def _pdf(body: bytes) -> PageText | None:
    try:
        pages = pdf_pages(body)
    except PdfUnreadable:
        return None
    # a paragraph may go on over the page, and nothing marks its end: the whole text is one piece
    text = "\n".join(pages)
    return PageText(blocks=[text], is_main=[True])
