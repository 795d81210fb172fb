"""Whether the languages of a fact still say the same: digests of the texts that a person compared."""

from __future__ import annotations

import hashlib

from scripts.facts.model import Fact, Locale


def text_digest(fact: Fact, locale: Locale) -> str:
    """Eight hexadecimal digits of what the reader is told in that language; folding of lines does not count."""
    parts = [fact.question.get(locale, ""), fact.answer.get(locale, "")]
    parts += (fact.steps or {}).get(locale, [])
    folded = "\n".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(folded.encode()).hexdigest()[:8]


def changed_since_agreed(fact: Fact) -> set[Locale]:
    """The languages whose text is another than the one that was compared; empty where none was."""
    agreed = fact.agreed or {}
    return {locale for locale, digest in agreed.items() if text_digest(fact, locale) != digest}


def is_lagging(fact: Fact, locale: Locale) -> bool:
    """Whether another language changed since the comparison and this one did not."""
    changed = changed_since_agreed(fact)
    return bool(changed) and locale not in changed
