"""Months that are over, two-month periods, halves (M4)."""

from datetime import date

import pytest

from jobs.patterns.periods import (
    add_months,
    complete_months,
    halves,
    kept_in_step,
    month_of,
    months_between,
    two_month_periods,
)


@pytest.mark.parametrize(
    ("day", "month"),
    [("2026-04-13", "2026-04"), ("2026-04-30T23:59:00+03:00", "2026-04"), (date(2026, 1, 1), "2026-01")],
)
def test_month_of_a_day(day, month):
    """M4: the author's own calendar counts."""
    assert month_of(day) == month


@pytest.mark.parametrize(
    ("month", "number", "result"),
    [
        ("2026-04", 0, "2026-04"),
        ("2026-12", 1, "2027-01"),
        ("2026-01", -1, "2025-12"),
        ("2025-11", 14, "2027-01"),
        ("2025-11", -24, "2023-11"),
    ],
)
def test_add_months(month, number, result):
    """M9: counting months across years."""
    assert add_months(month, number) == result


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-02", "2026-01", ()),
        ("2026-02", "2026-02", ("2026-02",)),
        ("2025-11", "2026-02", ("2025-11", "2025-12", "2026-01", "2026-02")),
    ],
)
def test_months_between(first, last, months):
    """M4: both ends included."""
    assert months_between(first, last) == months


@pytest.mark.parametrize(
    ("days", "today", "months"),
    [
        ([], date(2026, 3, 1), ()),
        (["2026-03-05"], date(2026, 3, 31), ()),  # the month is not over
        (["2026-02-05"], date(2026, 2, 28), ()),
        (["2026-02-05"], date(2026, 3, 1), ("2026-02",)),  # over since midnight
        (["2026-03-02", "2026-01-09", "2026-02-01"], date(2026, 3, 9), ("2026-01", "2026-02")),
        (
            ["2025-11-09", "2025-12-01"],
            date(2028, 3, 9),
            ("2025-11", "2025-12"),
        ),  # an old organisation's data end where they end
    ],
)
def test_complete_months(days, today, months):
    """M4: a month counts when the next one has begun."""
    assert complete_months(days, today) == months


@pytest.mark.parametrize(
    ("number", "periods", "earlier", "later"),
    [(0, 0, 0, 0), (1, 0, 0, 1), (2, 1, 1, 1), (3, 1, 1, 2), (12, 6, 6, 6)],
)
def test_periods_and_halves(number, periods, earlier, later):
    """M4: a single last month waits for its second; no month is lost from the halves."""
    months = months_between("2025-11", add_months("2025-11", number - 1))
    pairs = two_month_periods(months)
    assert [len(pair) for pair in pairs] == [2] * periods
    assert sum(pairs, ()) == months[: 2 * periods]
    assert [len(half) for half in halves(months)] == [earlier, later]
    assert sum(halves(months), ()) == months


@pytest.mark.parametrize(
    ("months", "anchor", "kept"),
    [
        (("2025-11", "2026-03"), None, ("2025-11", "2026-03")),
        (("2025-11", "2026-03"), "2025-11", ("2025-11", "2026-03")),
        (("2025-09", "2026-03"), "2025-11", ("2025-09", "2026-03")),
        (
            ("2025-10", "2026-03"),
            "2025-11",
            ("2025-11", "2026-03"),
        ),  # a pair that moved by one would give months away
        (("2025-08", "2026-03"), "2025-11", ("2025-09", "2026-03")),
        (("2026-01", "2026-03"), "2025-11", ("2025-11", "2026-03")),  # the first voices were erased
    ],
)
def test_published_pairs_of_months_never_move(months, anchor, kept):
    """Subtracting totals: an older voice that arrives later may begin the months earlier by whole pairs only."""
    assert kept_in_step(months_between(*months), anchor) == months_between(*kept)


def test_no_month_needs_no_step():
    """M4: an organisation without voices."""
    assert kept_in_step((), "2025-11") == ()
