"""Texts as runs: what stays on one line."""

from __future__ import annotations

import pytest

from scripts.paper.runs import runs

UNPARTED = [
    ("ru", "на сим-карта и ОВД-Инфо, по закону 64-ФЗ", ["сим-карта", "ОВД-Инфо", "64-ФЗ"]),
    ("ru", "3–5 тысяч в 2022–2023 годах, с 8:00–20:00", ["3–5", "2022–2023", "8:00–20:00"]),
    ("ru", "скажите по-русски: A 123-456-789", ["по-русски", "A 123-456-789"]),
    ("en", "Matter of C-I-G-M- & L-V-S-G-, 29 I&N Dec. 1", ["C-I-G-M-", "L-V-S-G-"]),
    ("en", "No. 1:25-cv-12245, 6-12 hours, § 1158(a)(2)", ["1:25-cv-12245", "6-12", "1158(a)(2)"]),
    ("en", "a well-founded fear of three-part tests", []),
    ("ru", "англо-американские переводчики", []),
]


@pytest.mark.parametrize(("locale", "text", "unparted"), UNPARTED)
def test_numbers_names_and_short_compounds_stay_on_one_line(
    locale: str, text: str, unparted: list[str]
) -> None:
    told = runs(text, locale)
    assert [run["t"] for run in told if run.get("nb")] == unparted
    assert "".join(run["t"] for run in told).replace("\u00a0", " ") == text
