"""Which citations are understood, and where they can be read."""

from __future__ import annotations

import pytest

from scripts.facts.citations import parse_citation


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("8 U.S.C. § 1158(a)(2)(B)", "https://www.law.cornell.edu/uscode/text/8/1158#a_2_B"),
        ("8 C.F.R. § 208.4(a)", "https://www.ecfr.gov/current/title-8/section-208.4#p-208.4(a)"),
        ("8 C.F.R. Part 208", "https://www.ecfr.gov/current/title-8/part-208"),
        ("90 Fed. Reg. 12,345", "https://www.govinfo.gov/link/fr/90/12345"),
        ("29 I. & N. Dec. 216 (BIA 2025)", "https://www.justice.gov/eoir/ag-bia-decisions"),
        ("U.S. Const. amends. IV, V", None),
        ("No. 26-104", None),
        ("Exec. Order No. 14159", None),
        ("UNHCR Handbook ¶ 65", None),
        ("Criminal Code of the Russian Federation, art. 337", None),
    ],
)
def test_citation_is_understood_and_leads_where_it_can_be_read(text: str, address: str | None) -> None:
    citation = parse_citation(text)
    assert citation is not None
    assert (citation.text, citation.address) == (text, address)


@pytest.mark.parametrize("text", ["", "the law", "8 USSC 1158", "§", "see above", "8 U.S.C. § 1158 " * 50])
def test_text_that_is_no_citation_is_not_understood(text: str) -> None:
    assert parse_citation(text) is None
