"""A YAML file that holds one list of records, such as the exceptions: each with its line, mistakes as messages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from scripts.facts.form_messages import form_message
from scripts.facts.messages import Message
from scripts.facts.model import Model
from scripts.facts.yaml_reading import dotted, read_yaml

AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass(frozen=True)
class Listed(Generic[AnyModel]):
    """A record and where it stands."""

    file: str
    line: int
    record: AnyModel

    def says(self, english: str, russian: str) -> Message:
        """A message about this record."""
        return Message(self.file, self.line, "list", english, russian)


def read_list(path: Path, key: str, model: type[AnyModel]) -> tuple[list[Listed[AnyModel]], list[Message]]:
    """The records below `key`, and what is wrong with the file; a file that is not there holds none.

    Raises OSError where the file cannot be read.
    """
    if not path.exists():
        return [], []
    file = read_yaml(path, path.as_posix())
    messages = list(file.messages)
    items = file.data.get(key) if isinstance(file.data, dict) and len(file.data) == 1 else None
    if not isinstance(items, list):
        if not messages:
            messages.append(
                Message(
                    file.name,
                    1,
                    "file",
                    f"The file must hold one list, `{key}:`. Begin it so; an empty list is `{key}: []`.",
                    f"В файле должен быть один список, `{key}:`. Начните с него; пустой — `{key}: []`.",
                )
            )
        return [], messages
    records: list[Listed[AnyModel]] = []
    for index, item in enumerate(items):
        place = (key, index)
        try:
            records.append(Listed(file.name, file.line_of(place), model.model_validate(item)))
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                path_within, english, russian = form_message(problem, model)
                whole = (*place, *path_within)
                messages.append(Message(file.name, file.line_of(whole), dotted(whole), english, russian))
    return records, messages
