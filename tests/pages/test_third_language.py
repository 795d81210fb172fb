"""A third language is a key in the facts and a folder in docs; no line of code knows how many there are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from scripts.facts.checking import check_folder
from scripts.pages.making import make_pages
from scripts.wording.words import read_words
from tests.conftest import ROOT, SOUND_FACTS, TODAY
from tests.pages.third_language import SIGN, THIRD, add_third_language
from tests.small_site import files_of, plant_small_site, run

ENGLISH = re.compile(
    r"^(?P<indent> +)- locale: en\n(?P=indent)  name: English\n(?P=indent)  build: true\n", re.M
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Language -> path below the folder of the language -> Markdown."""
    facts = tmp_path_factory.mktemp("third") / "facts"
    shutil.copytree(SOUND_FACTS, facts)
    add_third_language(facts)
    reading = check_folder(facts, TODAY)
    assert [str(message) for message in reading.messages] == []
    assert reading.corpus is not None
    words_of = read_words(ROOT / "docs" / "_includes", reading.corpus.locales)
    by_language: dict[str, dict[str, str]] = {"ru": {}, "en": {}, THIRD: {}}
    for path, text in make_pages(reading.corpus, words_of, "", TODAY).items():
        language, *rest = (
            path.parts if path.parts[0] != "_includes" else (path.parts[1], "_", *path.parts[2:])
        )
        by_language[language]["/".join(rest)] = text
    return by_language


def test_third_language_has_every_page(pages: dict[str, dict[str, str]]) -> None:
    assert set(pages[THIRD]) == set(pages["ru"]) == set(pages["en"])


def test_third_language_has_the_same_anchors(pages: dict[str, dict[str, str]]) -> None:
    def anchors(language: str) -> dict[str, set[str]]:
        found = re.compile(r"\{#([^}]+)\}|\bid=\"([^\"]+)\"")
        return {path: {a or b for a, b in found.findall(text)} for path, text in pages[language].items()}

    assert anchors(THIRD) == anchors("ru") == anchors("en")


def test_answers_stand_in_the_third_language(pages: dict[str, dict[str, str]]) -> None:
    page = pages[THIRD]["faq/test-fees.md"]
    assert f"## {SIGN}Как не" in page
    assert "Не платите" not in page.replace(f"{SIGN}Не", "")


def test_each_answer_leads_to_the_other_two_languages(pages: dict[str, dict[str, str]]) -> None:
    page = pages[THIRD]["faq/test-fees.md"]
    assert 'href="../../../faq/test-fees/#test-stay-safe" lang="ru"' in page
    assert 'href="../../../en/faq/test-fees/#test-stay-safe" lang="en"' in page
    assert (
        f'href="../../{THIRD}/faq/test-fees/#test-stay-safe" lang="{THIRD}"'
        in pages["ru"]["faq/test-fees.md"]
    )


def test_whole_site_is_built_in_three_languages(tmp_path: Path) -> None:
    root = plant_small_site(tmp_path / "tree", ("ru", "en", THIRD))
    add_third_language(root / "facts")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    third = f"\\g<0>\\g<indent>- locale: {THIRD}\n\\g<indent>  name: Қазақша\n\\g<indent>  build: true\n"
    settings, added = ENGLISH.subn(third, settings)
    assert added == 1
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = run(root, "-m", "scripts", "site")
    assert done.returncode == 0, done.stderr
    built = files_of(root / "site")
    page: Any = lxml.html.document_fromstring(built[f"{THIRD}/faq/test-fees/index.html"])
    assert page.get("lang") == THIRD
    assert SIGN in page.xpath("string(//h1)")
    links = {link.get("hreflang") for link in page.xpath("//nav[contains(@class, 'bar')]//a[@hreflang]")}
    assert links == {"ru", "en"}
    html = {
        name.removeprefix(f"{THIRD}/")
        for name in built
        if name.startswith(f"{THIRD}/") and name.endswith("html")
    }
    assert html == {
        name.removeprefix("en/") for name in built if name.startswith("en/") and name.endswith("html")
    }
