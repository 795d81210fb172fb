"""The fragment of organizations: who can help, and what a reader in Russia must know before writing to them."""

from __future__ import annotations

from scripts.facts.catalogue import Organization
from scripts.facts.model import Confidence
from scripts.facts.safety_in_russia import may_be_link, needs_warning
from scripts.pages.addresses import Site
from scripts.pages.fact_links import fact_link
from scripts.pages.inline import html_text, text_as_markdown
from scripts.pages.source_link import outward_link
from scripts.wording.typography import set_type
from scripts.wording.words import Words


def organizations_list(words: Words, site: Site) -> str:
    """Who can help: what they do, for whom, in which languages, how to reach them, and where it is described."""
    return "\n".join(_organization(organization, words, site) for organization in site.corpus.organizations)


def _organization(organization: Organization, words: Words, site: Site) -> str:
    locale = words.locale
    lines = [f"### {set_type(organization.name[locale], locale)} {{#{organization.id}}}", ""]
    lines += [text_as_markdown(organization.what[locale], locale, site), ""]
    lines += [f"- {words[label]}: {text}" for label, text in _said(organization, words, site)]
    lines += [f"- {warning}" for warning in _warnings(organization, words)]
    described = [fact_link(site.corpus.fact[name], words, site) for name in organization.from_facts]
    lines.append(f"- {words['described_in']}: {', '.join(described)}")
    return "\n".join(lines) + "\n"


def _said(organization: Organization, words: Words, site: Site) -> list[tuple[str, str]]:
    """What is known, each with the key of its label, in the order in which a caller needs it."""
    locale = words.locale
    said = [("serves", text_as_markdown(organization.serves[locale], locale, site))]
    if organization.languages:
        said.append(("languages_spoken", ", ".join(map(words.language_name, organization.languages))))
    if organization.phone:
        said.append(("phone", _telephone(organization.phone)))
    if organization.hours:
        said.append(("hours", set_type(organization.hours[locale], locale)))
    if organization.address and may_be_link(organization.unsafe_in_russia, for_readers_in_russia=False):
        host = organization.address.split("//", 1)[1].removeprefix("www.").rstrip("/")
        said.append(("web", outward_link(html_text(host), organization.address, class_="whole")))
    return said


def _telephone(phone: str) -> str:
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return f'<a class="nb" href="tel:{digits}">{html_text(phone)}</a>'


def _warnings(organization: Organization, words: Words) -> list[str]:
    warnings = []
    if organization.confidence is Confidence.UNCONFIRMED:
        warnings.append(f'<b class="unconfirmed">{words["unconfirmed"]}.</b> {words["organization_unread"]}')
    if needs_warning(organization.unsafe_in_russia):
        warnings.append(f'<em class="unsafe">{words["organization_unsafe"]}</em>')
    elif not may_be_link(organization.unsafe_in_russia, for_readers_in_russia=True):
        warnings.append(words["organization_unknown"])
    return warnings
