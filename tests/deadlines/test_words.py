"""Every answer can be said in both languages: nothing missing, no pattern left unfilled."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from scripts.deadlines.words import DeadlineWordsUnreadable, deadline_words, json_in_page
from tests.deadlines.conftest import INCLUDES

SAY_ALL = """([events, todays, locale]) => window.data.rules.flatMap((rule) => rule.limits.flatMap((limit) =>
  events.flatMap((event) => todays.flatMap((today) => {
    const d = window.deadlines;
    const words = window.words[locale];
    const answer = d.countDeadline(limit, event, { today });
    if (answer.error) return [];
    return [...d.explainCount(answer, limit, words), ...d.explainEachDay(answer, limit, words),
      d.sayResult(answer, words), d.sayAim(answer, words), d.sayState(answer, words),
      d.makePlainText([{ rule, limit, answer }], words, { today })];
  }))))"""
# working days, weekends, a holiday, a day off in lieu, a leap day, the 31st; the second today is long after
EVENTS = ["2024-02-29", "2026-07-03", "2026-11-20", "2026-11-21", "2026-11-26", "2027-01-31", "2027-12-01"]
TODAYS = ["2026-11-22", "2024-03-01", "2029-05-05"]


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_answer_can_be_said(calculator: Page, locale: str) -> None:
    said = calculator.evaluate(SAY_ALL, [EVENTS, TODAYS, locale])
    assert len(said) > 10_000
    broken = [text for text in said if re.search(r"undefined|null|NaN|[{}]|\[object", text)]
    assert broken == []
    latin_months = re.compile(r"\b(January|February|March|Sunday|Monday)\b")
    if locale == "ru":
        assert not any(latin_months.search(text) for text in said if "\n" not in text)


def test_russian_numbers_take_their_forms(calculator: Page) -> None:
    said = calculator.evaluate(
        """() => [1, 2, 5, 11, 21, 22, 25, 111, 180].map((n) =>
          window.deadlines.sayAmount(n, 'calendar-day', window.words.ru))"""
    )
    forms = ["день", "дня", "дней", "дней", "день", "дня", "дней", "дней", "дней"]
    assert said == [
        f"{n}\u00a0{form}" for n, form in zip([1, 2, 5, 11, 21, 22, 25, 111, 180], forms, strict=True)
    ]


def test_count_is_explained_from_day_zero_to_the_day(calculator: Page) -> None:
    said = calculator.evaluate(
        """() => {
          const d = window.deadlines;
          const limit = { id: 'x', event_day: 'any', direction: 'after', count: 30, unit: 'calendar-day',
            skips: 'no', ends: 'last-day', rolls: 'next-business-day', aim: null };
          const answer = d.countDeadline(limit, '2026-06-03', { today: '2026-06-03' });
          return ['ru', 'en'].map((locale) => d.explainCount(answer, limit, window.words[locale]).join(' '));
        }"""
    )
    assert said == [text.replace("~", "\u00a0") for text in EXPLAINED]


EXPLAINED = [
    "День~0: среда, 3~июня~2026. С него начинается отсчёт, сам он не считается. День~1: четверг, 4~июня~2026. "
    "Считаем все дни подряд, и выходные, и праздники. День~30: пятница, 3~июля~2026. Этот день~— выходной "
    "вместо праздника: День независимости. Срок переходит на ближайший рабочий день: понедельник, "
    "6~июля~2026. Но не рассчитывайте на эти дни. Праздник выпал на выходной, и ведомства закрыты в соседний "
    "день. Сделайте всё до него.",
    "Day~0: Wednesday, June~3, 2026. The count starts from it; it is not counted itself. Day~1: Thursday, "
    "June~4, 2026. Every day counts, weekends and holidays too. Day~30: Friday, July~3, 2026. That day is a day "
    "off for a holiday: Independence Day. The time runs to the next working day: Monday, July~6, 2026. But do "
    "not plan on these days. The holiday fell on a weekend, so offices close on the day beside it. Finish before "
    "that day.",
]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ended": "2026-11-22"}, ["This rule is no longer law"]),
        ({"review_by": "2026-11-21"}, ["Check this rule before you act"]),
        (
            {"contested": {"en": "A court paused it.", "ru": "Суд."}},
            ["Disputed in court. A court paused it."],
        ),
        ({"confidence": "unconfirmed"}, ["Not confirmed"]),
        ({"lawyer_wanted": True}, ["No lawyer has checked"]),
    ],
)
def test_what_is_doubtful_is_said_before_the_answer(
    calculator: Page, change: dict[str, Any], words: list[str]
) -> None:
    text = calculator.evaluate(
        """(change) => {
          const d = window.deadlines;
          const sound = { ended: null, review_by: '2027-12-31', contested: null, confidence: 'primary',
            lawyer_wanted: false };
          const rule = { ...window.data.rules.find((one) => one.id === 'petition-for-review'), ...sound, ...change };
          const answer = d.countDeadline(rule.limits[0], '2026-11-20', { today: '2026-11-22' });
          return d.makePlainText([{ rule, limit: rule.limits[0], answer }], window.words.en, { today: '2026-11-22' });
        }""",
        change,
    )
    lines = text.splitlines()
    answer = next(number for number, line in enumerate(lines) if line.startswith("Last day"))
    assert [line for line in lines[1:answer] if any(line.startswith(word) for word in words)]
    assert answer == 1 + len(words)


def test_what_to_do_after_the_day_is_said_once_it_has_passed(calculator: Page) -> None:
    late, early = calculator.evaluate(
        """() => ['2026-11-22', '2024-11-22'].map((today) => {
          const d = window.deadlines;
          const rule = window.data.rules.find((one) => one.id === 'one-year-deadline');
          const answer = d.countDeadline(rule.limits[0], '2024-11-01', { today });
          return d.makePlainText([{ rule, limit: rule.limits[0], answer }], window.words.en, { today });
        })"""
    )
    assert "If the day has passed. Not always." in late
    assert "If the day has passed" not in early


def test_both_languages_have_the_same_words() -> None:
    def keys(part: Any, way: str = "") -> set[str]:
        if not isinstance(part, dict):
            return {way}
        if "other" in part:
            return {f"{way} (forms)"}
        return {key for name in part for key in keys(part[name], f"{way}.{name}")}

    russian, english = (
        keys(yaml.safe_load((INCLUDES / locale / "deadlines.yml").read_text(encoding="utf-8")))
        for locale in ("ru", "en")
    )
    assert russian == english


def test_third_language_falls_back_to_english(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "uk").mkdir()
    (tmp_path / "en" / "deadlines.yml").write_text("count: {aim: Aim, units: {day: {one: d}}}", "utf-8")
    (tmp_path / "uk" / "deadlines.yml").write_text("count: {units: {day: {few: дні}}}", "utf-8")
    assert deadline_words(tmp_path, "uk") == {
        "count": {"aim": "Aim", "units": {"day": {"one": "d", "few": "дні"}}}
    }
    assert deadline_words(tmp_path, "es") == deadline_words(tmp_path, "en")


@pytest.mark.parametrize("text", [None, "", "count: [", "- only a list"])
def test_words_that_cannot_be_read_are_told(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "en").mkdir()
    if text is not None:
        (tmp_path / "en" / "deadlines.yml").write_text(text, "utf-8")
    with pytest.raises(DeadlineWordsUnreadable, match="deadlines"):
        deadline_words(tmp_path, "en")


def test_data_in_a_page_cannot_end_its_element() -> None:
    text = json_in_page({"text": "</script><!-- «ёлочки»"})
    assert "<" not in text
    assert "«ёлочки»" in text
