"""What texts name: citations, dockets, cases, pages, days; and that the facts of the repository can be watched."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from scripts.facts.citations import parse_citation
from scripts.facts.reading import read_folder
from scripts.watch.cases import cases_in
from scripts.watch.cited import MOST_FACTS_FOR_A_HINT, cited_by_facts
from scripts.watch.event import Unreadable, day_of
from scripts.watch.feeds import FEEDS_FILE, read_feeds
from scripts.watch.references import Reference, Sort, references_in, references_in_address
from tests.conftest import ROOT, TODAY

TABLE = yaml.safe_load(Path(__file__).with_name("references.yml").read_text(encoding="utf-8"))
FORMS_THAT_FEEDS_NAME = {
    "Code of Federal Regulations": Sort.SECTION,
    "C.F.R. Part": Sort.PART,
    "Federal Register": Sort.REGISTER_PAGE,
    "BIA Precedent": Sort.DECISION,
    "Docket": Sort.DOCKET,
    "U.S. Code": Sort.STATUTE,
    "Executive Order": Sort.ORDER,
    "Presidential Proclamation": Sort.ORDER,
}


@pytest.mark.parametrize(("text", "named"), TABLE, ids=[text for text, _ in TABLE])
def test_text_names_these_things_and_no_other(text: str, named: list[str]) -> None:
    assert sorted(str(reference) for reference in references_in(text)) == sorted(named)


def test_every_citation_of_the_facts_that_feeds_can_name_is_read() -> None:
    corpus = read_folder(ROOT / "facts").sound_part
    assert corpus is not None
    unread, read = [], 0
    for citation in {citation for fact in corpus.facts for citation in fact.law}:
        parsed = parse_citation(citation)
        sort = FORMS_THAT_FEEDS_NAME.get(parsed.form) if parsed else None
        if sort is not None:
            read += 1
            if sort not in {reference.sort for reference in references_in(citation)}:
                unread.append(citation)
    assert unread == [] and read > 200


def test_form_that_many_facts_speak_of_points_only_at_those_that_ask_about_it() -> None:
    corpus = read_folder(ROOT / "facts").sound_part
    assert corpus is not None
    form = Reference(Sort.FORM, "I-589")
    speaking = [fact for fact in corpus.facts if "I-589" in fact.answer["en"]]
    assert len(speaking) > MOST_FACTS_FOR_A_HINT
    hinted = {one.fact.id for one in cited_by_facts(corpus, TODAY) if form in one.loosely}
    assert hinted == {fact.id for fact in corpus.facts if "I-589" in fact.question["en"]}


@pytest.mark.parametrize(
    ("address", "named"),
    [
        (
            "https://www.federalregister.gov/documents/2026/08/21/2026-17146/fees",
            ["Fed. Reg. Doc. 2026-17146", "federalregister.gov/documents/2026/08/21/2026-17146/fees"],
        ),
        (
            "https://www.govinfo.gov/content/pkg/FR-2025-07-22/html/2025-13738.htm",
            ["Fed. Reg. Doc. 2025-13738", "govinfo.gov/content/pkg/FR-2025-07-22/html/2025-13738.htm"],
        ),
        (
            "https://www.ecfr.gov/current/title-8/section-208.6",
            ["8 C.F.R. § 208.6", "ecfr.gov/current/title-8/section-208.6"],
        ),
        (
            "http://law.cornell.edu/cfr/text/8/274a.12/",
            ["8 C.F.R. § 274a.12", "law.cornell.edu/cfr/text/8/274a.12"],
        ),
        ("https://news.example.com/2026-17146?utm_source=x&id=1", ["news.example.com/2026-17146?id=1"]),
    ],
)
def test_address_names_its_page_and_its_document(address: str, named: list[str]) -> None:
    assert sorted(str(reference) for reference in references_in_address(address)) == sorted(named)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Angye v. ICE", "Akari Angye et al. v. U.S. Immigration and Customs Enforcement", True),
        ("D.V.D. v. DHS", "D.V.D. v. U.S. Department of Homeland Security (third-country removals)", True),
        ("Make the Road New York v. Mullin (formerly Noem)", "Make the Road New York v. Mullin", True),
        ("In *Mullin v. Al Otro Lado*, decided", "Mullin v. Al Otro Lado", True),
        (
            "Dorcas Int'l Inst. of R.I. v. USCIS",
            "the Rhode Island ruling in Dorcas International v. USCIS: while",
            True,
        ),
        ("African Communities Together v. Lyons", "African Communities Together v. Noem", False),
        ("Sileiri Doe v. DHS", "Svitlana Doe v. DHS", False),
        ("E. Bay Sanctuary Covenant v. Trump", "East Bay Sanctuary Covenant v. USCIS", False),
        ("Johnson v. Guzman Chavez", "Johnson v. Arteaga-Martinez", False),
        ("RAICES v. Noem", "Vasquez Perdomo v. Noem", False),
    ],
)
def test_two_names_are_one_case_only_if_both_sides_meet(one: str, other: str, same: bool) -> None:
    (mine,), (theirs,) = cases_in(one), cases_in(other)
    assert mine.is_one_with(theirs) is same
    assert theirs.is_one_with(mine) is same


def test_name_that_tells_nobody_apart_is_no_case() -> None:
    assert cases_in("United States v. Brignoni-Ponce; Doe v. State") == set()


@pytest.mark.parametrize(
    ("written", "day"),
    [("2026-07-24", date(2026, 7, 24)), ("2026-02", date(2026, 2, 28)), ("2024-02", date(2024, 2, 29))],
)
def test_month_counts_as_its_last_day(written: str, day: date) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    "written", ["2026-13", "2026-02-30", "July 2026", "", None, 2026, "2026-07-24T00:00"]
)
def test_what_is_no_day_is_refused(written: object) -> None:
    with pytest.raises(Unreadable):
        day_of(written)


@pytest.mark.parametrize(
    "text",
    [
        "8 CFR " + "208.1, " * 5000,
        "No. " + "25-5 & " * 5000,
        "A " * 20000 + "v. " + "B " * 20000,
        "Matter of " + "A" * 50000,
        "8 CFR §" + " " * 50000,
        "(" * 50000,
    ],
    ids=["sections", "dockets", "names", "decision", "spaces", "brackets"],
)
def test_long_text_of_a_stranger_is_read_at_once(text: str) -> None:
    started = time.perf_counter()
    references_in(text)
    cases_in(text)
    assert time.perf_counter() - started < 2


def test_feeds_of_the_repository_are_listed_rightly() -> None:
    feeds = read_feeds(FEEDS_FILE)
    assert [feed.id for feed in feeds] == [
        "ecfr",
        "federal-register",
        "migrantusa-changes",
        "migrantusa-cases",
    ]
    assert all(feed.address.startswith("https://") for feed in feeds)
    assert all("CC BY 4.0" in (feed.attribution or "") for feed in feeds if feed.id.startswith("migrantusa"))
