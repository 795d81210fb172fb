"""Rules of names: ids stand once, files are named after their topics."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from scripts.facts.model import is_slug
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.registry import Finding, rule


@rule
def ids_are_unique(folder: RawFolder) -> Iterator[Finding]:
    """No two facts, sections, sources, organizations, terms or places of the finder share an id."""
    for records in (
        folder.facts,
        folder.sections,
        folder.sources,
        folder.organizations,
        folder.terms,
        folder.situations,
        folder.sheets,
        [*folder.trees, *folder.asks, *folder.leaves],
        [question for leaf in folder.leaves for question in leaf.records_of("questions")],
    ):
        yield from _repeated_ids(records)


def _repeated_ids(records: list[Record]) -> Iterator[Finding]:
    first: dict[str, Record] = {}
    for record in records:
        if record.id is None:
            continue
        earlier = first.setdefault(record.id, record)
        if earlier is not record:
            place = f"{earlier.file.name}:{earlier.file.line_of((*earlier.path, 'id'))}"
            yield Finding(
                record.file,
                (*record.path, "id"),
                f"The id {record.id} is already used at {place}. Choose another one.",
                f"Имя (id) {record.id} уже занято: {place}. Выберите другое.",
            )


@rule
def topic_is_named_as_its_file(folder: RawFolder) -> Iterator[Finding]:
    """A topic file is called by the slug of its topic."""
    for topic in folder.topics:
        stem = PurePath(topic.file.name).stem
        if topic.id is not None and topic.id != stem and is_slug(stem):
            yield Finding(
                topic.file,
                ("topic",),
                f"The topic {topic.id} stands in the file {stem}.yml. Give both one name.",
                f"Тема {topic.id} лежит в файле {stem}.yml. Назовите их одинаково.",
            )


@rule
def file_name_is_a_slug(folder: RawFolder) -> Iterator[Finding]:
    """The name of a file is made of small Latin letters, figures and single hyphens."""
    for file in folder.reading.files.values():
        stem = PurePath(file.name).stem
        if not is_slug(stem):
            yield Finding(
                file,
                (),
                f"“{stem}” cannot be the name of a topic. Use small Latin letters, figures and single hyphens.",
                f"«{stem}» не годится в имя темы. Нужны строчные латинские буквы, цифры и одиночные дефисы.",
            )
