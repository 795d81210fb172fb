"""A changed law is told from a changed page; a text that comes back is not news."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.facts.sources_lock import AddressState, Verdict
from scripts.links.collecting import Cited
from scripts.links.lock_update import accepted, next_state
from scripts.links.manners import Manners
from scripts.links.running import found_at
from tests.conftest import TODAY
from tests.links.behaviours import WORDS, page
from tests.links.server import Exchange, Servers

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("words.yml").read_text(encoding="utf-8")
)
LONG = "Some other words of the law stand here. " * 80
MANNERS = Manners(timeout=15, pause=0)
ONCE, OTHER = (
    "<p>It must be filed within one year of arrival.</p>",
    "<p>It must be filed within one year of entry.</p>",
)


class ChangingPage:
    """One page whose text the test may change, and what is noted of it run by run."""

    def __init__(self, hosts: Servers) -> None:
        self.body = ""
        self.cited = Cited(hosts.host(self._answer) + "/page", words=(WORDS,))
        self.state: AddressState | None = None
        self.day = TODAY

    async def _answer(self, exchange: Exchange) -> None:
        await exchange.send(page(self.body.replace("{long}", LONG)))

    def look(self, body: str) -> Verdict:
        """The verdict of the next day's run, with that text on the page."""
        self.body = body
        self.day += timedelta(days=1)
        [found] = found_at([self.cited], MANNERS)
        self.state = next_state(self.state, found.finding, self.cited.words, self.day)
        return self.state.verdict

    def accept(self) -> None:
        """An editor has read the new text."""
        assert self.state is not None
        self.state = accepted(self.state)


@pytest.fixture
def changing(hosts: Servers) -> ChangingPage:
    return ChangingPage(hosts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["of"])
def test_changed_law_is_told_from_changed_page(case: dict[str, Any], changing: ChangingPage) -> None:
    assert changing.look(case["before"]) == "alive"
    assert changing.look(case["after"]) == ("changed" if case["news"] else "alive")


def test_changed_paragraph_stays_changed_until_an_editor_accepts_it(changing: ChangingPage) -> None:
    assert [changing.look(body) for body in (ONCE, OTHER, OTHER)] == ["alive", "changed", "changed"]
    assert changing.state is not None
    assert changing.state.since == TODAY + timedelta(days=2)
    assert changing.state.last_good == TODAY + timedelta(days=1)
    assert WORDS in changing.state.reason["en"] and WORDS in changing.state.reason["ru"]
    changing.accept()
    assert changing.look(OTHER) == "alive"


def test_page_that_flips_back_to_a_text_seen_before_is_no_news(changing: ChangingPage) -> None:
    assert [changing.look(body) for body in (ONCE, OTHER, ONCE)] == ["alive", "changed", "alive"]
    assert changing.look(OTHER) == "changed"
    changing.accept()
    assert [changing.look(body) for body in (OTHER, ONCE, OTHER, ONCE)] == ["alive"] * 4


def test_words_that_an_editor_adds_are_no_news(changing: ChangingPage) -> None:
    text = "<p>It must be filed within one year.</p><p>Nobody may file twice.</p>"
    assert changing.look(text) == "alive"
    changing.cited.words = (WORDS, "nobody may file twice")
    assert changing.look(text) == "alive"
    assert changing.look(text.replace("Nobody", "By the law, nobody")) == "changed"


def test_words_that_come_back_after_a_failure_are_still_held_against_the_old_text(
    changing: ChangingPage,
) -> None:
    assert changing.look(ONCE) == "alive"
    assert changing.look("<p>We are sorry, but something of ours is out of order today.</p>" * 9) == "changed"
    assert changing.look(OTHER) == "changed"
    assert changing.look(ONCE) == "alive"
