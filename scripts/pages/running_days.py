"""The time limits that run in a situation: the count leads, the question of the fact says of what."""

from __future__ import annotations

from scripts.facts.model import Deadline, Fact
from scripts.pages.addresses import DEADLINES_PAGE, Site, markdown_path
from scripts.pages.inline import as_title, text_as_markdown
from scripts.wording.typography import set_type
from scripts.wording.words import Words

SHOWN_AT_ONCE = 8
_HOURS = {"hour": 1, "calendar-day": 24, "business-day": 34, "month": 30 * 24, "year": 365 * 24}
# what the reader must keep stands before what the office must keep and what comes at its time
_RANK = {"last-day": 0, "set-by-order": 0, "official-target": 1, "earliest-day": 2}


def running_days(facts: list[Fact], told_first: set[str], words: Words, site: Site) -> str:
    """The limits of these facts, the shortest first; where they are many, those not `told_first` stand folded.

    Empty where there is none.
    """
    running = sorted((fact for fact in facts if fact.deadline is not None), key=_urgency)
    if not running:
        return ""
    ranked = sorted(running, key=lambda fact: fact.id not in told_first)
    at_once = {fact.id for fact in ranked[:SHOWN_AT_ONCE]}
    shown = _list([fact for fact in running if fact.id in at_once], words, site)
    rest = [fact for fact in running if fact.id not in at_once]
    if not rest:
        return shown
    more = f'<span>{words["days_more"]}</span> <span class="small">{len(rest)}</span>'
    return (
        f'{shown}\n\n<details markdown="1"><summary>{more}</summary>\n'
        f'<div markdown="1">\n\n{_list(rest, words, site)}\n\n</div>\n</details>'
    )


def _urgency(fact: Fact) -> tuple[int, int]:
    assert fact.deadline is not None
    return _RANK[fact.deadline.ends], fact.deadline.count * _HOURS[fact.deadline.unit]


def _list(facts: list[Fact], words: Words, site: Site) -> str:
    rows = "\n".join(_row(fact, words, site) for fact in facts)
    return f'<dl class="days" markdown="1">\n{rows}\n</dl>'


def _row(fact: Fact, words: Words, site: Site) -> str:
    assert fact.deadline is not None
    question = as_title(set_type(fact.question[words.locale], words.locale))
    link = f"[{question}]({markdown_path(site.fact_page(fact.id), fact.id)})"
    about = _about(fact.deadline, words, site) + _to_calculator(fact, words, site)
    return (
        f'<div markdown="1">\n<dt markdown="span">{_count(fact.deadline, words)}</dt>\n'
        f'<dd markdown="span">{link} <span class="small">{about}</span></dd>\n</div>'
    )


def _to_calculator(fact: Fact, words: Words, site: Site) -> str:
    """A link to the page that counts, with this rule chosen."""
    if not site.has_calculator or fact.deadline is None or fact.deadline.event is None:
        return ""
    # many links with the same words must differ for those who hear them one by one
    label = f'{words["count_it"]}<span class="said">: {as_title(fact.question[words.locale])}</span>'
    return f" [{label}]({markdown_path(f'{DEADLINES_PAGE}/index', fact.id)}){{.count-it}}"


def _count(deadline: Deadline, words: Words) -> str:
    if deadline.count == 0:
        return words["days_set_by_order"]
    return f"<b>{deadline.count}</b>{words.counted(f'units.{deadline.unit}', deadline.count)}"


def _about(deadline: Deadline, words: Words, site: Site) -> str:
    start = as_title(text_as_markdown(deadline.start[words.locale], words.locale, site))
    said = words["days_from"].format(start=start)
    kind = words.group("days_kinds").get(deadline.ends, "")
    return f"{kind} {said}".strip()
