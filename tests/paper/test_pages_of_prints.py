"""What every page bears, and what every file is: its foot, its code, its tags, its fonts, its size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import outloud  # type: ignore[import-untyped]
import pdfua
import pikepdf
import pytest

from scripts.facts.printed_pieces import PieceKind, check_fragment, version
from scripts.facts.review_dates import has_ended, review_by
from tests.conftest import TODAY
from tests.paper.conftest import OnDisk
from tests.paper.packs import SITE, flat, job_of, listed_in, own_desk, sound_desk

PIECES = tuple(own_desk().pieces.values())
BOOKLETS = tuple(piece.id for piece in PIECES if piece.kind is PieceKind.BOOKLET)
KITS = tuple(piece.id for piece in PIECES if piece.kind is PieceKind.KIT)
BYTES_FOR_TEN_PAGES = 400 * 1024


def address_of(piece: str) -> str:
    """Where the code of a piece must lead."""
    return f"{SITE}check/#{check_fragment(own_desk().pieces[piece], TODAY)}"


@pytest.mark.parametrize("name", BOOKLETS)
def test_every_page_bears_id_number_dates_and_address(name: str, printed: OnDisk) -> None:
    whole = printed(f"{name}.ru-en.a4")
    facts = [fact for fact in own_desk().pieces[name].facts if not has_ended(fact, TODAY)]
    for number in range(1, len(whole.pages) + 1):
        page = whole.page_text(number)
        assert flat(f"{name} · {number} / {len(whole.pages)}") in page
        for locale in ("ru", "en"):
            words = own_desk().words_of[locale]
            assert flat(words.day(min(fact.as_of for fact in facts))) in page
            assert flat(words.day(min(map(review_by, facts)))) in page
            version_day = words.day(version(own_desk().pieces[name], TODAY))
            assert flat(words.own["version"].format(day=version_day)) in page
        assert page.count(flat("asylum.example/check/")) >= 2


@pytest.mark.parametrize("piece", [piece.id for piece in PIECES])
def test_code_on_the_first_page_leads_to_the_piece_and_its_version(piece: str, printed: OnDisk) -> None:
    assert set(printed(f"{piece}.ru-en.a4").code_on(1)) == {address_of(piece)}


@pytest.mark.parametrize("name", ["bond.ru-en.a4", "bond.ru.a4", "bond.ru-en.a4.large"])
def test_every_page_of_a_booklet_bears_the_code(name: str, printed: OnDisk) -> None:
    for number in range(1, len(printed(name).pages) + 1):
        assert printed(name).code_on(number) == [address_of("bond")]


def test_page_of_a_kit_bears_the_code_of_its_own_booklet(printed: OnDisk) -> None:
    kit = own_desk().pieces["kit-asylum-granted"]
    whole = printed(f"{kit.id}.ru.a4")
    seen = [whole.code_on(number) for number in range(1, len(whole.pages) + 1)]
    assert list(dict.fromkeys(code for codes in seen for code in codes)) == [
        address_of(name) for name in (kit.id, *kit.booklets)
    ]
    assert all(len(codes) == 1 for codes in seen)


def test_code_is_still_read_from_a_copy_at_70_percent(printed: OnDisk) -> None:
    # 0.7 of the size, printed and scanned at 300 dots per inch
    assert printed("bond.ru-en.a4").code_on(2, dots_per_inch=210) == [address_of("bond")]


def test_draft_says_so_and_leads_to_the_preview() -> None:
    desk = type(own_desk())(own_desk().ground, own_desk().words_of, own_desk().sheet_words, "")
    data: dict[str, Any] = dict(job_of(desk, "bond.ru-en.a4").data["piece"])
    assert flat("".join(run["t"] for run in data["foot"]["ru"])).endswith("127.0.0.1:8000/check/")
    assert {locale: data["draft"][locale][0]["t"].split(",")[0] for locale in ("ru", "en")} == {
        "ru": "Черновик",
        "en": "Draft",
    }
    assert job_of(sound_desk(), "test-fees.ru.a4").data["piece"]["draft"] == {}


def test_files_are_small_tagged_and_carry_their_fonts(folder_of_prints: Path) -> None:
    for one in listed_in(folder_of_prints).values():
        assert one["bytes"] <= BYTES_FOR_TEN_PAGES * max(1, one["pages"] / 10), one["file"]
        with pikepdf.open(folder_of_prints / one["file"]) as pdf:
            _is_sound(pdf, one)


def _is_sound(pdf: pikepdf.Pdf, one: dict[str, Any]) -> None:
    with pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"]
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == one["form"].split("-")[0]
    assert pdf.Root.StructTreeRoot.K is not None
    if one["piece"] in (*BOOKLETS, *KITS):
        assert int(pdf.Root.Outlines.Count) != 0
    for page in pdf.pages:
        assert str(page.obj.Tabs) == "/S"
        for font in dict(page.resources.get("/Font", {})).values():
            assert str(font.Subtype) == "/Type0"
            assert "/FontFile3" in font.DescendantFonts[0].FontDescriptor
            assert "/ToUnicode" in font


@pytest.mark.parametrize(
    "name",
    [
        "bond.ru-en.a4",
        "kit-asylum-granted.en.a4",
        "bond.ru.a4.large",
        "scams.ru.a4",
        "sheet-for-detained-person.ru-en.a4",
        "deadline-calendar.ru.a4",
        "numbers-to-know-by-heart.ru-en.a4",
        "rights-card-for-the-wallet.ru-en.a4",
    ],
)
def test_independent_checkers_of_accessibility_find_no_error(name: str, printed: OnDisk) -> None:
    # pdfua: 12 checks for 16 of the 106 rules that a machine can check; outloud: 91 rules, some of its own
    path = str(printed(name).path)
    assert [finding.message for finding in pdfua.validate(path).findings] == []
    found = outloud.check(path).findings
    # the foot is no content: each fact says its own dates in the text, and outloud knows a foot by its third page only
    beginnings = ("Старейшие сведения", "The oldest answer is")
    errors = [one for one in found if one.severity == "error"]
    assert [one.message for one in errors if not one.evidence.startswith(beginnings)] == []


def test_other_language_is_marked_in_both_columns(printed: OnDisk) -> None:
    with pikepdf.open(printed("bond.ru-en.a4").path) as pdf:
        languages = {
            str(item.Lang) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Lang" in item
        }
    assert {"ru", "en"} <= languages
