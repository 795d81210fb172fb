"""A sheet as data for its Typst template: lines in the languages of the form, counts of days, where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from scripts.facts.corpus import Corpus
from scripts.facts.deadline_model import Deadline, Period
from scripts.facts.model import Confidence, Fact, Locale, Text
from scripts.facts.review_dates import is_overdue, review_by
from scripts.facts.sheets_model import SAID_IN, Block, BlockKind, Sheet, SheetLine
from scripts.paper.runs import Runs, runs
from scripts.paper.sheet_words import SheetWords

SIZES_OF_ONE_LANGUAGE = (12.0, 11.0, 10.0, 9.0)
SIZES_OF_TWO_LANGUAGES = (11.0, 10.2, 9.6, 9.0)
LARGE_PRINT = 18.0
"""Sizes of type in points. Below 9 a copy at 70 % could no longer be read."""

OVERDUE_SIGN = "*"
UNCONFIRMED_SIGN = "†"


def sheet_data(
    sheet: Sheet,
    corpus: Corpus,
    words_of: Mapping[Locale, SheetWords],
    languages: Sequence[Locale],
    today: date,
    where: str,
) -> dict[str, Any]:
    """What the templates `sheet.typ` and `card.typ` print of a sheet, in these languages, as on that day.

    Every text is a list of runs by language; words to say also stand in English, whatever the languages. `where` is the
    address of the page of checks as it is shown: `asylum.example/check/`. The templates want besides: `paper` (a name
    that Typst knows), `large`, `size` (points), `many` (pages), `brand`, `foot` and `draft` by language, `qr` (SVG)
    and `qr_alt`.
    """
    told = _Told(corpus, words_of, (*languages, *(() if SAID_IN in languages else (SAID_IN,))))
    facts = [corpus.fact[name] for name in sheet.fact_ids]
    return {
        "id": sheet.id,
        "said_in": SAID_IN,
        "languages": list(languages),
        "title": told.text(sheet.title),
        "what": told.text(sheet.what),
        "blocks": [_block(block, told) for block in sheet.blocks],
        "where": where,
        "card_foot": told.words(
            "card_foot",
            as_of=told.day(min((fact.as_of for fact in facts), default=today)),
            check=told.day(min((review_by(fact) for fact in facts), default=today)),
        ),
        "disputed_title": told.words("disputed"),
        "disputed": [{"text": told.text(fact.contested)} for fact in facts if fact.contested is not None],
        "words": {
            locale: {key: words_of[locale][key] for key in ("only_if_true", "rests_on")}
            for locale in told.locales
        },
        "rests": [
            {"id": fact.id, "when": told.month(fact.as_of), "signs": _signs(fact, today)} for fact in facts
        ],
        "signs": _signs_explained(facts, told, today),
    }


def sizes_to_try(languages: Sequence[Locale], large: bool) -> tuple[float, ...]:
    """The sizes of type for a sheet, the largest first: the first at which it needs one page is the right one.

    A sheet that needs more at every size is set at the first size that needs two pages.
    """
    if large:
        return (LARGE_PRINT,)
    return SIZES_OF_ONE_LANGUAGE if len(languages) == 1 else SIZES_OF_TWO_LANGUAGES


class _Told:
    """What stands in a corpus, said in some languages."""

    def __init__(
        self, corpus: Corpus, words_of: Mapping[Locale, SheetWords], locales: Sequence[Locale]
    ) -> None:
        self.corpus, self.words_of, self.locales = corpus, words_of, tuple(locales)

    def text(self, text: Text) -> dict[Locale, Runs]:
        """The text in each language."""
        return {locale: runs(text[locale], locale) for locale in self.locales}

    def words(self, key: str, **parts: Mapping[Locale, str]) -> dict[Locale, Runs]:
        """Words of the sheets in each language, with their parts put in."""
        return {
            locale: runs(
                self.words_of[locale][key].format(**{name: part[locale] for name, part in parts.items()}),
                locale,
            )
            for locale in self.locales
        }

    def day(self, day: date) -> dict[Locale, str]:
        """A date in each language."""
        return {locale: self.words_of[locale].day(day) for locale in self.locales}

    def month(self, day: date) -> dict[Locale, str]:
        """The month and year of a date in each language."""
        return {locale: self.words_of[locale].month(day) for locale in self.locales}

    def count(self, period: Period) -> dict[Locale, str]:
        """«30 дней», "30 days"."""
        return {locale: self.words_of[locale].period(period) for locale in self.locales}


def _signs(fact: Fact, today: date) -> str:
    overdue = OVERDUE_SIGN if is_overdue(fact, today) else ""
    return overdue + (UNCONFIRMED_SIGN if fact.confidence is Confidence.UNCONFIRMED else "")


def _signs_explained(facts: Iterable[Fact], told: _Told, today: date) -> list[dict[Locale, Runs]]:
    met = "".join(_signs(fact, today) for fact in facts)
    explained = ((OVERDUE_SIGN, "due"), (UNCONFIRMED_SIGN, "unconfirmed"))
    return [told.words(key) for sign, key in explained if sign in met]


def _block(block: Block, told: _Told) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "title": told.text(block.title),
        "lines": [_line(line, block.kind, told) for line in block.lines],
    }


def _line(line: SheetLine, kind: BlockKind, told: _Told) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "text": told.text(line.text),
        "only_if_true": line.only_if_true,
        "wide": line.wide,
        "tall": line.tall,
    }
    if kind is BlockKind.NUMBERS:
        shown["phone"] = line.phone or told.corpus.organization[line.org or ""].phone
    if line.deadline is not None:
        deadline = told.corpus.fact[line.deadline].deadline
        assert deadline is not None  # a rule of the folder has seen to it
        shown |= _day(deadline, told)
    return shown


def _day(deadline: Deadline, told: _Told) -> dict[str, Any]:
    """A deadline in words, and the labels of the blanks for its dates."""
    by_order = deadline.count == 0
    keys = ["event_day", "aim_day", f"kinds.{deadline.ends}"]
    left_out = {"event_day"} if by_order else set()
    left_out |= {"aim_day"} if deadline.aim is None else set()
    # a day before which nothing may be filed must not read like a day by which it must be
    is_to_be_done = deadline.done_when != "none" and deadline.ends != "earliest-day"
    return {
        "count": told.words(
            "set_by_order" if by_order else f"counts.{deadline.ends}", count=told.count(deadline)
        ),
        "aim": told.words("aim", count=told.count(deadline.aim)) if deadline.aim is not None else {},
        "from": told.words("from", start=deadline.start),
        "done": told.words(f"done.{deadline.done_when}") if is_to_be_done else {},
        "cases": [told.words("case", when=case.when, count=told.count(case)) for case in deadline.cases],
        "no_limit": told.words("no_limit", text=deadline.no_limit) if deadline.no_limit is not None else {},
        "note": told.text(deadline.note) if deadline.note is not None else {},
        "blanks": [told.words(key) for key in keys if key not in left_out],
    }
