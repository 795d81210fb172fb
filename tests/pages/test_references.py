"""References by id become addresses; one that leads nowhere stops the making of pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.facts.checking import check_folder
from scripts.pages.addresses import Site
from scripts.pages.inline import BrokenReference, text_as_markdown
from tests.conftest import SOUND_FACTS, TODAY

TABLE = yaml.safe_load(Path(__file__).with_name("references.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def test_site() -> Site:
    corpus = check_folder(SOUND_FACTS, TODAY).corpus
    assert corpus is not None
    return Site(corpus, {"ru": "По-русски", "en": "In English"})


@pytest.mark.parametrize("case", [case for case in TABLE if "made" in case], ids=lambda case: case["text"])
def test_reference_becomes_an_address(case: dict[str, Any], test_site: Site) -> None:
    assert text_as_markdown(case["text"], "en", test_site) == case["made"]


@pytest.mark.parametrize("case", [case for case in TABLE if "breaks" in case], ids=lambda case: case["text"])
def test_reference_to_nothing_is_never_published(case: dict[str, Any], test_site: Site) -> None:
    with pytest.raises(BrokenReference, match=case["breaks"]):
        text_as_markdown(case["text"], "en", test_site)


@pytest.mark.parametrize(
    ("report_to", "address"),
    [
        ("", None),
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?template=mistake.yml&fact=x-y"),
        ("https://github.com/a/b/", "https://github.com/a/b/issues/new?template=mistake.yml&fact=x-y"),
        ("mailto:a@b.example", "mailto:a@b.example?subject=x-y"),
        ("mailto:a@b.example?cc=c@d.example", "mailto:a@b.example?cc=c@d.example&subject=x-y"),
    ],
)
def test_report_of_a_mistake_names_the_fact(report_to: str, address: str | None, test_site: Site) -> None:
    assert Site(test_site.corpus, {}, report_to).report_address("x-y") == address
