"""What the machine last found at a source, in words: beside the source, in the list of all, before an answer."""

from __future__ import annotations

from scripts.facts.catalogue import Source
from scripts.facts.model import Fact
from scripts.facts.official_address import official_address
from scripts.facts.safety_in_russia import is_for_readers_in_russia, may_be_link
from scripts.facts.shaken_sources import is_shaken, shaken_under
from scripts.facts.sources_lock import AddressState, Verdict
from scripts.pages.addresses import Site
from scripts.pages.source_link import host_link, outward_link
from scripts.wording.typography import marked_html
from scripts.wording.words import Words


def mark_beside(source: Source, words: Words, site: Site) -> str:
    """A few words after the source in the line of a fact; nothing where all is well or nobody has looked."""
    state = site.lock.state_of(source.address)
    if state is None or state.verdict in (Verdict.ALIVE, Verdict.NOT_CHECKED):
        return ""
    said = words[f"source_marks.{state.verdict.value}"].format(**_days(state, words))
    return f'; <b class="source-mark">{said}</b>' if is_shaken(source, site.lock) else f"; {said}"


def shaken_count(fact: Fact, words: Words, site: Site) -> str:
    """How many of a fact's sources have changed or gone, for the folded line; nothing where none has."""
    sources = (site.corpus.source[cited.source] for cited in fact.sources)
    count = sum(is_shaken(source, site.lock) for source in sources)
    return f' <b class="source-mark">{words["sources_shaken"].format(count=count)}</b>' if count else ""


def state_in_list(source: Source, words: Words, site: Site, for_readers_in_russia: bool) -> str:
    """The whole sentence for the list of sources; nothing where no check has ever run."""
    if not site.lock.addresses:
        return ""
    state = site.lock.state_of(source.address)
    if state is None:
        return words["source_states.never"]
    key = state.verdict.value
    if state.verdict is Verdict.ALIVE and source.words:
        key = "alive_with_words"
    said = words[f"source_states.{key}"].format(**_days(state, words))
    if not state.verdict.is_good and state.last_good is not None:
        said += " " + words["source_states.last_good"].format(date=words.day(state.last_good))
    if state.final_address and may_be_link(source.unsafe_in_russia, for_readers_in_russia):
        said += f" {outward_link(words['source_states.new_address'], state.final_address)}."
    return said


def warning_of_sources(fact: Fact, words: Words, site: Site) -> tuple[str, str] | None:
    """Title and text of the box before an answer whose ground has moved; None for nearly every fact."""
    shaken = shaken_under(fact, site.corpus, site.lock)
    if not shaken:
        return None
    states = {source.id: site.lock.addresses[source.address] for source in shaken}
    source = min(
        shaken, key=lambda one: (states[one.id].verdict is not Verdict.CHANGED, states[one.id].since)
    )
    state = states[source.id]
    link = _page_to_check(source, state, fact, site)
    key = f"source_{state.verdict.value}"
    text = words[f"{key}_text" if link else f"{key}_text_ask"].format(
        since=words.day(state.since), where=link, title=_name(source, words)
    )
    return words[key], text


def _page_to_check(source: Source, state: AddressState, fact: Fact, site: Site) -> str:
    """The changed page itself, or another official one for a page that is gone; empty where there is none."""
    if state.verdict is Verdict.CHANGED:
        topic, _ = site.corpus.place_of[fact.id]
        safe = may_be_link(source.unsafe_in_russia, is_for_readers_in_russia(fact, topic.topic))
        return host_link(source.address) if safe else ""
    address = official_address(fact, site.corpus, site.gone)
    return host_link(address) if address else ""


def _name(source: Source, words: Words) -> str:
    language = f' lang="{source.language}"' if source.language != words.locale else ""
    return f"<q{language}>{marked_html(source.title, source.language)}</q>"


def _days(state: AddressState, words: Words) -> dict[str, str]:
    return {"since": words.day(state.since), "checked": words.day(state.checked)}
