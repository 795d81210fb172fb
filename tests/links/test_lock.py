"""The lock: read as it was written, small in its differences, and plain about damage."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.facts.sources_lock import AddressState, SourcesLock, Verdict, lock_text, read_lock
from tests.conftest import TODAY

_DAYS = st.dates(date(2024, 1, 1), date(2030, 1, 1))
_TEXTS = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() == text)
_DIGESTS = st.from_regex(r"[0-9a-f]{8}", fullmatch=True)
_STATES = st.builds(
    AddressState,
    verdict=st.sampled_from(Verdict),
    reason=st.one_of(st.just({}), st.fixed_dictionaries({"en": _TEXTS, "ru": _TEXTS})),
    since=_DAYS,
    last_good=st.one_of(st.none(), _DAYS),
    checked=_DAYS,
    final_address=st.one_of(st.none(), _TEXTS),
    failures=st.integers(0, 3),
    paragraphs=st.dictionaries(_TEXTS, st.lists(_DIGESTS, min_size=1, max_size=3).map(tuple), max_size=2),
    changed_paragraphs=st.dictionaries(_TEXTS, _DIGESTS, max_size=2),
)


def state(verdict: Verdict = Verdict.ALIVE, day: date = TODAY, good: date | None = TODAY) -> AddressState:
    return AddressState(verdict=verdict, since=TODAY, last_good=good, checked=day)


@given(st.dictionaries(_TEXTS.map("https://a.example/{}".format), _STATES, max_size=4))
def test_lock_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, addresses: dict[str, AddressState]
) -> None:
    path = tmp_path_factory.mktemp("lock") / "sources.lock"
    path.write_text(lock_text(SourcesLock(addresses)), encoding="utf-8")
    reading = read_lock(path)
    assert reading.messages == ()
    settled = {
        address: one.model_copy(update={"last_good": one.checked})
        if one.last_good is None and one.verdict.is_good
        else one
        for address, one in addresses.items()
    }
    assert reading.lock.addresses == settled
    assert lock_text(reading.lock) == lock_text(SourcesLock(settled))


def test_missing_lock_is_an_empty_one(tmp_path: Path) -> None:
    reading = read_lock(tmp_path / "sources.lock")
    assert (dict(reading.lock.addresses), reading.messages) == ({}, ())


def test_addresses_stand_by_the_alphabet_in_whatever_order_they_came() -> None:
    addresses = {f"https://{name}.example/": state() for name in "cab"}
    backwards = dict(reversed(addresses.items()))
    assert lock_text(SourcesLock(addresses)) == lock_text(SourcesLock(backwards))
    assert lock_text(SourcesLock(addresses)).index("//a.") < lock_text(SourcesLock(addresses)).index("//b.")


def test_run_that_finds_nothing_new_changes_one_line() -> None:
    later = TODAY + timedelta(days=7)
    before = {f"https://{n}.example/": state() for n in range(50)}
    after = {address: state(day=later, good=later) for address in before}
    changed = _changed_lines(before, after)
    assert changed == [(f"checked: {TODAY}", f"checked: {later}")]


def test_one_broken_address_changes_only_its_own_lines() -> None:
    before = {f"https://{n}.example/": state() for n in range(50)}
    broken = AddressState(
        verdict=Verdict.BROKEN,
        reason={"en": "Gone.", "ru": "Нет."},
        since=TODAY,
        last_good=TODAY,
        checked=TODAY,
    )
    old = lock_text(SourcesLock(before)).splitlines()
    new = lock_text(SourcesLock(before | {"https://7.example/": broken})).splitlines()
    assert set(new) - set(old) == {
        "    verdict: broken",
        "    reason:",
        '      en: "Gone."',
        '      ru: "Нет."',
        f"    last_good: {TODAY}",
    }


def _changed_lines(before: dict[str, AddressState], after: dict[str, AddressState]) -> list[tuple[str, str]]:
    old, new = (lock_text(SourcesLock(one)).splitlines() for one in (before, after))
    return [(was, now) for was, now in zip(old, new, strict=True) if was != now]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (
            ("verdict: alive", "verdict: fine"),
            "addresses.https://a.example/.verdict: “fine” is not known here",
        ),
        (("since: ", "sinc: "), "The field since is missing"),
        ((f"checked: {TODAY}", "checked: soon"), "“soon” is not a date"),
        (("addresses:", "adresses:"), "This is not a lock of sources"),
        (("addresses:", "addresses: ["), "sources.lock:"),
        (("checked", "<<<<<<< HEAD\nchecked"), "sources.lock:"),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else None,
)
def test_damage_is_said_with_its_line_in_both_languages(
    damage: tuple[str, str], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "sources.lock"
    path.write_text(
        lock_text(SourcesLock({"https://a.example/": state()})).replace(*damage), encoding="utf-8"
    )
    reading = read_lock(path)
    assert reading.messages and said in str(reading.messages[0])
    assert any("а" <= sign.lower() <= "я" for sign in reading.messages[0].russian)
    assert dict(reading.lock.addresses) == {}


def test_damaged_entry_does_not_hide_its_neighbours(tmp_path: Path) -> None:
    path = tmp_path / "sources.lock"
    text = lock_text(SourcesLock({"https://a.example/": state(), "https://b.example/": state()}))
    path.write_text(text.replace("verdict: alive", "verdict: fine", 1), encoding="utf-8")
    assert list(read_lock(path).lock.addresses) == ["https://b.example/"]
