"""Planned, late, kept, kept late: what readers see of a promise (L9)."""

from datetime import date, timedelta

import pytest

from jobs.review.promises import STATES, judge_promise

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
