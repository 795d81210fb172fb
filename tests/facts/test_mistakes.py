"""Planted mistakes: as many messages as mistakes, each at its line; `# expect:` in the files says which."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from scripts.facts.checking import check_folder
from scripts.facts.messages import Message

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
_EXPECTED = re.compile(r"# expect: (?P<field>.+?) \| (?P<message>.+)$")


@dataclass(frozen=True)
class Planted:
    file: str
    line: int
    field: str
    message: str

    def is_told_by(self, message: Message) -> bool:
        return (
            (message.file, message.line) == (self.file, self.line)
            and self.field in message.field
            and self.message in message.english
        )


def planted_in(folder: Path) -> list[Planted]:
    return [
        Planted(path.as_posix(), number, found["field"], found["message"])
        for path in sorted(folder.glob("*.yml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := _EXPECTED.search(line))
    ]


def folder_with(tmp_path: Path, name: str, content: bytes) -> Path:
    folder = tmp_path / "facts"
    shutil.copytree(HERE / "sound", folder)
    (folder / name).write_bytes(content)
    return folder


MISTAKES = planted_in(HERE / "mistakes")
MESSAGES = check_folder(HERE / "mistakes", TODAY).messages


def test_more_than_forty_kinds_of_mistakes_are_planted() -> None:
    assert len({planted.message for planted in MISTAKES}) > 60


@pytest.mark.parametrize("planted", MISTAKES, ids=lambda planted: f"{Path(planted.file).stem}-{planted.line}")
def test_planted_mistake_is_told_once_at_its_line_and_field(planted: Planted) -> None:
    assert sum(planted.is_told_by(message) for message in MESSAGES) == 1


def test_nothing_but_the_planted_mistakes_is_told() -> None:
    assert [str(message) for message in MESSAGES if not any(p.is_told_by(message) for p in MISTAKES)] == []
    assert len(MESSAGES) == len(MISTAKES)


def test_messages_stand_by_file_and_line() -> None:
    assert sorted(MESSAGES) == MESSAGES


def test_each_message_speaks_both_languages_and_says_what_to_do() -> None:
    for message in MESSAGES:
        assert re.search(r"[А-Яа-яЁё]", message.russian), message
        for said in (message.english, message.russian):
            assert said.rstrip().endswith((".", "?", "`")), said
            assert len(re.findall(r"[.?:;,](?:\s|$)", said)) >= 2, said


UNREADABLE = planted_in(HERE / "unreadable")


@pytest.mark.parametrize("planted", UNREADABLE, ids=lambda planted: Path(planted.file).stem)
def test_file_that_cannot_be_read_gives_one_message_and_hides_nothing_else(
    planted: Planted, tmp_path: Path
) -> None:
    path = Path(planted.file)
    messages = check_folder(folder_with(tmp_path, path.name, path.read_bytes()), TODAY).messages
    assert [(message.line, message.field) for message in messages] == [(planted.line, planted.field)]
    assert planted.message in messages[0].english


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nul": (b"topic: a\0b\n", "U+0000"),
    "not-utf-8": (b"topic: \xcf\xf0\xe0\xe2\xee\n", "not UTF-8"),
    "five-megabyte-line": (b"topic: " + b"x" * 5_000_000, "larger than 5 MB"),
    "long-line": (b"topic: " + b"x" * 30_000, "longer than 20000"),
    "brackets": (b"[\n" * 100_000, "nest deeper"),
    "hyphens": (b"- " * 9_000, "nest deeper"),
    "questions": (b"? " * 9_000, "nest deeper"),
    "indents": (b"".join(b" " * depth + b"a:\n" for depth in range(2_000)), "nest deeper"),
    "surrogate": (rb'a: "\ud800"', "not valid YAML"),
    "two-documents": (b"a: 1\n---\nb: 2\n", "not valid YAML"),
    "python-tag": (b'!!python/object/apply:os.system ["true"]\n', "tag"),
    "contains-itself": (b"&a [*a]\n", "aliases"),
    "huge-number": (b"- " + b"9" * 9_000, "not a set of fields"),
    "hundred-thousand-items": (b"- a\n" * 100_000, "not a set of fields"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_gives_one_message_and_no_traceback(name: str, tmp_path: Path) -> None:
    content, said = HOSTILE[name]
    messages = check_folder(folder_with(tmp_path, "hostile.yml", content), TODAY).messages
    assert [Path(message.file).name for message in messages] == ["hostile.yml"]
    assert said in messages[0].english


def test_laughing_aliases_are_refused_without_unfolding(tmp_path: Path) -> None:
    lines = ["topic: &a0 [ha, ha]"] + [f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    messages = check_folder(folder_with(tmp_path, "laughs.yml", "\n".join(lines).encode()), TODAY).messages
    assert {Path(message.file).name for message in messages} == {"laughs.yml"}
    assert any("aliases" in message.english for message in messages)


def test_unknown_fields_by_the_thousand_are_told_a_hundred_times(tmp_path: Path) -> None:
    content = "\n".join(f"field-{number}: 1" for number in range(20_000)).encode()
    assert len(check_folder(folder_with(tmp_path, "fields.yml", content), TODAY).messages) == 100


@pytest.mark.parametrize(
    "name", ["sources.yml", "organizations.yml", "glossary.yml", "situations.yml", "test-money.yml"]
)
def test_unreadable_file_does_not_make_references_to_it_unknown(name: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, name, b'title: "never closed\n')
    assert [Path(message.file).name for message in check_folder(folder, TODAY).messages] == [name]


@pytest.mark.parametrize("name", ["sources.yml", "organizations.yml", "glossary.yml", "situations.yml"])
def test_missing_file_gives_one_message(name: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, name, b"")
    (folder / name).unlink()
    messages = check_folder(folder, TODAY).messages
    assert [(Path(message.file).name, message.english.split(".")[0]) for message in messages] == [
        (name, "The file is missing")
    ]
