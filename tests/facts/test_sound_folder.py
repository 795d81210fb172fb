"""A sound folder gives no message, in two languages or three; text that is thrown at it gives no traceback."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.facts.checking import check_folder
from scripts.facts.reading import FactsFolderMissing

SOUND = Path(__file__).parent / "sound"
FACTS = Path(__file__).parents[2] / "facts"
TODAY = date(2026, 11, 22)


def copy_of_sound(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    shutil.copytree(SOUND, folder, dirs_exist_ok=True)
    return folder


def test_sound_folder_gives_no_message() -> None:
    reading = check_folder(SOUND, TODAY)
    assert [str(message) for message in reading.messages] == []
    assert reading.corpus is not None
    assert (len(reading.corpus.topics), len(reading.corpus.facts)) == (2, 6)


def test_facts_of_the_repository_give_no_message() -> None:
    assert [str(message) for message in check_folder(FACTS, TODAY).messages] == []


def test_folder_that_is_missing_or_empty_is_an_error(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(FactsFolderMissing):
            check_folder(folder, TODAY)


class WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def with_kazakh(data: object) -> object:
    if isinstance(data, list):
        return [with_kazakh(item) for item in data]
    if not isinstance(data, dict):
        return data
    wider = {key: with_kazakh(value) for key, value in data.items()}
    return {**wider, "kk": wider["ru"]} if {"ru", "en"} <= wider.keys() else wider


def test_third_language_is_a_new_key_in_the_facts_and_nothing_else(tmp_path: Path) -> None:
    folder = copy_of_sound(tmp_path)
    for path in folder.glob("*.yml"):
        data = with_kazakh(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
        written = yaml.dump(data, Dumper=WithoutAliases, allow_unicode=True, sort_keys=False)
        # the numbers, dates and truths that the plain loader made into words
        path.write_text(
            re.sub(r"'(\d{1,7}|\d{4}-\d\d-\d\d|true|false)'$", r"\1", written, flags=re.M), "utf-8"
        )
    reading = check_folder(folder, TODAY)
    assert [str(message) for message in reading.messages] == []
    assert reading.sound_part is not None
    assert reading.sound_part.locales == ("ru", "en", "kk")


def test_text_that_one_language_lacks_is_told_when_a_third_is_added(tmp_path: Path) -> None:
    folder = copy_of_sound(tmp_path)
    for path in folder.glob("test-*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("title:\n", 'title:\n  kk: "Сынақ"\n', 1), encoding="utf-8")
    messages = check_folder(folder, TODAY).messages
    assert {message.english for message in messages} == {"The text in “kk” is missing. Write it."}


_TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("[](){}<>*_`!#|~:-&?\"'\\ \n\tаёA1«»"), st.characters(codec="utf-8")),
    max_size=60,
)
_PLACES = [
    "30 дней",
    "test-statute, seen: 2026-01",
    "2026-01-20",
    "8 U.S.C. § 1158(a)(2)(B)",
    "in-court",
    "title:",
]


@settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(thrown=_TEXTS, place=st.sampled_from(_PLACES))
def test_anything_written_into_a_field_gives_messages_and_no_traceback(
    thrown: str, place: str, tmp_path: Path
) -> None:
    folder = copy_of_sound(tmp_path)
    path = folder / "test-hearings.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(place, thrown, 1), encoding="utf-8")
    for message in check_folder(folder, TODAY).messages:
        assert message.line >= 1
        assert message.english
        assert message.russian


@settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(["test-money.yml", "sources.yml", "situations.yml", "other.yml"]),
    thrown=st.one_of(st.binary(max_size=80), _TEXTS.map(lambda text: text.encode())),
)
def test_any_bytes_for_a_file_give_messages_and_no_traceback(
    name: str, thrown: bytes, tmp_path: Path
) -> None:
    folder = copy_of_sound(tmp_path)
    (folder / name).write_bytes(thrown)
    assert check_folder(folder, TODAY).messages


_FIELDS = """
    topic title intro sections id facts question answer steps for kind law sources source seen as_of
    history date text ru en deadline count unit aim agreed situations start trees asks options goto
    leaves organizations from_facts terms legal_review on words address
"""
_DATA: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates().map(str),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(_FIELDS.split()),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)


@settings(
    max_examples=80, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(["test-money.yml", "sources.yml", "situations.yml"]), data=_DATA)
def test_known_fields_in_any_shape_give_messages_and_no_traceback(
    name: str, data: object, tmp_path: Path
) -> None:
    folder = copy_of_sound(tmp_path)
    (folder / name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert check_folder(folder, TODAY).messages
