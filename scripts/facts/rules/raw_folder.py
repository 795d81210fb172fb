"""The folder as rules see it: records as they were written, with their places, mistakes of form included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from scripts.facts.model import LOCALE_FORM
from scripts.facts.reading import Reading
from scripts.facts.rules.texts_of import Text, strings_within, texts_within
from scripts.facts.yaml_reading import Path_, YamlFile


@dataclass(frozen=True)
class Record:
    """A set of fields in a file: a fact, a section, a source, a leaf…"""

    file: YamlFile
    path: Path_
    data: dict[str, Any]

    @property
    def id(self) -> str | None:
        """Its id, or None where none is written."""
        written = self.data.get("topic" if self.path == () else "id")
        return written if isinstance(written, str) else None

    def list_of(self, field: str) -> list[tuple[Path_, Any]]:
        """The items of a list with their paths; nothing where it is no list."""
        items = self.data.get(field)
        if not isinstance(items, list):
            return []
        return [((*self.path, field, index), item) for index, item in enumerate(items)]

    def records_of(self, field: str) -> list[Record]:
        """The items of a list that are sets of fields."""
        return [Record(self.file, path, item) for path, item in self.list_of(field) if isinstance(item, dict)]


class RawFolder:
    """All records of a folder by kind, their ids, texts and languages; nothing here needs a sound form."""

    def __init__(self, reading: Reading, today: date) -> None:
        """Look at what was read; `today` is the day on which rules of dates stand."""
        self.reading = reading
        self.today = today

    @cached_property
    def topics(self) -> list[Record]:
        """One a topic file."""
        files = self.reading.topic_files()
        return [Record(file, (), file.data) for file in files if isinstance(file.data, dict)]

    @cached_property
    def sections(self) -> list[Record]:
        """The sections of every topic."""
        return [section for topic in self.topics for section in topic.records_of("sections")]

    @cached_property
    def facts(self) -> list[Record]:
        """The facts of every section."""
        return [fact for section in self.sections for fact in section.records_of("facts")]

    @cached_property
    def sources(self) -> list[Record]:
        """The records of `sources.yml`."""
        return self._of_catalogue("sources.yml", "sources")

    @cached_property
    def organizations(self) -> list[Record]:
        """The records of `organizations.yml`."""
        return self._of_catalogue("organizations.yml", "organizations")

    @cached_property
    def terms(self) -> list[Record]:
        """The records of `glossary.yml`."""
        return self._of_catalogue("glossary.yml", "terms")

    @cached_property
    def situations(self) -> list[Record]:
        """The situation pages of `situations.yml`."""
        return self._of_catalogue("situations.yml", "situations")

    @cached_property
    def trees(self) -> list[Record]:
        """The finder's trees."""
        return self._of_catalogue("situations.yml", "trees")

    @cached_property
    def sheets(self) -> list[Record]:
        """The records of `sheets.yml`."""
        return self._of_catalogue("sheets.yml", "sheets")

    @cached_property
    def asks(self) -> list[Record]:
        """The questions of the finder."""
        return [ask for tree in self.trees for ask in tree.records_of("asks")]

    @cached_property
    def leaves(self) -> list[Record]:
        """The ends of the finder."""
        return [leaf for tree in self.trees for leaf in tree.records_of("leaves")]

    def _of_catalogue(self, name: str, key: str) -> list[Record]:
        file = self.reading.files.get(name)
        if file is None or not isinstance(file.data, dict):
            return []
        return Record(file, (), file.data).records_of(key)

    @cached_property
    def known(self) -> dict[str, set[str]]:
        """Kind of reference -> the ids that exist. A kind is absent where a file that holds it is unreadable."""
        everything = {
            "fact": (self.facts, self._topics_are_whole),
            "section": (self.sections, self._topics_are_whole),
            "source": (self.sources, self._is_whole("sources.yml", "sources")),
            "org": (self.organizations, self._is_whole("organizations.yml", "organizations")),
            "term": (self.terms, self._is_whole("glossary.yml", "terms")),
            "situation": (self.situations, self._is_whole("situations.yml", "situations")),
            "sheet": (self.sheets, self._is_whole("sheets.yml", "sheets")),
            "place": ([*self.trees, *self.asks, *self.leaves], self._is_whole("situations.yml", "trees")),
        }
        known = {
            kind: {record.id for record in records if record.id is not None}
            for kind, (records, is_whole) in everything.items()
            if is_whole
        }
        if {"sheet", "section"} <= known.keys():
            known["piece"] = known["sheet"] | known["section"]
        return known

    @cached_property
    def _topics_are_whole(self) -> bool:
        files = list(self.reading.topic_files())
        sections_told = [topic.data.get("sections") for topic in self.topics]
        return (
            len(files) == len(self.topics)
            and all(isinstance(sections, list) for sections in sections_told)
            and all(isinstance(item, dict) for sections in sections_told for item in sections or [])
            and all(isinstance(section.data.get("facts"), list) for section in self.sections)
            and not any(_is_cut_short(file) for file in files)
        )

    def _is_whole(self, name: str, key: str) -> bool:
        file = self.reading.files.get(name)
        return (
            file is not None
            and isinstance(file.data, dict)
            and isinstance(file.data.get(key), list)
            and not _is_cut_short(file)
        )

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The languages of the folder: those of most topic titles, so that one slip does not make a language."""
        titles = [title for topic in self.topics if isinstance(title := topic.data.get("title"), dict)]
        counted = Counter(locale for title in titles for locale in title if LOCALE_FORM.fullmatch(locale))
        return tuple(locale for locale, count in counted.items() if 2 * count > len(titles))

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that readers see in their language."""
        return [text for file in self.reading.files.values() for text in texts_within(file)]

    @cached_property
    def strings(self) -> list[tuple[YamlFile, Path_, str]]:
        """Every string of every file, with its path."""
        return [
            (file, path, string)
            for file in self.reading.files.values()
            for path, string in strings_within(file.data)
        ]


_HOLDERS = {
    "sections",
    "facts",
    "sources",
    "organizations",
    "terms",
    "situations",
    "trees",
    "asks",
    "leaves",
    "sheets",
    "id",
}


def _is_cut_short(file: YamlFile) -> bool:
    """Whether a repeated or refused field of the file may have taken records away with it."""
    return any(message.field.rsplit(".", 1)[-1].split("[")[0] in _HOLDERS for message in file.messages)
