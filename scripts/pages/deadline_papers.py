"""Which papers and events the calculator asks about, in what order, and which picture shows where the date stands."""

from __future__ import annotations

from pathlib import Path

from scripts.facts.deadline_model import Event

GROUPS: dict[str, tuple[Event, ...]] = {
    "court": (
        Event.HEARING,
        Event.DATE_IN_ORDER,
        Event.OTHER_SIDE_FILED,
        Event.JUDGE_DECISION,
        Event.IN_ABSENTIA_ORDER,
    ),
    "after-decision": (Event.FEE_WAIVER_REFUSAL, Event.BRIEFING_SCHEDULE, Event.FINAL_ORDER),
    "held": (
        Event.ARREST,
        Event.JAIL_RELEASE,
        Event.BOND_DECISION,
        Event.FEAR_REFERRAL,
        Event.FEAR_DECISION,
        Event.FEAR_REVIEW_DECISION,
        Event.FINE_LETTER,
    ),
    "uscis": (Event.ARRIVAL, Event.FEE_NOTICE, Event.ASYLUM_GRANT),
    "work": (Event.APPLICATION_RECEIVED, Event.CARD_EXPIRY),
    "moving": (Event.MOVE, Event.BIRTHDAY),
}
"""Every event stands in one group; a test compares them with the model."""

PICTURE_OF: dict[Event, str] = {
    Event.HEARING: "hearing",
    Event.DATE_IN_ORDER: "inside",
    Event.OTHER_SIDE_FILED: "filed",
    Event.JUDGE_DECISION: "order",
    Event.IN_ABSENTIA_ORDER: "order",
    Event.BOND_DECISION: "order",
    Event.FEAR_DECISION: "order",
    Event.FEAR_REVIEW_DECISION: "order",
    Event.FEE_WAIVER_REFUSAL: "letter",
    Event.BRIEFING_SCHEDULE: "letter",
    Event.FINE_LETTER: "letter",
    Event.FEE_NOTICE: "letter",
    Event.ASYLUM_GRANT: "letter",
    Event.FINAL_ORDER: "decision",
    Event.ARRIVAL: "stamp",
    Event.APPLICATION_RECEIVED: "receipt",
    Event.CARD_EXPIRY: "card",
}
"""An event without a paper has no picture."""

TOLD_BY: dict[str, str] = {
    "one-year-deadline": "one-year-asylum-deadline-count",
    "credible-fear-positive-what-next": "one-year-asylum-deadline-count",
    "how-to-stop-a-deportation": "petition-for-review",
    "first-48-hours-after-release": "change-address-court-eoir-33",
    "spouse-and-children": "i-730-two-years",
}
"""Facts that give a count which another fact gives too, with the same aim or an earlier one: asked once."""

LATE_SECTION = "old-order"
LATE_AFTER = (
    Event.JUDGE_DECISION,
    Event.IN_ABSENTIA_ORDER,
    Event.FEE_WAIVER_REFUSAL,
    Event.BRIEFING_SCHEDULE,
    Event.FINAL_ORDER,
)
"""After these events the section about old orders tells what is left when the last day has passed."""
LAWYER = "find-a-free-lawyer"

PICTURES = Path(__file__).parent / "papers"


def picture(name: str) -> str:
    """The drawing of a paper as one line of SVG without its own words."""
    return " ".join((PICTURES / f"{name}.svg").read_text(encoding="utf-8").split())
