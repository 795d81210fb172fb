"""The quiet line under an answer: how fresh it is, its law, its sources, and what one can do with it."""

from __future__ import annotations

from datetime import date

from scripts.facts.citations import parse_citation
from scripts.facts.model import Fact
from scripts.facts.official_address import official_address
from scripts.facts.review_dates import has_ended, is_overdue, review_by
from scripts.facts.safety_in_russia import is_for_readers_in_russia
from scripts.pages.addresses import ORGANIZATIONS_PAGE, REPORT_PAGE, Site
from scripts.pages.inline import html_attribute, html_text
from scripts.pages.source_link import host_link, outward_link, reading_of, source_name
from scripts.pages.source_state import mark_beside, shaken_count
from scripts.wording.fact_dates import as_of_words
from scripts.wording.typography import marked_html, set_plain
from scripts.wording.words import Words


def dates_line(fact: Fact, words: Words, site: Site, today: date) -> str:
    """The whole line as one block of HTML."""
    lines = [
        '<div class="meta">',
        f"<p>{_freshness(fact, words, site, today)}</p>",
        _law(fact, words),
        _sources(fact, words, site),
        _history(fact, words),
        _tools(fact, words, site),
        "</div>",
    ]
    return "\n".join(filter(None, lines))


def help_link(words: Words) -> str:
    """“A group that helps”: a link to the organizations, for a fact without an official page to check it on."""
    return f'<a href="../../{ORGANIZATIONS_PAGE}/">{words["somebody_who_helps"]}</a>'


def time_element(day: date, words: Words) -> str:
    """A date that machines can read too."""
    return f'<time datetime="{day.isoformat()}">{words.day(day)}</time>'


def _freshness(fact: Fact, words: Words, site: Site, today: date) -> str:
    said = as_of_words(fact, words).format(date=time_element(fact.as_of, words))
    said += f"; {words[f'confidence.{fact.confidence.value}']}."
    if fact.in_force_from is not None:
        said += f" {words['in_force_from'].format(date=time_element(fact.in_force_from, words))}."
    if (
        fact.legal_review is not None
        and fact.legal_review.by is not None
        and fact.legal_review.on is not None
    ):
        said += " " + words["reviewed"].format(
            by=marked_html(fact.legal_review.by, words.locale), on=time_element(fact.legal_review.on, words)
        )
    if has_ended(fact, today):
        return said
    overdue = is_overdue(fact, today)
    address = official_address(fact, site.corpus, site.gone)
    review = time_element(review_by(fact), words)
    ask = "" if address else "_ask"
    where = host_link(address) if address else help_link(words)
    fresh = words[f"check_after{ask}"].format(date=review, where=where)
    due = words[f"due_since{ask}"].format(date=review, where=where)
    said += f' <span class="fresh"{_hidden(overdue)}>{fresh}</span>'
    said += f' <span class="due"{_hidden(not overdue)}><b class="state-inline old">{words["due"]}</b> {due}</span>'
    return said


def _hidden(yes: bool) -> str:
    return " hidden" if yes else ""


def _law(fact: Fact, words: Words) -> str:
    if not fact.law:
        return ""
    return f'<p class="law-line">{words["law"]}: {"; ".join(_citation(text, words) for text in fact.law)}</p>'


def _citation(text: str, words: Words) -> str:
    language = "en" if words.locale != "en" else None
    parsed = parse_citation(text)
    shown = html_text(set_plain(text, "en"))
    if parsed is not None and parsed.address is not None:
        return outward_link(shown, parsed.address, language, class_="cite")
    return f'<span lang="en">{shown}</span>' if language else shown


def _sources(fact: Fact, words: Words, site: Site) -> str:
    topic, _ = site.corpus.place_of[fact.id]
    in_russia = is_for_readers_in_russia(fact, topic.topic)
    items = [
        f"<li>{source_name(site.corpus.source[cited.source], words, in_russia)}"
        f" — {marked_html(site.corpus.source[cited.source].publisher, words.locale)}; {reading_of(cited, words)}"
        f"{mark_beside(site.corpus.source[cited.source], words, site)}</li>"
        for cited in fact.sources
    ]
    return (
        f'<details class="sources"><summary>{words["sources"]}: {len(items)}'
        f"{shaken_count(fact, words, site)}</summary>"
        f"<ul>{''.join(items)}</ul></details>"
    )


def _history(fact: Fact, words: Words) -> str:
    if not fact.history:
        return ""
    items = [
        f"<li>{time_element(change.date, words)}: {_plain_html(change.text[words.locale], words)}</li>"
        for change in sorted(fact.history, key=lambda change: change.date, reverse=True)
    ]
    return (
        f'<details class="history"><summary>{words["history"]}</summary><ul>{"".join(items)}</ul></details>'
    )


def _plain_html(text: str, words: Words) -> str:
    return marked_html(set_plain(text, words.locale), words.locale)


def _tools(fact: Fact, words: Words, site: Site) -> str:
    links = [
        f'<a href="{site.fact_in_other_language(fact.id, words.locale, other)}" lang="{other}"'
        f' hreflang="{other}">{html_text(site.language_calls.get(other, other))}</a>'
        for other in site.corpus.locales
        if other != words.locale
    ]
    report = site.report_address(fact.id)
    if report is None:
        links.append(f'<a class="report" href="../../{REPORT_PAGE}/">{words["report"]}</a>')
    else:
        links.append(
            f'<a class="report" href="{html_attribute(report)}" rel="noreferrer">{words["report"]}</a>'
        )
    links.append(f'<a class="copy" href="#{fact.id}">{words["copy"]}</a>')
    return f'<p class="tools">{"".join(links)}</p>'
