"""Planned, late, kept, kept late: what readers see of a promise (L9)."""

from datetime import date, timedelta

import pytest

from jobs.review.promises import (
    STATES,
    HalfYear,
    Promise,
    Told,
    judge_promise,
    kept_by_half_year,
    promise_history,
)

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)


def test_nothing_promised():
    """L9: a change without a promised date is no promise."""
    assert judge_promise(None, None, DUE, DUE) is None
    assert judge_promise(None, DUE, None, DUE) is None


@pytest.mark.parametrize(
    ("since", "today", "state", "late_days"),
    [
        (None, DUE - DAY, "planned", None),
        (None, DUE, "planned", None),
        (None, DUE + DAY, "late", 1),
        (None, date(2026, 11, 22), "late", 53),
        (DUE - DAY, DUE - DAY, "kept", None),
        (DUE, date(2026, 11, 22), "kept", None),
        (DUE + DAY, date(2026, 11, 22), "kept-late", 1),
        (DUE + DAY, DUE, "planned", None),  # made tomorrow is not made
        (date(2026, 12, 1), date(2026, 11, 22), "late", 53),
    ],
)
def test_states(since, today, state, late_days):
    """L9: the nightly build flips a promise to late, with the days."""
    found = judge_promise(DUE, None, since, today)
    assert (found.promised, found.state, found.late_days) == (DUE, state, late_days)


@pytest.mark.parametrize("first", [DUE, date(2026, 6, 30), date(2027, 1, 1)])
def test_moving_the_date_does_not_keep_the_promise(first):
    """L9: the earliest date counts."""
    found = judge_promise(DUE, first, date(2026, 9, 30), date(2026, 11, 22))
    assert found.promised == min(first, DUE)
    assert found.state == ("kept-late" if first < DUE else "kept")


def test_the_table_is_complete():
    """L9: every state of the site, once."""
    assert sorted(STATES) == [(False, False), (False, True), (True, False), (True, True)]
    assert sorted(STATES.values()) == ["kept", "kept-late", "late", "planned"]


JUNE, AUGUST = date(2026, 6, 30), date(2026, 8, 31)
FIRST, SECOND, THIRD = date(2026, 3, 16), date(2026, 6, 22), date(2026, 8, 3)
HISTORIES = [
    ([], []),
    ([Told(JUNE, FIRST)], [Told(JUNE, FIRST)]),
    ([Told(JUNE, FIRST), Told(JUNE, SECOND)], [Told(JUNE, FIRST)]),  # another language, or other words
    ([Told(AUGUST, SECOND), Told(JUNE, FIRST)], [Told(JUNE, FIRST), Told(AUGUST, SECOND)]),
    (
        [Told(JUNE, FIRST), Told(AUGUST, SECOND), Told(JUNE, THIRD)],
        [Told(JUNE, FIRST), Told(AUGUST, SECOND), Told(JUNE, THIRD)],
    ),
    ([Told(JUNE, FIRST), Told(AUGUST, FIRST)], [Told(JUNE, FIRST), Told(AUGUST, FIRST)]),
]


@pytest.mark.parametrize(("told", "history"), HISTORIES)
def test_every_date_is_told_once_in_its_order(told, history):
    """L9: a date told again is no move; moving it back is one."""
    assert list(promise_history(told)) == history


def promise(day, state):
    return Promise(date.fromisoformat(day), state, None)


KEPT = [
    ([], []),
    ([promise("2026-06-30", "planned")], []),
    ([promise("2026-06-30", "kept")], [HalfYear("2026-01", "2026-06", 1, 0, 0)]),
    ([promise("2026-07-01", "late")], [HalfYear("2026-07", "2026-12", 0, 0, 1)]),
    (
        [promise("2026-12-31", "kept-late"), promise("2025-01-01", "late"), promise("2026-07-01", "kept"), promise("2027-01-01", "planned")],
        [HalfYear("2025-01", "2025-06", 0, 0, 1), HalfYear("2026-07", "2026-12", 1, 1, 0)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("promises", "halves"), KEPT)
def test_the_kept_share_goes_by_the_half_year_of_the_first_date(promises, halves):
    """L9: what is not due and not kept does not count yet."""
    assert kept_by_half_year(promises) == halves
    assert [half.due for half in halves] == [half.kept + half.kept_late + half.late for half in halves]
