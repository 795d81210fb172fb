"""How fresh the whole site is: the numbers in the footer."""

from __future__ import annotations

from datetime import date

from scripts.facts.agreement import changed_since_agreed
from scripts.facts.corpus import Corpus
from scripts.facts.model import Confidence
from scripts.facts.review_dates import Tone, has_ended, is_overdue, tone


def state_of_facts(corpus: Corpus, today: date) -> dict[str, int | str]:
    """Counts of facts by state on that day, with the day and the page that lists changes."""
    ended = [fact for fact in corpus.facts if has_ended(fact, today)]
    standing = [fact for fact in corpus.facts if not has_ended(fact, today)]
    overdue = [fact for fact in standing if is_overdue(fact, today)]
    loud = [fact for fact in overdue if tone(fact) is Tone.LOUD]
    return {
        "day": today.isoformat(),
        "total": len(corpus.facts),
        "fresh": len(standing) - len(overdue),
        "old": len(overdue) - len(loud),
        "loud": len(loud),
        "contested": sum(fact.contested is not None for fact in standing),
        "lagging": sum(bool(changed_since_agreed(fact)) for fact in standing),
        "unconfirmed": sum(fact.confidence is Confidence.UNCONFIRMED for fact in standing),
        "ended": len(ended),
        "page": "reference/changes.md",
    }
