"""Counts by month, and which periods of two months are shown (M4)."""

from jobs.patterns.periods import months_between
from jobs.patterns.trend import count_by_month, shown_periods


def test_months_without_voices_count_nought_and_others_are_left_out():
    """M4: no month is skipped, none is invented."""
    days = ["2025-10-31", "2025-11-01", "2025-11-30T10:00:00+03:00", "2026-01-05", "2026-02-01"]
    assert count_by_month(days, months_between("2025-11", "2026-01")) == {
        "2025-11": 2,
        "2025-12": 0,
        "2026-01": 1,
    }


def test_pairs_of_months_and_a_single_last_one_waits():
    """M4: a period that was shown never changes."""
    assert shown_periods(months_between("2025-11", "2026-03")) == (
        ("2025-11", "2025-12"),
        ("2026-01", "2026-02"),
    )
    assert shown_periods(()) == shown_periods(("2026-01",)) == ()


def test_two_years_are_shown():
    """M4: a voice from long ago does not stretch the chart; which months make a pair stays the same."""
    shown = shown_periods(months_between("2015-01", "2026-09"))
    assert (shown[0], shown[-1], len(shown)) == (("2024-09", "2024-10"), ("2026-07", "2026-08"), 12)
