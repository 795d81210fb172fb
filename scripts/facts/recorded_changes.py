"""What has changed for the reader, over all facts: for the time line and the feed."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.facts.corpus import Corpus
from scripts.facts.model import Change, Fact, Topic


@dataclass(frozen=True)
class RecordedChange:
    """A change with the fact and the topic that it belongs to."""

    change: Change
    fact: Fact
    topic: Topic

    @property
    def anchor(self) -> str:
        """The id of the change on its page and in the feed: it never changes."""
        return f"{self.change.date}-{self.fact.id}"


def recorded_changes(corpus: Corpus) -> list[RecordedChange]:
    """Every change in the history of a fact, the newest first."""
    changes = [
        RecordedChange(change, fact, topic)
        for topic, _, fact in corpus.placed_facts()
        for change in fact.history
    ]
    return sorted(changes, key=lambda recorded: (recorded.change.date, recorded.fact.id), reverse=True)
