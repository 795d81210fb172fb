"""How fresh the whole site is: the numbers in the footer."""

from __future__ import annotations

from datetime import date

from scripts.facts.agreement import changed_since_agreed
from scripts.facts.corpus import Corpus
from scripts.facts.model import Confidence
from scripts.facts.review_dates import Tone, has_ended, is_overdue, tone
from scripts.facts.shaken_sources import shaken_under
from scripts.facts.sources_lock import SourcesLock


def state_of_facts(corpus: Corpus, today: date, lock: SourcesLock) -> dict[str, int | str]:
    """Counts of facts by state on that day, with the day and the page that lists changes.

    A fact whose source changed or went is counted with those that must be checked before anyone acts.
    """
    ended = [fact for fact in corpus.facts if has_ended(fact, today)]
    standing = [fact for fact in corpus.facts if not has_ended(fact, today)]
    shaken = [fact for fact in standing if shaken_under(fact, corpus, lock)]
    overdue = [fact for fact in standing if is_overdue(fact, today) and fact not in shaken]
    loud = [fact for fact in overdue if tone(fact) is Tone.LOUD] + shaken
    quiet = [fact for fact in overdue if tone(fact) is Tone.QUIET]
    return {
        "day": today.isoformat(),
        "total": len(corpus.facts),
        "fresh": len(standing) - len(quiet) - len(loud),
        "old": len(quiet),
        "loud": len(loud),
        "contested": sum(fact.contested is not None for fact in standing),
        "lagging": sum(bool(changed_since_agreed(fact)) for fact in standing),
        "unconfirmed": sum(fact.confidence is Confidence.UNCONFIRMED for fact in standing),
        "ended": len(ended),
        "page": "reference/changes.md",
    }
