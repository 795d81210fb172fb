"""The texts that are measured: facts, and pages that people write, in each language that has a formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.facts.reading import Reading
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.readability.counting import TONGUES, Counts, Sentence, counts_of, long_words, sentences_within
from scripts.readability.formulas import FORMULAS
from scripts.readability.limits import FEWEST_WORDS, HIGHEST_GRADE, LONGEST_SENTENCE
from scripts.written.page_reading import read_written_pages
from scripts.written.prose import blocks_of


@dataclass(frozen=True)
class MeasuredText:
    """A text in one language: what lists call it, where it stands, and its sentences."""

    name: str
    language: str
    file: str
    line: int
    sentences: tuple[Sentence, ...]

    @cached_property
    def counts(self) -> Counts:
        """Its sums."""
        return counts_of(self.sentences, self.language)

    @property
    def is_judged(self) -> bool:
        """Whether it is long enough for a formula."""
        return self.counts.words >= FEWEST_WORDS

    @cached_property
    def grade(self) -> float:
        """Its grade, to one decimal."""
        return round(FORMULAS[self.language].grade(self.counts), 1)

    @property
    def is_too_hard(self) -> bool:
        """Whether the grade is over the limit."""
        return self.is_judged and self.grade > HIGHEST_GRADE[self.language]

    @property
    def long_sentences(self) -> list[Sentence]:
        """Its long sentences, the longest first."""
        limit = LONGEST_SENTENCE[self.language]
        found = [sentence for sentence in self.sentences if len(sentence.words) > limit]
        return sorted(found, key=lambda sentence: -len(sentence.words))

    @property
    def long_words(self) -> list[str]:
        """Its long words, the longest first."""
        return long_words(self.sentences, self.language)


def texts_of_facts(facts: Reading, raw: RawFolder) -> Iterator[MeasuredText]:
    """Question, answer and steps of each sound fact, as one text a language."""
    place = {record.id: record for record in raw.facts}
    for fact in facts.sound_part.facts if facts.sound_part is not None else ():
        for language in TONGUES:
            if language in fact.answer:
                steps = (fact.steps or {}).get(language, [])
                text = "\n\n".join([fact.question[language], fact.answer[language], *steps])
                yield _measured(fact.id, language, *_place(place[fact.id]), text, 1)


def _place(record: Record) -> tuple[str, int]:
    return record.file.name, record.file.line_of(record.path)


def texts_of_pages(docs: Path, locales: tuple[str, ...]) -> Iterator[MeasuredText]:
    """The words of each hand-written page, without the facts that it includes."""
    pages, _ = read_written_pages(docs, [locale for locale in locales if locale in TONGUES])
    for page in pages:
        body = "\n".join(page.lines[page.length_of_head :])
        yield _measured(str(page.place), page.locale, page.name, 1, body, page.length_of_head + 1)


def _measured(name: str, language: str, file: str, line: int, text: str, first_line: int) -> MeasuredText:
    sentences = sentences_within(blocks_of(text, first_line), language)
    return MeasuredText(name, language, file, line, tuple(sentences))
