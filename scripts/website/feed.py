"""The feed of what changed (Atom, RFC 4287): one for each language of a site that has an address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

from scripts.facts.corpus import Corpus
from scripts.facts.model import Locale
from scripts.facts.plain_text import plain_text
from scripts.facts.recorded_changes import RecordedChange, recorded_changes

ATOM = "http://www.w3.org/2005/Atom"
CHANGES_PAGE = "reference/changes/"
LONGEST = 60
"""Entries of a feed: the newest ones; the page has them all."""
# part of every id, so it must stay as it is (RFC 4151)
_IDS_SINCE = "2026"


@dataclass(frozen=True)
class FeedWords:
    """What a feed says of itself in its language."""

    site: str
    title: str


def feed_path(locale: Locale, own: Locale) -> str:
    """Where the feed of a language lies below the root of the site; `own` is the language at `/`."""
    return "feed.xml" if locale == own else f"{locale}/feed.xml"


def atom_feed(corpus: Corpus, locale: Locale, words: FeedWords, site_url: str) -> str:
    """The feed as XML. `site_url` is the address of the site with a slash at its end: an Atom link is a whole one."""
    own = corpus.locales[0]
    folder = site_url + ("" if locale == own else f"{locale}/")
    changes = recorded_changes(corpus)[:LONGEST]
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": locale})
    _add(feed, "id", f"{_tag(site_url)}:{locale}/changes")
    _add(feed, "title", words.title)
    _add(feed, "updated", _noon(max(map(_known_since, changes), default="2026-01-01")))
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", words.site)
    _link(feed, "self", site_url + feed_path(locale, own), "application/atom+xml")
    _link(feed, "alternate", folder + CHANGES_PAGE, "text/html")
    for recorded in changes:
        _entry(feed, recorded, corpus, locale, site_url, folder)
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _entry(
    feed: ElementTree.Element,
    recorded: RecordedChange,
    corpus: Corpus,
    locale: Locale,
    site_url: str,
    folder: str,
) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    _add(entry, "id", f"{_tag(site_url)}:{locale}/changes/{recorded.anchor}")
    _add(entry, "title", plain_text(recorded.change.text[locale]))
    _add(entry, "updated", _noon(_known_since(recorded)))
    _link(entry, "alternate", f"{folder}{CHANGES_PAGE}#{recorded.anchor}", "text/html")
    section = corpus.place_of[recorded.fact.id][1]
    _link(entry, "related", f"{folder}faq/{section.id}/#{recorded.fact.id}", "text/html")
    ElementTree.SubElement(
        entry, "category", {"term": recorded.topic.topic, "label": recorded.topic.title[locale]}
    )
    said = f"{recorded.change.date}. {plain_text(recorded.fact.question[locale])}"
    _add(entry, "summary", said)


def _known_since(recorded: RecordedChange) -> str:
    # a change that is only announced is news of the day on which its source was read, not of the future
    return min(recorded.change.date, recorded.fact.as_of).isoformat()


def _noon(day: str) -> str:
    return f"{day}T12:00:00Z"


def _tag(site_url: str) -> str:
    return f"tag:{urlsplit(site_url).hostname},{_IDS_SINCE}"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _link(parent: ElementTree.Element, relation: str, address: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})
