"""Measuring all texts of the repository, and telling which are the hardest and why."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.facts.checking import check_folder
from scripts.facts.messages import Message, in_reading_order, summary
from scripts.facts.rules.raw_folder import RawFolder
from scripts.readability.accepted import ACCEPTED, Accepted, not_accepted
from scripts.readability.counting import TONGUES
from scripts.readability.limits import HIGHEST_GRADE, WORST_SHOWN
from scripts.readability.texts import MeasuredText, texts_of_facts, texts_of_pages
from scripts.written.record_list import read_list

LONG_WORDS_SHOWN = 8
LONG_SENTENCES_SHOWN = 3


@dataclass(frozen=True)
class Report:
    """The grade of each text, and what is wrong."""

    texts: tuple[MeasuredText, ...]
    messages: tuple[Message, ...]

    def told(self) -> str:
        """The report for a person: the worst texts of each language, then what is wrong."""
        parts = [part for language in TONGUES for part in self._told_of(language)]
        return "\n".join([*parts, *map(str, self.messages), summary(len(self.messages))])

    def _told_of(self, language: str) -> Iterator[str]:
        judged = sorted(
            (text for text in self.texts if text.language == language and text.is_judged),
            key=lambda text: (-text.grade, text.name),
        )
        if not judged:
            return
        over = sum(text.is_too_hard for text in judged)
        middle = statistics.median(text.grade for text in judged)
        yield (
            f"{language}: texts {len(judged)}, grade in the middle {middle:.1f}, limit {HIGHEST_GRADE[language]}, "
            f"over it {over}. / Текстов {len(judged)}, трудность в середине {middle:.1f}, "
            f"предел {HIGHEST_GRADE[language]}, труднее {over}."
        )
        for text in judged[:WORST_SHOWN]:
            yield f"  {text.grade:4.1f}  {text.file}:{text.line}: {text.name}"
            for sentence in text.long_sentences[:LONG_SENTENCES_SHOWN]:
                yield f"        {len(sentence.words)} words / слов: {sentence.text}"
            if text.long_words:
                words = ", ".join(text.long_words[:LONG_WORDS_SHOWN])
                yield f"        long words / длинные слова: {words}"
        yield ""


def measure(facts: Path, docs: Path, today: date) -> Report:
    """Measure every sound fact and every hand-written page.

    Raises FactsFolderMissing where there are no facts, and OSError where a file cannot be read.
    """
    reading = check_folder(facts, today)
    raw = RawFolder(reading, today)
    texts = (*texts_of_facts(reading, raw), *texts_of_pages(docs, raw.locales))
    listed, mistakes = read_list(docs.parent / ACCEPTED, "accepted", Accepted)
    messages = in_reading_order([*mistakes, *not_accepted(texts, listed)])
    return Report(texts, tuple(messages))
