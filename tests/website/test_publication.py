"""A copy that is published: it says who answers for it, and a link to it brings a picture of its own."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import yaml
from lxml import html

from scripts.website.publisher import NobodyAnswers, require_publisher
from tests.small_site import plant_small_site, run

ADDRESS = "https://society.example/asylum/"
FILLED = {"ru": "Общество", "en": "Society", "contact": "mailto:texts@society.example"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant_small_site(tmp_path_factory.mktemp("published") / "tree")


@pytest.mark.parametrize(
    ("change", "site_url", "told"),
    [
        ({}, ADDRESS, []),
        ({"ru": " "}, ADDRESS, ["extra.publisher.ru"]),
        ({"contact": "society.example"}, ADDRESS, ["extra.publisher.contact"]),
        ({"contact": "javascript:alert(1)"}, ADDRESS, ["extra.publisher.contact"]),
        ({"ru": "", "en": None}, "", ["extra.publisher.ru", "extra.publisher.en", "site_url"]),
    ],
)
def test_publication_asks_for_every_line_that_is_missing(
    change: dict[str, str], site_url: str, told: list[str]
) -> None:
    settings = FILLED | change
    if not told:
        require_publisher(settings, site_url, ("ru", "en"), "mkdocs.yml")
        return
    with pytest.raises(NobodyAnswers) as refused:
        require_publisher(settings, site_url, ("ru", "en"), "mkdocs.yml")
    lines = [line.split(": ")[1] for line in str(refused.value).splitlines() if not line.startswith(" ")]
    assert lines == told


def test_publication_refuses_while_nobody_answers_and_leaves_the_old_site(root: Path) -> None:
    old = root / "old"
    old.mkdir()
    (old / "index.html").write_text("old", encoding="utf-8")
    done = run(root, "-m", "scripts", "site", "--publication", "--to", "old", SITE_URL=ADDRESS)
    assert (done.returncode, "extra.publisher.ru" in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in old.iterdir()] == ["index.html"]


def test_published_copy_names_who_answers_and_brings_its_picture(root: Path) -> None:
    settings = root / "mkdocs.yml"
    told = settings.read_text(encoding="utf-8")
    for key, value in FILLED.items():
        assert f'    {key}: ""\n' in told
        told = told.replace(f'    {key}: ""\n', f"    {key}: {value}\n")
    settings.write_text(told, encoding="utf-8")
    done = run(root, "-m", "scripts", "site", "--publication", SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    for folder, locale in (("", "ru"), ("en/", "en")):
        page = html.parse(str(root / "site" / folder / "faq" / "index.html")).getroot()
        answers = page.get_element_by_id("publisher")
        assert FILLED[locale] in answers.text_content()
        assert [link.get("href") for link in answers.iter("a")] == [FILLED["contact"]]
        told_of = {one.get("property"): one.get("content") or "" for one in page.iter("meta")}
        picture = told_of["og:image"]
        assert picture == f"{ADDRESS}assets/share.{locale}.png"
        drawn = (root / "site" / picture.removeprefix(ADDRESS)).read_bytes()
        assert struct.unpack(">II", drawn[16:24]) == (1200, 630)


def test_copy_without_an_address_promises_no_picture(site: Path) -> None:
    assert "og:image" not in (site / "index.html").read_text(encoding="utf-8")


def test_settings_of_this_repository_name_no_publisher_yet() -> None:
    # whoever publishes fills these in; a name in the shared repository would vouch for every copy
    text = (Path(__file__).resolve().parents[2] / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.load(text.replace("!ENV", ""), Loader=yaml.SafeLoader)
    assert set(settings["extra"]["publisher"].values()) == {""}
