"""Grades are those of the published formulas, and a text over the limit needs a reason that somebody wrote down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.readability.accepted import ACCEPTED
from scripts.readability.counting import TONGUES, counts_of, sentences_within
from scripts.readability.formulas import FORMULAS
from scripts.readability.limits import HIGHEST_GRADE, LONGEST_SENTENCE
from scripts.readability.measuring import Report, measure
from scripts.written.prose import blocks_of
from tests.conftest import ROOT, SOUND_FACTS, TODAY

HERE = Path(__file__).parent
HARD = (
    "Иммиграционное законодательство предусматривает административное задержание заявителей, "
    "обратившихся с ходатайствами о предоставлении убежища, до принятия окончательного решения по существу "
    "соответствующего обращения уполномоченными должностными лицами, а обжалование осуществляется "
    "в установленном порядке по правилам, определяемым вышестоящими инстанциями."
)
PLAIN = "Прочтите письмо. Спросите адвоката, что в нём. " * 8


def table(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", table("worked_examples.yml"), ids=lambda example: str(example["name"]))
def test_grade_is_the_one_computed_by_hand(example: dict[str, Any]) -> None:
    counts = counts_of(sentences_within(blocks_of(example["text"]), example["language"]), example["language"])
    assert [counts.sentences, counts.words, counts.syllables] == example["counts"]
    assert round(FORMULAS[example["language"]].grade(counts), 1) == example["grade"]


@pytest.mark.parametrize(
    ("language", "word", "count"),
    [
        (language, word, count)
        for language, words in table("syllables.yml").items()
        for word, count in words.items()
    ],
)
def test_syllables_are_those_of_the_ear(language: str, word: str, count: int) -> None:
    assert TONGUES[language].syllables(word) == count


def test_every_language_with_a_formula_has_its_limits() -> None:
    assert set(FORMULAS) == set(TONGUES) == set(HIGHEST_GRADE) == set(LONGEST_SENTENCE)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Pages of this test's own: a hard one and a plain one in Russian, plain ones in English."""
    english = "Read the letter. Ask a lawyer what it says. " * 8
    for place, text in (
        ("ru/guides/hard.md", HARD),
        ("ru/guides/plain.md", PLAIN),
        ("en/guides/hard.md", english),
        ("en/guides/plain.md", english),
    ):
        page = tmp_path / "docs" / place
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: x\ndescription: x\n---\n\n# x\n\n{text}\n", encoding="utf-8")
    (tmp_path / ACCEPTED).parent.mkdir(parents=True)
    return tmp_path / "docs"


def grade_of_the_hard_page(docs: Path) -> float:
    texts = measure(SOUND_FACTS, docs, TODAY).texts
    return next(text.grade for text in texts if (text.name, text.language) == ("guides/hard.md", "ru"))


@pytest.mark.parametrize("case", table("accepted_cases.yml"), ids=lambda case: str(case["name"]))
def test_text_over_the_limit_needs_an_entry_and_an_entry_needs_such_a_text(
    case: dict[str, Any], docs: Path
) -> None:
    listed = case["list"].replace("{grade}", str(grade_of_the_hard_page(docs)))
    (docs.parent / ACCEPTED).write_text(listed, encoding="utf-8")
    messages = measure(SOUND_FACTS, docs, TODAY).messages
    says = case.get("says", [])
    assert len(messages) == len(says), [str(message) for message in messages]
    for message, said in zip(messages, says, strict=True):
        assert said in str(message)


def test_report_shows_the_worst_text_first_with_its_long_sentences_and_words(docs: Path) -> None:
    told = measure(SOUND_FACTS, docs, TODAY).told()
    of_russian = told[told.index("\nru: ") :].splitlines()
    assert "guides/hard.md" in of_russian[2]
    assert "words / слов: Иммиграционное" in of_russian[3]
    assert "законодательство" in of_russian[4]


def test_measuring_twice_tells_the_same(docs: Path) -> None:
    assert measure(SOUND_FACTS, docs, TODAY).told() == measure(SOUND_FACTS, docs, TODAY).told()


def test_no_text_of_the_repository_is_over_the_limit_without_a_reason() -> None:
    report: Report = measure(ROOT / "facts", ROOT / "docs", TODAY)
    assert [str(message) for message in report.messages] == []
