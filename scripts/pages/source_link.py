"""A source or an organization's site as the reader may safely see it: a link, or a name with a warning."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from scripts.facts.catalogue import Source
from scripts.facts.model import FactSource
from scripts.facts.safety_in_russia import may_be_link, needs_warning
from scripts.pages.inline import html_attribute, html_text
from scripts.wording.typography import marked_html
from scripts.wording.words import Words


def outward_link(shown: str, address: str, language: str | None = None, class_: str = "") -> str:
    """A link that leaves the site and does not say where the reader comes from; `shown` is HTML."""
    marks = f' class="{class_}"' if class_ else ""
    marks += f' lang="{language}"' if language else ""
    return f'<a href="{html_attribute(address)}" rel="noreferrer"{marks}>{shown}</a>'


def source_name(source: Source, words: Words, for_readers_in_russia: bool) -> str:
    """The title of a source as HTML: a link where that is safe, else its name with the reason beside it."""
    language = source.language if source.language != words.locale else None
    title = marked_html(source.title, source.language)
    if may_be_link(source.unsafe_in_russia, for_readers_in_russia):
        return outward_link(title, source.address, language)
    reason = words["unsafe"] if needs_warning(source.unsafe_in_russia) else words["unsafe_unknown"]
    marks = f' lang="{language}"' if language else ""
    return f'<span{marks}>{title}</span> <em class="unsafe">({html_text(reason)})</em>'


def reading_of(cited: FactSource, words: Words) -> str:
    """When the text of the source was read, in words of the page."""
    if cited.seen == "no":
        return words["source_not_read"]
    if cited.seen == "undated":
        return words["source_seen_undated"]
    return words["source_seen"].format(date=_partial_date(cited.seen, words))


def _partial_date(seen: str, words: Words) -> str:
    parts = [int(part) for part in seen.split("-")]
    if len(parts) == 3:
        return words.day(date(parts[0], parts[1], parts[2]))
    return words.month(date(parts[0], parts[1], 1)) if len(parts) == 2 else seen


def host_link(address: str) -> str:
    """A link that shows only the host, in one unbroken piece."""
    host = (urlsplit(address).hostname or address).removeprefix("www.")
    return outward_link(html_text(host), address, class_="nb")
