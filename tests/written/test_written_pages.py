"""What the rules of hand-written pages let pass and what they do not, by changing one thing in a sound folder."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.facts.checking import check_folder
from scripts.facts.messages import Message
from scripts.facts.reading import Reading
from scripts.pages.making import make_pages
from scripts.wording.words import read_words
from scripts.written.checking import check_written_pages
from scripts.written.exceptions import EXCEPTIONS
from scripts.written.includes import TABLES
from tests.conftest import ROOT, SOUND_FACTS, TODAY

HERE = Path(__file__).parent
PLACE_OF_LAW = {"ru": "Сохраните конверт.", "en": "Keep the envelope."}


def table(name: str) -> list[Any]:
    told: list[Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return told


@pytest.fixture(scope="module")
def facts() -> Reading:
    return check_folder(SOUND_FACTS, TODAY)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The sound pages in a folder of this test's own, with made pages beside them, which no rule may read."""
    shutil.copytree(HERE / "sound", tmp_path / "docs")
    for made in ("ru/faq", "ru/situations", "en/faq", "_includes/ru/facts", "_includes/en/facts"):
        (tmp_path / "docs" / made).mkdir(parents=True)
    (tmp_path / "docs" / "ru" / "faq" / "made.md").write_text("A made page: $100.\n", encoding="utf-8")
    return tmp_path / "docs"


def assert_says(messages: list[Message], says: list[str]) -> None:
    assert len(messages) == len(says), [str(message) for message in messages]
    for message, said in zip(messages, says, strict=True):
        assert said in str(message)


def test_sound_pages_pass(docs: Path, facts: Reading) -> None:
    assert_says(check_written_pages(docs, facts, TODAY), [])


def test_pages_of_the_repository_pass() -> None:
    facts = check_folder(ROOT / "facts", TODAY)
    assert_says(check_written_pages(ROOT / "docs", facts, TODAY), [])


@pytest.mark.parametrize("change", table("mistakes.yml"), ids=lambda change: str(change["name"]))
def test_change_of_sound_pages_gives_just_these_messages(
    change: dict[str, Any], docs: Path, facts: Reading
) -> None:
    spoil(docs, change)
    assert_says(check_written_pages(docs, facts, TODAY), change.get("says", []))


def spoil(docs: Path, change: dict[str, Any]) -> None:
    for locale, place in change.get("move", {}).items():
        (docs / place).parent.mkdir()
        (docs / locale / "guides" / "reply.md").rename(docs / place)
    if "file" not in change:
        return
    page = docs / change["file"]
    if "old" in change:
        text = page.read_text(encoding="utf-8")
        assert text.count(change["old"]) >= 1
        page.write_text(text.replace(change["old"], change["new"], 1), encoding="utf-8")
    if "link" in change:
        secret = docs.parent / "secret.md"
        secret.write_text("secret", encoding="utf-8")
        (docs / "_includes" / "ru" / "facts" / f"{change['link']}.md").symlink_to(secret)
    if "nest" in change:
        fragment = docs / "_includes" / "ru" / "facts" / f"{change['nest']}.md"
        fragment.write_text("{!ru/facts/test-filing-fee.md!}\n", encoding="utf-8")
    if "bytes" in change:
        page.write_bytes(page.read_text(encoding="utf-8").encode("cp1251"))
    if "remove" in change:
        page.unlink()


@pytest.mark.parametrize("law", table("planted_laws.yml"), ids=lambda law: str(law["found"]))
def test_planted_law_is_found(law: dict[str, str], docs: Path, facts: Reading) -> None:
    page = docs / law["language"] / "guides" / "reply.md"
    text = page.read_text(encoding="utf-8")
    planted = text.replace("\n## ", f"\n{law['text']}\n\n## ", 1)
    page.write_text(planted, encoding="utf-8")
    messages = check_written_pages(docs, facts, TODAY)
    assert_says(messages, [f"law: “{law['found']}"])
    assert f" is {law['sort']}" in str(messages[0])
    line = planted.splitlines()[messages[0].line - 1]
    assert line in law["text"].splitlines()


@pytest.mark.parametrize("words", table("harmless.yml"))
def test_figure_that_is_no_law_passes(words: str, docs: Path, facts: Reading) -> None:
    page = docs / "ru" / "guides" / "reply.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\n## ", f"\n{words}\n\n## ", 1), encoding="utf-8")
    assert_says(check_written_pages(docs, facts, TODAY), [])


@pytest.mark.parametrize("case", table("exceptions.yml"), ids=lambda case: str(case["name"]))
def test_exception_covers_its_words_until_its_last_day(
    case: dict[str, Any], docs: Path, facts: Reading
) -> None:
    page = docs / "ru" / "guides" / "reply.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Сохраните конверт.", "Сохраните конверт 90 дней."), encoding="utf-8")
    listed = docs.parent / EXCEPTIONS
    listed.parent.mkdir(parents=True)
    listed.write_text(case["list"], encoding="utf-8")
    assert_says(check_written_pages(docs, facts, TODAY), case.get("says", []))


def test_every_table_that_is_made_may_be_included(facts: Reading) -> None:
    assert facts.corpus is not None
    words = read_words(ROOT / "docs" / "_includes", facts.corpus.locales)
    made = make_pages(facts.corpus, words, "", TODAY)
    assert sorted(TABLES) == sorted(
        path.stem for path in made if path.match("_includes/ru/facts/tables/*.md")
    )


def test_mistake_in_the_facts_does_not_make_their_includes_unknown(docs: Path, tmp_path: Path) -> None:
    spoiled = tmp_path / "facts"
    shutil.copytree(SOUND_FACTS, spoiled)
    topic = spoiled / "test-money.yml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("kind: fee", "kind: rumour"), encoding="utf-8")
    reading = check_folder(spoiled, TODAY)
    assert reading.messages
    assert_says(check_written_pages(docs, reading, TODAY), [])


@pytest.mark.parametrize("odd", table("odd_lines.yml"), ids=lambda odd: repr(odd)[:20])
def test_odd_line_does_not_hold_up_the_check(odd: str, docs: Path, facts: Reading) -> None:
    page = docs / "ru" / "guides" / "reply.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Сохраните", odd * 2_000, 1), encoding="utf-8")
    started = time.process_time()
    check_written_pages(docs, facts, TODAY)
    assert time.process_time() - started < 5
