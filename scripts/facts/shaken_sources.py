"""Whether a fact has lost its ground since the machine last looked: its official source, or all that it rests on."""

from __future__ import annotations

from scripts.facts.catalogue import Source
from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact
from scripts.facts.sources_lock import SourcesLock, Verdict

_SHAKEN = (Verdict.BROKEN, Verdict.CHANGED)


def is_shaken(source: Source, lock: SourcesLock) -> bool:
    """Whether the page is gone, or no longer says what it was cited for."""
    state = lock.state_of(source.address)
    return state is not None and state.verdict in _SHAKEN


def shaken_under(fact: Fact, corpus: Corpus, lock: SourcesLock) -> list[Source]:
    """The shaken sources because of which the reader must check first; mostly none.

    A page of law or of an office is enough. A page of the press or of an organization is not, unless nothing that
    was read is left: then all of them. What nobody had read never held the fact.
    """
    read = [corpus.source[cited.source] for cited in fact.sources if cited.was_read]
    shaken = [source for source in read if is_shaken(source, lock)]
    return shaken if len(shaken) == len(read) else [source for source in shaken if source.is_primary]
