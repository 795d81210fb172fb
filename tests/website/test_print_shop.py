"""The print shop: it links the PDFs that there are, says so where there are none, and leads from every situation."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser

from scripts.facts.checking import check_folder
from scripts.facts.model import Situation
from scripts.facts.printed_pieces import Piece, PieceKind, printed_pieces
from scripts.pages.printed_files import LIST_NAME, PRINTED_FOLDER, read_printed_files
from tests.conftest import SOUND_FACTS, TODAY
from tests.small_site import plant_small_site, run
from tests.website.reader import visit
from tests.website.site_crawl import CrawledPage, crawl

FOLDERS = {"ru": "", "en": "en/"}
PICTURE = (384, 543)


def _pieces() -> tuple[Piece, ...]:
    corpus = check_folder(SOUND_FACTS, TODAY).corpus
    assert corpus is not None
    return printed_pieces(corpus)


def _print_some(root: Path, made: list[Piece]) -> list[str]:
    """Pretend that the PDFs of these pieces were made, and that one more was and got lost; gives the names of files."""
    folder = root / PRINTED_FOLDER
    folder.mkdir(parents=True)
    listed: list[dict[str, Any]] = []
    for piece in made:
        Image.new("L", PICTURE, 255).save(folder / f"{piece.id}.png")
        for form in ("ru", "ru-en"):
            for paper, size in (("letter", "ordinary"), ("a4", "ordinary"), ("a4", "large")):
                name = f"{piece.id}.{form}.{paper}{'.large' if size == 'large' else ''}.pdf"
                (folder / name).write_bytes(b"%PDF-1.7\n")
                listed.append(_listed(name, piece.id, form, paper, size))
    names = [entry["file"] for entry in listed]
    listed.append(_listed("lost.ru.a4.pdf", made[0].id, "en", "a4", "ordinary"))
    (folder / LIST_NAME).write_text(json.dumps(listed), encoding="utf-8")
    return [*names, *(f"{piece.id}.png" for piece in made)]


def _listed(name: str, piece: str, form: str, paper: str, size: str) -> dict[str, Any]:
    width, height = PICTURE
    return {
        "file": name,
        "piece": piece,
        "form": form,
        "paper": paper,
        "size": size,
        "pages": 2,
        "bytes": 41_000,
        "version": TODAY.isoformat(),
        "sha256": "0" * 64,
        "picture": f"{piece}.png",
        "picture_width": width,
        "picture_height": height,
        "ink": 6.4,
    }


@pytest.fixture(scope="module")
def with_some(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, CrawledPage], Path, list[str]]:
    """A small site for which the PDFs of its first kit, its first sheet and its first booklet were made."""
    root = plant_small_site(tmp_path_factory.mktemp("shop") / "tree")
    kinds = {piece.kind: piece for piece in reversed(_pieces())}
    names = _print_some(root, [kinds[kind] for kind in sorted(kinds)])
    done = run(root, "-m", "scripts", "site")
    assert done.returncode == 0, done.stderr
    return crawl(root / "site"), root / "site", names


@pytest.fixture(scope="module")
def site_pages(site: Path) -> dict[str, CrawledPage]:
    return crawl(site)


def _pdfs(page: CrawledPage) -> set[str]:
    targets = (page.target(address) for address in page.addresses() if address.endswith(".pdf"))
    return {target[0] for target in targets if target is not None}


def test_every_pdf_there_is_stands_on_the_site_and_is_linked_in_both_languages(
    with_some: tuple[dict[str, CrawledPage], Path, list[str]],
) -> None:
    pages, site, names = with_some
    pdfs = {f"print/{name}" for name in names if name.endswith(".pdf")}
    assert len(pdfs) >= 18
    for folder in FOLDERS.values():
        assert _pdfs(pages[f"{folder}print/index.html"]) == pdfs
    assert {f"print/{path.name}" for path in (site / "print").glob("*.pdf")} == pdfs


def test_no_link_of_a_site_with_some_pdfs_leads_nowhere(
    with_some: tuple[dict[str, CrawledPage], Path, list[str]],
) -> None:
    pages, site, _ = with_some
    broken = []
    for page in pages.values():
        # the frame of a page leads to places that the pages of this small site do not have
        for address in page.tree.xpath("//main//@href | //main//@src"):
            file, anchor = page.target(address) or ("", "")
            if file and (not (site / file).is_file() or (anchor and anchor not in pages[file].anchors)):
                broken.append(f"{page.path}: {address}")
    assert broken == []


def test_picture_of_the_first_page_has_its_size_and_words_and_waits_its_turn(
    with_some: tuple[dict[str, CrawledPage], Path, list[str]],
) -> None:
    pages, site, _ = with_some
    for folder in FOLDERS.values():
        page = pages[f"{folder}print/index.html"]
        pictures = page.tree.xpath("//main//img")
        assert len(pictures) >= 3
        for picture in pictures:
            target = page.target(picture.get("src"))
            assert target is not None and (site / target[0]).is_file()
            assert (picture.get("width"), picture.get("height")) == tuple(map(str, PICTURE))
            assert picture.get("loading") == "lazy"
            assert len(picture.get("alt")) > 10


def test_pages_and_ink_are_told(with_some: tuple[dict[str, CrawledPage], Path, list[str]]) -> None:
    pages, _, _ = with_some
    for folder, words in (("", ("2 страницы", "41 КБ", "6 %")), ("en/", ("2 pages", "41 KB", "6%"))):
        told = pages[f"{folder}print/index.html"].tree.text_content().replace("\u00a0", " ")
        assert all(word in told for word in words)


def test_situation_leads_to_the_sheets_that_were_made(
    with_some: tuple[dict[str, CrawledPage], Path, list[str]],
) -> None:
    pages, _, names = with_some
    made = {name.split(".")[0] for name in names if name.endswith(".pdf")}
    for folder in FOLDERS.values():
        anchors = set()
        for path, page in pages.items():
            if path.startswith(f"{folder}situations/"):
                targets = (page.target(address) for address in page.tree.xpath("//main//a/@href"))
                anchors |= {
                    target[1] for target in targets if target and target[0] == f"{folder}print/index.html"
                }
        assert anchors and anchors <= made
        assert any(anchor.startswith("kit-") for anchor in anchors)


def _straight(page: CrawledPage, under: str) -> dict[str, str]:
    """The rows below an element of the page that lead straight to a PDF: title of the row -> name of the file."""
    found = {}
    for link in page.tree.xpath(f"//main//*[{under}]//li//a[@class='pdf']"):
        row = link.xpath("ancestor::li[1]")[0]
        target = page.target(link.get("href"))
        assert target is not None
        assert re.match(r"PDF, .+, \d+", link.get("aria-label"))
        found[row.text_content()] = target[0]
    return found


def test_one_press_from_a_situation_gets_the_pdf_in_both_languages_on_the_paper_of_that_place(
    with_some: tuple[dict[str, CrawledPage], Path, list[str]],
) -> None:
    pages, site, names = with_some
    made = {name.split(".")[0] for name in names if name.endswith(".pdf")}
    kits = {piece.id for piece in _pieces() if piece.kind is PieceKind.KIT} & made
    for folder in FOLDERS.values():
        seen = set()
        for situation in Situation:
            page = pages.get(f"{folder}situations/{situation.value}/index.html")
            if page is None:
                continue
            paper = "a4" if situation in (Situation.IN_RUSSIA, Situation.IN_TRANSIT) else "letter"
            shop = pages[f"{folder}print/index.html"]
            for rows in (
                _straight(page, "@class='ways' and ancestor::section[h2[@id='print']]"),
                _straight(shop, f"@id='for-{situation.value}'"),
            ):
                for file in rows.values():
                    assert (site / file).is_file()
                    assert file.endswith(f".ru-en.{paper}.pdf")
                seen |= {Path(file).name.split(".")[0] for file in rows.values()}
        assert kits and kits <= seen <= made


def test_kit_leads_to_each_of_its_booklets(with_some: tuple[dict[str, CrawledPage], Path, list[str]]) -> None:
    pages, _, _ = with_some
    kits = [piece for piece in _pieces() if piece.booklets]
    assert kits
    for folder in FOLDERS.values():
        page = pages[f"{folder}print/index.html"]
        for kit in kits:
            links = page.tree.xpath(f"//section[h4[@id='{kit.id}']]/p[contains(@class, 'small')]/a/@href")
            assert [link for link in links if link.startswith("#")] == [f"#{name}" for name in kit.booklets]


def test_link_into_a_folded_part_unfolds_it_also_where_the_browser_would_not(
    browser: Browser, site_server: str
) -> None:
    with visit(browser, f"{site_server}/print/#bond") as visited:
        folded = visited.page.locator("details:has(#bond)")
        folded.evaluate("details => { details.open = false; }")
        # what this browser does by itself comes with a real change of the address, and this is none
        visited.page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
        assert folded.get_attribute("open") is not None
        assert visited.page.locator("#bond").is_visible()


@pytest.mark.parametrize("locale", FOLDERS)
def test_volunteers_are_led_to_the_prints_not_to_the_answers(
    site_pages: dict[str, CrawledPage], locale: str
) -> None:
    folder = FOLDERS[locale]
    page = site_pages[f"{folder}guides/for-volunteers/index.html"]
    parts = page.tree.xpath(
        "//main//*[(self::p or self::ul) and preceding-sibling::h2[1][@id='printing' or @id='print']]"
    )
    targets = [page.target(address) for part in parts for address in part.xpath(".//a/@href")]
    led = [target for target in targets if target is not None]
    assert [file for file, _ in led if file.startswith((f"{folder}faq/", f"{folder}guides/"))] == []
    assert len({anchor for file, anchor in led if file == f"{folder}print/index.html" and anchor}) == 5


def test_without_pdfs_the_shop_says_so_and_links_none(tmp_path: Path) -> None:
    root = plant_small_site(tmp_path / "tree")
    assert run(root, "-m", "scripts", "site").returncode == 0
    pages = crawl(root / "site")
    for folder, words in (("", "нет готовых файлов PDF"), ("en/", "no ready PDF files")):
        page = pages[f"{folder}print/index.html"]
        assert words in page.tree.text_content()
        assert not page.tree.xpath("//*[@class='pdf']")
        assert not _pdfs(page) and not page.tree.xpath("//main//img")
        assert {piece.id for piece in _pieces()} <= set(page.anchors)


def test_spoiled_list_of_pdfs_is_told_in_words(tmp_path: Path) -> None:
    root = plant_small_site(tmp_path / "tree")
    _print_some(root, list(_pieces()[:1]))
    (root / PRINTED_FOLDER / LIST_NAME).write_text('[{"file": "../secret.pdf"}]', encoding="utf-8")
    done = run(root, "-m", "scripts", "pages")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "make packs" in done.stderr and "Сделайте их заново" in done.stderr


def test_list_names_only_what_lies_there(tmp_path: Path) -> None:
    names = _print_some(tmp_path, list(_pieces()[:2]))
    read = read_printed_files(tmp_path / PRINTED_FOLDER)
    assert [one.file for one in read] == [name for name in names if name.endswith(".pdf")]
    assert read_printed_files(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("locale", "width", "dark"),
    [("ru", 360, False), ("en", 360, True), ("ru", 1280, True), ("en", 1280, False)],
)
def test_shop_is_quiet_accessible_and_stays_in_its_width(
    browser: Browser, site_server: str, locale: str, width: int, dark: bool
) -> None:
    for path in ("print/", "print/inside/"):
        with visit(browser, f"{site_server}/{FOLDERS[locale]}{path}", width=width, dark=dark) as visited:
            visited.page.evaluate(
                "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
            )
            assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
            found: Any = (
                Axe().run(visited.page, options={"resultTypes": ["violations"]}).response["violations"]
            )
            assert [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found] == []
            assert (visited.complaints, visited.foreign_requests) == ([], [])
