"""What paper says before an answer: the rule is old, disputed, ended, lagging; and how its roof is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from scripts.facts.agreement import is_lagging
from scripts.facts.corpus import Corpus
from scripts.facts.model import Confidence, Fact, Locale
from scripts.facts.official_address import official_address
from scripts.facts.review_dates import Tone, has_ended, is_overdue, review_by, tone
from scripts.facts.shaken_sources import shaken_under
from scripts.facts.sources_lock import SourcesLock, Verdict
from scripts.paper.paper_words import PaperWords, Voice
from scripts.paper.runs import Runs, runs


class Notice(TypedDict):
    """A box before the answer, in the languages that it concerns."""

    state: str
    title: dict[Locale, Runs]
    text: dict[Locale, Runs]


@dataclass(frozen=True)
class Ground:
    """On what a print rests: the facts, what the link check found at their sources, and the day."""

    corpus: Corpus
    lock: SourcesLock
    today: date

    def address_to_check(self, fact: Fact) -> str:
        """The official address without its scheme, to be typed from paper; empty where there is none."""
        address = official_address(fact, self.corpus, self.lock.broken) or ""
        return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def roof_of(fact: Fact, ground: Ground) -> str:
    """The gravest state: `gone`, `loud`, `law`, `old`, or nothing. The same order as on the screen."""
    overdue = is_overdue(fact, ground.today)
    if has_ended(fact, ground.today):
        return "gone"
    if (overdue and tone(fact) is Tone.LOUD) or shaken_under(fact, ground.corpus, ground.lock):
        return "loud"
    if fact.contested is not None:
        return "law"
    return "old" if overdue else ""


def notices(fact: Fact, ground: Ground, voice: Voice) -> list[Notice]:
    """The boxes of a fact, the gravest first."""
    said = [_in_each(state, fact, ground, voice) for state in _WORDS_OF_STATE]
    return [notice for notice in said if notice["title"]]


def _in_each(state: str, fact: Fact, ground: Ground, voice: Voice) -> Notice:
    made: Notice = {"state": state, "title": {}, "text": {}}
    for locale in voice.languages:
        words = _WORDS_OF_STATE[state](fact, ground, voice.words_of[locale], locale)
        if words is not None:
            made["title"][locale], made["text"][locale] = (runs(part, locale) for part in words)
    return made


Said = tuple[str, str] | None


def _gone(fact: Fact, ground: Ground, words: PaperWords, locale: Locale) -> Said:
    if not has_ended(fact, ground.today) or fact.ended is None:
        return None
    return words.site["ended"].format(date=words.day(fact.ended)) + ".", words.site["ended_text"]


def _overdue(fact: Fact, ground: Ground, words: PaperWords, locale: Locale) -> Said:
    is_loud = is_overdue(fact, ground.today) and tone(fact) is Tone.LOUD
    if not is_loud or has_ended(fact, ground.today):
        return None
    address = ground.address_to_check(fact)
    told = words.site["check_first_text" if address else "check_first_text_ask"].format(
        as_of=words.day(fact.as_of),
        review=words.day(review_by(fact)),
        why=words.site[_reason(fact)],
        where=address or words.site["somebody_who_helps"],
    )
    return words.site["check_first"] + ".", told


def _reason(fact: Fact) -> str:
    if fact.deadline is not None:
        return "costly_deadline"
    return "costly_amount" if fact.amount is not None else "costly_rule"


def _shaken(fact: Fact, ground: Ground, words: PaperWords, locale: Locale) -> Said:
    shaken = shaken_under(fact, ground.corpus, ground.lock)
    if not shaken or has_ended(fact, ground.today):
        return None
    state = ground.lock.addresses[shaken[0].address]
    key = "source_changed" if state.verdict is Verdict.CHANGED else "source_broken"
    told = words.site[f"{key}_text_ask"].format(since=words.day(state.since), title=f"“{shaken[0].title}”")
    return words.site[key] + ".", told


def _disputed(fact: Fact, ground: Ground, words: PaperWords, locale: Locale) -> Said:
    return None if fact.contested is None else (words.site["contested"] + ".", fact.contested[locale])


def _lagging(fact: Fact, ground: Ground, words: PaperWords, locale: Locale) -> Said:
    return (words.site["lagging"] + ".", words.site["lagging_text"]) if is_lagging(fact, locale) else None


def _unconfirmed(fact: Fact, ground: Ground, words: PaperWords, locale: Locale) -> Said:
    if fact.confidence is not Confidence.UNCONFIRMED:
        return None
    return words.site["unconfirmed"] + ".", words.site["unconfirmed_text"]


def _for_a_lawyer(fact: Fact, ground: Ground, words: PaperWords, locale: Locale) -> Said:
    if fact.legal_review is None or fact.legal_review.wanted is None:
        return None
    return words.site["legal_review"] + ".", words.site["legal_review_text"]


_WORDS_OF_STATE: Mapping[str, Callable[[Fact, Ground, PaperWords, Locale], Said]] = {
    "gone": _gone,
    "loud": _overdue,
    "shaken": _shaken,
    "law": _disputed,
    "lag": _lagging,
    "unconfirmed": _unconfirmed,
    "review": _for_a_lawyer,
}
