"""Where to look on paper when words lead to a fact that stands in another booklet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact, Locale
from scripts.facts.printed_pieces import facts_led_to
from scripts.paper.paper_words import Voice
from scripts.wording.typography import set_plain


def elsewhere(facts: Iterable[Fact], corpus: Corpus, voice: Voice) -> dict[str, dict[Locale, str]]:
    """Fact id -> the name of its booklet in each language, for the others to which these facts lead."""
    here = {fact.id: fact for fact in facts}
    named = facts_led_to(text for fact in here.values() for text in _texts(fact))
    return {name: _booklet_of(name, corpus, voice) for name in named if name not in here}


def _texts(fact: Fact) -> Iterator[str]:
    yield from fact.answer.values()
    yield from (fact.contested or {}).values()
    for steps in (fact.steps or {}).values():
        yield from steps


def _booklet_of(name: str, corpus: Corpus, voice: Voice) -> dict[Locale, str]:
    title = corpus.place_of[name][1].title
    words = voice.plain("in_booklet")
    return {
        locale: set_plain(words[locale].format(title=title[locale]), locale) for locale in voice.languages
    }
