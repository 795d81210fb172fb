"""Fragments for the reference pages: fees, changes, glossary, organizations."""

from __future__ import annotations

from scripts.facts.catalogue import Organization, Term
from scripts.facts.model import Fact
from scripts.facts.review_dates import review_by
from scripts.facts.safety_in_russia import may_be_link, needs_warning
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.dates_line import time_element
from scripts.pages.inline import as_title, html_text, text_as_markdown
from scripts.pages.source_link import outward_link
from scripts.pages.typography import set_plain, set_type
from scripts.pages.words import Words


def fees_table(words: Words, site: Site) -> str:
    """Every fact with a sum: how much, for what, since when, up to which day it was seen and when to look again."""
    head = [words["fee"], words["fee_for"], words["fee_dates"]]
    rows = [_fee_row(fact, words, site) for fact in site.corpus.facts if fact.amount is not None]
    return "\n".join([f"| {' | '.join(head)} |", "|---:|---|---|", *rows]) + "\n"


def _fee_row(fact: Fact, words: Words, site: Site) -> str:
    assert fact.amount is not None
    since = (
        [words["in_force_from"].format(date=time_element(fact.in_force_from, words))]
        if fact.in_force_from
        else []
    )
    dates = [
        *since,
        words["as_of"].format(date=time_element(fact.as_of, words)),
        words["fee_check_after"].format(date=time_element(review_by(fact), words)),
    ]
    answer = f"[{_question(fact, words)}]({markdown_path(site.fact_page(fact.id), fact.id)})"
    cells = [
        f"**{_dollars(fact.amount.usd, words)}**",
        f"{set_type(fact.amount.what[words.locale], words.locale)}<br>{answer}",
        "<br>".join(dates),
    ]
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _dollars(usd: int, words: Words) -> str:
    number = f"{usd:,}" if words.locale == "en" else f"{usd:,}".replace(",", "\u00a0")
    return set_plain(words.counted("usd", usd).format(usd=number), words.locale)


def _question(fact: Fact, words: Words) -> str:
    return as_title(set_type(fact.question[words.locale], words.locale))


def changes_line(words: Words, site: Site) -> str:
    """The timeline of what changed for the reader, the newest first."""
    changes = [(change, fact) for fact in site.corpus.facts for change in fact.history]
    if not changes:
        return words["no_changes"] + "\n"
    changes.sort(key=lambda pair: (pair[0].date.toordinal(), pair[1].id), reverse=True)
    items = [
        f'<li id="{change.date}-{fact.id}" markdown="1">\n\n'
        f'<span class="when">{time_element(change.date, words)}</span>\n\n'
        f"{text_as_markdown(change.text[words.locale], words.locale, site)} "
        f"[{_question(fact, words)}]({markdown_path(site.fact_page(fact.id), fact.id)})\n\n</li>"
        for change, fact in changes
    ]
    return '<ol class="line" markdown="1">\n' + "\n".join(items) + "\n</ol>\n"


def glossary_list(words: Words, site: Site) -> str:
    """Every term in the order of the alphabet of the language, each with an anchor."""
    locale = words.locale
    terms = sorted(site.corpus.terms, key=lambda term: _by_alphabet(term.name[locale]))
    return "\n".join(_term(term, words, site) for term in terms)


def _by_alphabet(name: str) -> str:
    # quotation marks do not count, and «ё» stands with «е»
    return "".join(
        sign for sign in name.casefold().replace("ё", "е") if sign.isalnum() or sign == " "
    ).strip()


def _term(term: Term, words: Words, site: Site) -> str:
    locale = words.locale
    name = set_type(term.name[locale], locale)
    meaning = text_as_markdown(term.meaning[locale], locale, site)
    return f"### {name} {{#{term.id}}}\n\n{meaning}\n"


def organizations_list(words: Words, site: Site) -> str:
    """Who can help: what they do, for whom, in which languages, how to reach them, and where it is described."""
    return "\n".join(_organization(organization, words, site) for organization in site.corpus.organizations)


def _organization(organization: Organization, words: Words, site: Site) -> str:
    locale = words.locale
    lines = [f"### {set_type(organization.name[locale], locale)} {{#{organization.id}}}", ""]
    lines += [text_as_markdown(organization.what[locale], locale, site), ""]
    lines.append(f"- {words['serves']}: {text_as_markdown(organization.serves[locale], locale, site)}")
    if organization.languages:
        spoken = ", ".join(words.language_name(code) for code in organization.languages)
        lines.append(f"- {words['languages_spoken']}: {spoken}")
    if organization.phone:
        digits = "".join(sign for sign in organization.phone if sign.isdigit() or sign == "+")
        lines.append(
            f'- {words["phone"]}: <a class="nb" href="tel:{digits}">{html_text(organization.phone)}</a>'
        )
    if organization.hours:
        lines.append(f"- {words['hours']}: {set_type(organization.hours[locale], locale)}")
    lines += _site_of(organization, words)
    described = ", ".join(
        f"[{_question(site.corpus.fact[name], words)}]({markdown_path(site.fact_page(name), name)})"
        for name in organization.from_facts
    )
    lines.append(f"- {words['described_in']}: {described}")
    return "\n".join(lines) + "\n"


def _site_of(organization: Organization, words: Words) -> list[str]:
    warning = words["unsafe"] if needs_warning(organization.unsafe_in_russia) else ""
    if organization.address and may_be_link(organization.unsafe_in_russia, for_readers_in_russia=False):
        host = organization.address.split("//", 1)[1].removeprefix("www.").rstrip("/")
        return [f"- {words['web']}: {outward_link(html_text(host), organization.address)}"]
    return [f'- <em class="unsafe">{html_text(warning)}</em>'] if warning else []
