"""Making: what fails, what is made anew, the same bytes again, the list for the site, the command."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact
from scripts.facts.printed_pieces import PieceKind
from scripts.facts.sources_lock import AddressState, SourcesLock, Verdict
from scripts.pages.printed_files import read_printed_files
from scripts.paper.feet import with_codes_drawn
from scripts.paper.forms import Paper, Print, Size
from scripts.paper.jobs import Desk, Job, Told
from scripts.paper.making import Made, make_prints
from scripts.paper.typesetting import TEMPLATES, TypesettingFailed, typeset
from tests.conftest import SOUND_FACTS, TODAY
from tests.paper.packs import desk_of, job_of, listed_in, own_desk, sound_desk
from tests.small_site import files_of, plant_small_site, run

ENGLISH = "en"


def make(desk: Desk, folder: Path) -> Made:
    """The English prints of a small folder on A4."""
    jobs = [job for job in desk.jobs() if job.print.form == ENGLISH and job.print.paper == "a4"]
    return make_prints(jobs, folder)


def test_missing_letter_fails() -> None:
    data = with_codes_drawn(job_of(sound_desk(), "test-fees.en.a4").data)
    data["piece"] = {**data["piece"], "title": {"en": [{"t": "字"}]}}
    with pytest.raises(TypesettingFailed, match=r"(?s)test-fees.*字|test-fees.*glyph|test-fees.*display"):
        typeset("booklet.typ", {**data, "size": 10}, "test-fees")


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (", width: 21mm, alt: piece.qr_alt)", ", width: 21mm)", "alt"),
        ('font: "Libertinus Serif"', 'font: ("No Such Font", "Libertinus Serif")', "no such font"),
    ],
    ids=["a picture without words", "a font that is not there"],
)
def test_spoiled_template_fails(was: str, now: str, told: str, tmp_path: Path) -> None:
    templates = tmp_path / "typst"
    shutil.copytree(TEMPLATES, templates)
    sound = (templates / "booklet.typ").read_text(encoding="utf-8")
    assert was in sound
    (templates / "booklet.typ").write_text(sound.replace(was, now), encoding="utf-8")
    data = {**with_codes_drawn(job_of(sound_desk(), "test-fees.en.a4").data), "size": 10}
    assert typeset("booklet.typ", data, "test-fees").startswith(b"%PDF")
    with pytest.raises(TypesettingFailed, match=f"(?i)test-fees: booklet.typ: .*{told}"):
        typeset("booklet.typ", data, "test-fees", templates)


def test_same_bytes_again(tmp_path: Path) -> None:
    make(sound_desk(), tmp_path / "once")
    make(sound_desk(), tmp_path / "again")
    once = files_of(tmp_path / "once")
    assert once == files_of(tmp_path / "again")
    assert any(name.endswith(".pdf") for name in once)


def test_nothing_is_made_anew_when_nothing_changed_and_a_damaged_file_is(tmp_path: Path) -> None:
    first = make(sound_desk(), tmp_path)
    assert len(first.fresh) == first.listed > 0
    assert make(sound_desk(), tmp_path).fresh == ()
    (tmp_path / "test-fees.en.a4.pdf").write_bytes(b"half")
    assert make(sound_desk(), tmp_path).fresh == ("test-fees.en.a4.pdf",)


def test_nothing_is_touched_by_what_no_paper_says(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    make(desk_of(folder), tmp_path / "print")
    _rewrite(folder / "test-money.yml", lambda text: text + "# a comment\n")
    assert make(desk_of(folder), tmp_path / "print").fresh == ()


def test_changed_fact_touches_its_booklet_and_the_kits_and_sheets_that_hold_it(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    make(desk_of(folder), tmp_path / "print")
    desk = desk_of(folder)
    fact = desk.ground.corpus.fact["test-filing-fee"]
    _rewrite(
        folder / "test-money.yml",
        lambda text: text.replace(fact.question["en"], f"{fact.question['en']} Now"),
    )
    fresh = {name.split(".")[0] for name in make(desk_of(folder), tmp_path / "print").fresh}
    section = desk.ground.corpus.place_of[fact.id][1].id
    holding = {piece.id for piece in desk.pieces.values() if fact in piece.facts or section in piece.booklets}
    assert fresh == holding - {"test-card"}
    assert section in fresh
    assert {piece.id for piece in desk.pieces.values()} - fresh - {"test-card"}


def test_what_is_made_after_a_change_is_what_is_made_from_nothing(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    make(desk_of(folder), tmp_path / "print")
    # one change that a sheet shows only in its code, and one that takes room
    sheet = next(desk_of(folder).jobs(_is_of_a_sheet)).print.piece
    rests_on = desk_of(folder).pieces[sheet].facts[0].question["en"]
    for path in folder.glob("test-*.yml"):
        _rewrite(path, lambda text: text.replace(rests_on, f"{rests_on} Now?"))
    _rewrite(folder / "sheets.yml", lambda text: text.replace("en: ", "en: And again, ", 3))
    assert make(desk_of(folder), tmp_path / "print").fresh
    make(desk_of(folder), tmp_path / "anew")
    assert files_of(tmp_path / "print") == files_of(tmp_path / "anew")


def test_code_and_foot_need_no_room_of_their_own() -> None:
    told = next(sound_desk().jobs(_is_of_a_sheet)).told
    other = {**told.data, "code": "https://other.example/", "foot": {}, "version": {}}
    assert Told(told.ingredients, lambda: other).layout == told.layout
    assert Told(told.ingredients, lambda: {**other, "title": {}}).layout != told.layout


def test_data_of_a_print_changes_only_with_its_ingredients() -> None:
    desk = own_desk()
    before = {job.print.file: (job.ingredients, job.digest) for job in desk.jobs(_is_ordinary_a4)}
    for fact in _facts_to_reword(desk):
        changed = replace(desk, ground=replace(desk.ground, corpus=_reworded(desk.ground.corpus, fact)))
        after = {job.print.file: (job.ingredients, job.digest) for job in changed.jobs(_is_ordinary_a4)}
        told_otherwise = {file for file in before if before[file][1] != after[file][1]}
        assert told_otherwise == {file for file in before if before[file][0] != after[file][0]}
        assert told_otherwise


@pytest.mark.parametrize(
    ("file", "was", "now"),
    [
        ("sources.yml", "title: ", "title: A new edition of "),
        ("sheets.yml", "title: {ru: ", "title: {ru: Новый "),
        ("situations.yml", "hint: {ru: ", "hint: {ru: Новый "),
        ("organizations.yml", "phone: ", "phone: 1-"),
    ],
)
def test_whatever_the_folder_says_is_an_ingredient(file: str, was: str, now: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    before = [job.ingredients for job in desk_of(folder).jobs()]
    assert was in (folder / file).read_text(encoding="utf-8")
    _rewrite(folder / file, lambda text: text.replace(was, now, 1))
    after = [job.ingredients for job in desk_of(folder).jobs()]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_day_site_and_lock_are_ingredients() -> None:
    desk = sound_desk()
    address = desk.ground.corpus.sources[0].address
    state = AddressState(verdict=Verdict.BROKEN, since=TODAY, checked=TODAY)
    others = [
        replace(desk, ground=replace(desk.ground, today=date(2026, 11, 23))),
        replace(desk, ground=replace(desk.ground, lock=SourcesLock(addresses={address: state}))),
        replace(desk, site_url="https://other.example/"),
    ]
    known = {next(one.jobs()).ingredients for one in [desk, *others]}
    assert len(known) == 4


def test_nothing_is_put_on_disk_when_the_jobs_are_refused_at_their_end(tmp_path: Path) -> None:
    def refused() -> Iterator[Job]:
        yield from sound_desk().jobs(lambda made: made.name == "test-fees.en.a4")
        raise ValueError("the facts break a rule")

    with pytest.raises(ValueError, match="break a rule"):
        make_prints(refused(), tmp_path / "print")
    assert not (tmp_path / "print").exists()


def test_day_alone_touches_only_what_became_overdue(tmp_path: Path) -> None:
    make(sound_desk(TODAY), tmp_path)
    assert make(sound_desk(date(2026, 11, 23)), tmp_path).fresh == ()
    # the review date of test-filing-fee is 2027-03-15
    fresh = {name.split(".")[0] for name in make(sound_desk(date(2027, 3, 16)), tmp_path).fresh}
    assert "test-fees" in fresh
    assert "test-first-days" not in fresh


def test_list_is_what_the_site_reads(folder_of_prints: Path) -> None:
    listed = listed_in(folder_of_prints)
    read = {one.file: one for one in read_printed_files(folder_of_prints)}
    assert set(read) == set(listed)
    for file, one in read.items():
        assert (folder_of_prints / file).stat().st_size == one.bytes
        assert (one.picture is not None) == (one.paper == "a4" and one.size == "ordinary")
        assert (one.ink is not None) == (one.size == "ordinary")
        assert one.ink is None or 1 < one.ink < 25


def test_what_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    make(sound_desk(), tmp_path)
    (tmp_path / "gone.ru.a4.pdf").write_bytes(b"%PDF")
    make(sound_desk(), tmp_path)
    assert not (tmp_path / "gone.ru.a4.pdf").exists()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site's tree."""
    return plant_small_site(tmp_path_factory.mktemp("packs") / "site")


def test_command_makes_what_is_asked_for_and_marks_drafts(small: Path) -> None:
    made = run(small, "-m", "scripts", "packs", "--only", "test-fees", "--form", "ru", "--paper", "letter")
    assert (made.returncode, made.stderr) == (0, "")
    assert "2 PDFs made, 2 in" in made.stdout
    assert sorted(path.name for path in (small / "build/print").glob("*.pdf")) == [
        "test-fees.ru.letter.large.pdf",
        "test-fees.ru.letter.pdf",
    ]


def test_command_makes_the_kinds_that_were_asked_for(small: Path) -> None:
    made = run(small, "-m", "scripts", "packs", "--kind", "booklet", "--form", "en", "--to", "build/kinds")
    assert (made.returncode, made.stderr) == (0, "")
    listed = listed_in(small / "build/kinds").values()
    booklets = {piece.id for piece in sound_desk().pieces.values() if piece.kind is PieceKind.BOOKLET}
    assert {one["piece"] for one in listed} == booklets


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--only", "no-such"), 2, "no-such: there is no such piece"),
        (("--form", "fr"), 2, "Choose another --kind or --form"),
        (("--only", "test-fees", "--kind", "card"), 2, "Choose another --kind or --form"),
        (("--site-url", "asylum"), 2, "is no address"),
        (("--facts", "nowhere"), 2, "nowhere"),
        (("--paper", "a3"), 2, "a3"),
    ],
)
def test_bad_wishes_are_told_to_a_person(
    small: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    made = run(small, "-m", "scripts", "packs", *arguments)
    assert made.returncode == code
    assert told in made.stderr
    assert "Traceback" not in made.stderr


def test_command_refuses_facts_that_break_a_rule_and_prints_nothing(small: Path, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    # found by a rule only: the form of the fact is right
    _rewrite(folder / "test-money.yml", lambda text: text.replace("source: ", "source: no-such-", 1))
    made = run(
        small, "-m", "scripts", "packs", "--facts", str(folder), "--docs", "docs", "--to", "build/none"
    )
    assert made.returncode == 1
    assert re.search(r"test-money\.yml:\d+: .*no-such-", made.stderr)
    assert "Traceback" not in made.stderr
    assert not (small / "build/none").exists()


def _is_of_a_sheet(made: Print) -> bool:
    return sound_desk().pieces[made.piece].kind is PieceKind.SHEET


def _is_ordinary_a4(made: Print) -> bool:
    return made.paper is Paper.A4 and made.size is Size.ORDINARY


def _facts_to_reword(desk: Desk) -> list[Fact]:
    """One of each kit that stands only in its booklets, and the last of each sheet."""
    chosen: dict[str, Fact] = {}
    for piece in desk.pieces.values():
        inside = [fact for name in piece.booklets for fact in desk.pieces[name].facts]
        facts = [fact for fact in inside if fact not in piece.facts] if piece.booklets else piece.facts
        if piece.kind is not PieceKind.BOOKLET and facts:
            chosen[facts[-1].id] = facts[-1]
    return list(chosen.values())


def _reworded(corpus: Corpus, fact: Fact) -> Corpus:
    """The corpus with another question in the fact."""
    asked = {locale: f"{text} ?" for locale, text in fact.question.items()}
    topic, section = corpus.place_of[fact.id]
    facts = [one.model_copy(update={"question": asked}) if one is fact else one for one in section.facts]
    new_section = section.model_copy(update={"facts": facts})
    sections = [new_section if one is section else one for one in topic.sections]
    new_topic = topic.model_copy(update={"sections": sections})
    return replace(corpus, topics=tuple(new_topic if one is topic else one for one in corpus.topics))


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    shutil.copytree(SOUND_FACTS, folder)
    return folder


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
