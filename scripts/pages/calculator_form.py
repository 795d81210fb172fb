"""The form of the calculator as HTML: shown only where its script runs."""

from __future__ import annotations

from html import escape

from scripts.pages.calculator import Calculator
from scripts.pages.deadline_papers import GROUPS, PICTURE_OF, picture
from scripts.wording.typography import set_plain

_WARN = '<svg viewBox="0 0 22 22" aria-hidden="true"><path d="M11 2 1.5 20h19zM11 8.5v5.5M11 15.8v2"/></svg>'
_GONE = '<svg viewBox="0 0 22 22" aria-hidden="true"><circle cx="11" cy="11" r="8.5"/><path d="M5 17 17 5"/></svg>'
_GO = '<svg class="go" viewBox="0 0 22 22" aria-hidden="true"><path d="M8 4l7 7-7 7"/></svg>'


def calculator_form(calculator: Calculator) -> str:
    """The form, the pictures of papers, and the place for the answer; one line of HTML for each."""
    return "\n".join([_form(calculator), _answer(calculator), _signs()])


def _form(calculator: Calculator) -> str:
    return "".join(
        [
            '<form class="sec js-only count" data-deadline-form autocomplete="off" novalidate>',
            '<div class="field"><label for="paper">',
            _said(calculator, "step_paper"),
            '</label><p class="err" id="paper-err" hidden></p>',
            f'<select id="paper" autocomplete="off">{_papers(calculator)}</select></div>',
            f'<fieldset class="field" data-limits hidden><legend>{_said(calculator, "choose_limits")}</legend>',
            f'<p class="small" id="limits-hint">{_said(calculator, "choose_limits_hint")}</p>',
            '<p class="err" id="limits-err" hidden></p><div data-limits-list></div></fieldset>',
            f'<div data-where hidden>{_pictures(calculator)}<p class="small" data-where-text></p></div>',
            _date(calculator),
            f'<details class="who"><summary>{_said(calculator, "who")}</summary><div class="field">',
            f'<label for="who">{_said(calculator, "who")}</label>',
            f'<p class="small" id="who-hint">{_said(calculator, "who_hint")}</p>',
            '<input id="who" type="text" maxlength="40" autocomplete="off" ',
            'aria-describedby="who-hint"></div></details>',
            f'<p><button class="btn" type="submit">{_said(calculator, "button")}</button></p>',
            "</form>",
        ]
    )


def _said(calculator: Calculator, key: str) -> str:
    return escape(set_plain(calculator.said[f"page.{key}"], calculator.said.locale), quote=False)


def _papers(calculator: Calculator) -> str:
    groups = "".join(
        f'<optgroup label="{escape(calculator.said[f"page.groups.{group}"])}">'
        + "".join(
            f'<option value="{event}">{_said(calculator, f"events.{event}.paper")}</option>'
            for event in events
        )
        + "</optgroup>"
        for group, events in GROUPS.items()
    )
    return f'<option value="">{_said(calculator, "choose")}</option>{groups}'


def _pictures(calculator: Calculator) -> str:
    drawn = "".join(
        f'<div role="img" aria-label="{escape(calculator.said[f"page.pictures.{name}"])}" '
        f'data-picture="{name}" hidden>{picture(name)}</div>'
        for name in dict.fromkeys(PICTURE_OF.values())
    )
    return f'<div class="drawn">{drawn}</div>'


def _date(calculator: Calculator) -> str:
    months = "".join(
        f'<option value="{number}">{month}</option>'
        for number, month in enumerate(calculator.said.said["count"]["months"], 1)
    )
    return "".join(
        [
            f'<fieldset class="field" data-date><legend data-date-title>{_said(calculator, "day")}</legend>',
            '<p class="small" id="date-hint" hidden></p><p class="err" id="date-err" hidden></p><div class="ymd">',
            f'<label>{_said(calculator, "day")}<input id="on-day" inputmode="numeric" maxlength="2" ',
            'autocomplete="off" aria-describedby="date-hint"></label>',
            f'<label>{_said(calculator, "month")}<select id="on-month" autocomplete="off" ',
            f'aria-describedby="date-hint"><option value="">—</option>{months}</select></label>',
            f'<label>{_said(calculator, "year")}<input id="on-year" inputmode="numeric" maxlength="4" ',
            'autocomplete="off" aria-describedby="date-hint"></label></div></fieldset>',
        ]
    )


def _answer(calculator: Calculator) -> str:
    with_text = _said(calculator, "script.with_text")
    return "".join(
        [
            '<section class="sec answer" data-answer hidden>',
            f'<h2 id="your-days" tabindex="-1">{_said(calculator, "script.results")}</h2>',
            f'<p class="small">{_said(calculator, "script.results_text")} <span data-counted-on></span></p>',
            "<div data-answers></div>",
            f'<div class="sec take on-screen"><h2>{_said(calculator, "script.save")}</h2><p class="acts">',
            f'<button class="btn" type="button" data-print>{_said(calculator, "script.print")}</button>',
            f'<button class="btn" type="button" data-copy-text>{_said(calculator, "script.copy")}</button>',
            f'<button class="btn" type="button" data-reminders>{_said(calculator, "script.ics")}</button></p>',
            '<div class="field"><label class="pick"><input type="checkbox" data-with-text autocomplete="off" ',
            f'aria-describedby="with-text-hint"> {with_text}</label>',
            f'<p class="small" id="with-text-hint">{_said(calculator, "script.with_text_hint")}</p></div>',
            f"<h3>{_said(calculator, 'script.more')}</h3><p>{_said(calculator, 'script.more_text')}</p></div>",
            "</section>",
            '<p class="said" role="status" data-count-status></p>',
        ]
    )


def _signs() -> str:
    return "".join(
        f'<template data-sign="{name}">{drawn}</template>'
        for name, drawn in {"warn": _WARN, "gone": _GONE, "go": _GO}.items()
    )
