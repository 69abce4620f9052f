"""Capability M6: a finding is new, confirmed by later contacts, gone when it is over; it does not flap and keeps what it is known by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from jobs.patterns.cells import Cell, Contacts
from jobs.patterns.findings import CONFIRMED, GONE, NEW, Life, aged, born
from jobs.patterns.proving.scan import half_year
from jobs.patterns.scan import scan

TODAY = date(2026, 11, 22)
NINE: Cell = (("hour", "9"),)


def contacts(*spans: tuple[int, int, float], nine: int = 10, others: int = 50) -> Contacts:
    """Contacts day by day; in each span (from and to days ago) hour 9 complains at this rate, the others always at a tenth."""
    rows: list[tuple[int, int, bool]] = []
    for oldest, newest, rate in spans:
        for ago in range(oldest, newest, -1):
            day = (TODAY - timedelta(ago)).toordinal()
            turn = (oldest - ago) * nine
            rows += [(0, day, int((turn + k + 1) * rate) > int((turn + k) * rate)) for k in range(nine)]
            rows += [(1, day, k % 10 == 0) for k in range(others)]
    codes, days, complaints = (np.array(column) for column in zip(*rows, strict=True))
    return Contacts(
        ("hour",), (("9", "10"),), codes[:, None], np.zeros(len(rows), dtype=int), days, np.ones(len(rows)),
        {"": complaints},
    )  # fmt: skip


def life(state: str, days_ago: int, **changed: object) -> Life:
    day = TODAY - timedelta(days_ago)
    return replace(born("", NINE, day), state=state, **changed)


BAD, FINE = ((182, -1, 0.3),), ((182, -1, 0.1),)
ENDED = ((182, 91, 0.4), (91, -1, 0.1))


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize(
    ("known", "spans"),
    [
        (life(NEW, 0), BAD),
        (life(NEW, 13), BAD),  # a day too early
        (life(NEW, 20, looks=1, looked_at=15.0), BAD),  # not twice the contacts of the look before
        (life(CONFIRMED, 27), ENDED),  # four weeks are not over
        (life(CONFIRMED, 28), BAD),
        (life(GONE, 13), BAD),
        (life(GONE, 60), FINE),
        (life(GONE, 60), ((182, 60, 0.4), (60, -1, 0.1))),  # what the scan shows is the old trouble
    ],
)
def test_it_stays_what_it_is(known: Life, spans: tuple[tuple[int, int, float], ...], shown: bool) -> None:
    assert aged(known, contacts(*spans), TODAY, shown=shown).state == known.state


@pytest.mark.parametrize(
    ("known", "spans", "shown", "state", "reason"),
    [
        (life(NEW, 14), BAD, False, CONFIRMED, "contacts since it was first seen show it too"),
        (life(NEW, 30, looks=3), FINE, True, GONE, "contacts since it was first seen do not show it"),
        (life(NEW, 182, looks=1, looked_at=1000.0), FINE, True, GONE, "contacts since it was first seen do not show it"),
        (life(NEW, 182, looks=1, looked_at=1000.0), BAD, False, CONFIRMED, "contacts since it was first seen show it too"),
        (life(CONFIRMED, 28), ENDED, True, GONE, "no more complaints than elsewhere in the last 91 days"),
        (life(CONFIRMED, 28), ((182, 91, 0.4),), False, GONE, "no such contacts in the last 91 days"),
        (life(GONE, 60), ((182, 60, 0.1), (60, -1, 0.4)), True, NEW, "it is back"),
    ],
)  # fmt: skip
def test_it_moves(
    known: Life, spans: tuple[tuple[int, int, float], ...], shown: bool, state: str, reason: str
) -> None:
    moved = aged(known, contacts(*spans), TODAY, shown=shown)
    assert (moved.state, moved.since, moved.reason) == (state, TODAY, reason)
    assert (moved.first_seen, moved.key, moved.looks) == (known.first_seen, known.key, 0)


def test_each_look_needs_twice_the_contacts_of_the_one_before() -> None:
    known = born("", NINE, TODAY - timedelta(60))
    whole, looked_on = contacts((182, -1, 0.11)), []
    for ago in range(60, -1, -1):
        before = known
        today = TODAY - timedelta(ago)
        known = aged(known, whole.only(whole.days <= today.toordinal()), today, shown=True)
        if known.looks != before.looks:
            looked_on.append(60 - ago)
    assert looked_on[:2] == [14, 28]
    assert looked_on[2] in (56, 57)


@pytest.mark.parametrize("words", [("hour", "9"), ("branch", "Химки"), ("language", "العربية")])
def test_a_cell_that_is_not_met_any_more_is_gone(words: tuple[str, str]) -> None:
    known = replace(life(CONFIRMED, 28), cell=(words,)) if words != ("hour", "9") else life(CONFIRMED, 28)
    later = contacts(*FINE).only(contacts(*FINE).codes[:, 0] == 1)
    assert aged(known, later, TODAY, shown=False).state == GONE


def test_a_quiet_confirmed_one_with_hardly_any_contacts_stays() -> None:
    few = contacts((182, -1, 0.0), nine=0, others=50)
    few.codes[::900] = 0
    assert aged(life(CONFIRMED, 28), few, TODAY, shown=False).state == CONFIRMED


def test_half_a_year_of_nights_brings_one_planted_finding_and_no_false_one() -> None:
    planted = ((("product_version", "1"),), 2.0)
    told = half_year(np.random.default_rng(3), [planted], every=14)
    assert (told["planted"], told["confirmed"]) == (1, 1)


def test_the_scan_shows_what_is_born() -> None:
    assert [one.key for one in scan(contacts(*BAD)).findings] == [born("", NINE, TODAY).key]
