"""Reading a folder of facts: YAML to models, with the line of every mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from scripts.facts.catalogue import (
    GlossaryFile,
    Organization,
    OrganizationsFile,
    SituationsFile,
    Source,
    SourcesFile,
    Term,
)
from scripts.facts.corpus import Corpus
from scripts.facts.form_messages import form_message
from scripts.facts.messages import Message
from scripts.facts.model import Fact, Model, Topic
from scripts.facts.sheets_model import Sheet, SheetsFile
from scripts.facts.yaml_reading import Path_, YamlFile, dotted, read_yaml

CATALOGUES: dict[str, type[Model]] = {
    "sources.yml": SourcesFile,
    "organizations.yml": OrganizationsFile,
    "glossary.yml": GlossaryFile,
    "situations.yml": SituationsFile,
    "sheets.yml": SheetsFile,
}
TOPIC_ORDER = ("everyday", "detention", "border", "court", "asylum", "fees-and-work", "russia")
"""What the frightened reader needs first; topics not named here follow by the alphabet."""

MOST_MISTAKES_IN_A_RECORD = 100  # beyond that it is another file than ours, and a hundred lines say so

AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass
class Reading:
    """What a folder holds: its files, every record that has the right form, and all messages so far."""

    files: dict[str, YamlFile] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    sound_part: Corpus | None = None

    def complain(self, file: YamlFile, path: Path_, english: str, russian: str) -> None:
        """Add a message about a field of a file."""
        self.messages.append(Message(file.name, file.line_of(path), dotted(path), english, russian))

    @property
    def corpus(self) -> Corpus | None:
        """The facts, if nothing at all is wrong with them."""
        return None if self.messages else self.sound_part

    def topic_files(self) -> Iterator[YamlFile]:
        """The files that hold facts."""
        return (file for name, file in self.files.items() if name not in CATALOGUES)


class FactsFolderMissing(Exception):
    """There is no such folder of facts, or it cannot be read."""


def read_folder(folder: Path) -> Reading:
    """Read every `.yml` of the folder. Mistakes of form become messages, all of them at once.

    Raises FactsFolderMissing where the folder cannot be read.
    """
    paths = sorted(folder.glob("*.yml")) if folder.is_dir() else []
    if not paths:
        raise FactsFolderMissing(str(folder))
    reading = Reading()
    for path in paths:
        try:
            reading.files[path.name] = read_yaml(path, path.as_posix())
        except OSError as error:
            raise FactsFolderMissing(f"{path}: {error.strerror}") from error
        reading.messages += reading.files[path.name].messages
    _complain_of_missing_files(reading, folder)
    reading.sound_part = _sound_part(reading)
    return reading


def _complain_of_missing_files(reading: Reading, folder: Path) -> None:
    for name in CATALOGUES:
        if name not in reading.files:
            nowhere = YamlFile((folder / name).as_posix())
            reading.complain(
                nowhere,
                (),
                "The file is missing. Bring it back from the repository.",
                "Файла нет. Верните его из репозитория.",
            )
    if not any(reading.topic_files()):
        reading.complain(
            YamlFile(folder.as_posix()),
            (),
            "There is no topic file. Add one, such as court.yml.",
            "Нет ни одного файла с фактами. Добавьте его, например court.yml.",
        )


def _sound_part(reading: Reading) -> Corpus | None:
    topics = [topic for file in reading.topic_files() if (topic := _topic(reading, file)) is not None]
    sources = _records(reading, "sources.yml", "sources", Source)
    organizations = _records(reading, "organizations.yml", "organizations", Organization)
    terms = _records(reading, "glossary.yml", "terms", Term)
    sheets = _records(reading, "sheets.yml", "sheets", Sheet)
    situations_file = reading.files.get("situations.yml")
    situations = None
    if situations_file is not None and _is_mapping(reading, situations_file):
        situations = _validated(reading, situations_file, SituationsFile)
    if not topics or situations is None:
        return None
    return Corpus(
        topics=tuple(sorted(topics, key=_reading_order)),
        sources=tuple(sources),
        organizations=tuple(organizations),
        terms=tuple(terms),
        situations=situations,
        sheets=tuple(sheets),
    )


def _reading_order(topic: Topic) -> tuple[int, str]:
    known = topic.topic in TOPIC_ORDER
    return (TOPIC_ORDER.index(topic.topic) if known else len(TOPIC_ORDER), topic.topic)


def _topic(reading: Reading, file: YamlFile) -> Topic | None:
    """The topic with those of its facts that have the right form; a bad fact does not hide its neighbours."""
    if not _is_mapping(reading, file):
        return None
    shell = dict(file.data)
    sections = shell.get("sections")
    facts_of_section: list[list[Fact]] = []
    if isinstance(sections, list):
        shell["sections"] = []
        for index, section in enumerate(sections):
            if isinstance(section, dict) and isinstance(section.get("facts"), list):
                path = ("sections", index, "facts")
                facts_of_section.append(_valid_items(reading, file, path, section["facts"], Fact))
                section = {**section, "facts": []}
            else:
                facts_of_section.append([])
            shell["sections"].append(section)
    topic = _validated(reading, file, Topic, shell)
    if topic is None:
        return None
    filled = [
        section.model_copy(update={"facts": facts})
        for section, facts in zip(topic.sections, facts_of_section, strict=True)
    ]
    return topic.model_copy(update={"sections": filled})


def _records(reading: Reading, name: str, key: str, model: type[AnyModel]) -> list[AnyModel]:
    file = reading.files.get(name)
    if file is None or not _is_mapping(reading, file):
        return []
    if not isinstance(file.data.get(key), list) or len(file.data) != 1:
        reading.complain(
            file,
            (),
            f"The file must hold one list, `{key}:`. Begin it so and keep nothing else.",
            f"В файле должен быть один список, `{key}:`. Начните с него и уберите остальное.",
        )
        return []
    return _valid_items(reading, file, (key,), file.data[key], model)


def _valid_items(
    reading: Reading, file: YamlFile, path: Path_, items: list[Any], model: type[AnyModel]
) -> list[AnyModel]:
    validated = [_validated(reading, file, model, item, (*path, index)) for index, item in enumerate(items)]
    return [record for record in validated if record is not None]


def _is_mapping(reading: Reading, file: YamlFile) -> bool:
    if isinstance(file.data, dict):
        return True
    if not file.messages:
        reading.complain(
            file,
            (),
            "The file is empty or is not a set of fields. Begin it like the other files.",
            "Файл пуст или это не набор полей. Начните его так же, как соседние файлы.",
        )
    return False


def _validated(
    reading: Reading, file: YamlFile, model: type[AnyModel], data: Any = None, at: Path_ = ()
) -> AnyModel | None:
    try:
        return model.model_validate(file.data if data is None and not at else data)
    except ValidationError as error:
        already_told = {(message.line, message.field) for message in file.messages}
        for path, english, russian in _told_once(error, model):
            whole = _as_written(file, (*at, *path))
            if (file.line_of(whole), dotted(whole)) not in already_told:
                reading.complain(file, whole, english, russian)
        return None


def _as_written(file: YamlFile, path: Path_) -> Path_:
    """The path in the file: the model puts texts that stand beside a date under `text`."""
    beside = tuple(step for step in path if step != "text")
    return beside if "history" in path and path not in file.lines and beside in file.lines else path


def _told_once(error: ValidationError, model: type[Model]) -> Iterator[tuple[Path_, str, str]]:
    told: set[Path_] = set()
    for problem in error.errors(include_url=False)[:MOST_MISTAKES_IN_A_RECORD]:
        path, english, russian = form_message(problem, model)
        if path not in told:
            told.add(path)
            yield path, english, russian
