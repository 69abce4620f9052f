"""Counts by month and bands by two-month period (M4)."""

from jobs.patterns.bands import Limits
from jobs.patterns.periods import months_between
from jobs.patterns.trend import count_by_month, trend


def test_months_without_voices_count_nought_and_others_are_left_out():
    """M4: no month is skipped, none is invented."""
    days = ["2025-10-31", "2025-11-01", "2025-11-30T10:00:00+03:00", "2026-01-05", "2026-02-01"]
    assert count_by_month(days, months_between("2025-11", "2026-01")) == {
        "2025-11": 2,
        "2025-12": 0,
        "2026-01": 1,
    }


def test_trend_in_bands_oldest_first():
    """M4: pairs of months; the single last month waits."""
    counts = {"2025-11": 4, "2025-12": 9, "2026-01": 1, "2026-02": 2, "2026-03": 50}
    assert trend(counts, Limits()) == [
        {"period": ["2025-11", "2025-12"], "band": {"kind": "about", "n": 15}},
        {"period": ["2026-01", "2026-02"], "band": {"kind": "fewer", "n": 5}},
    ]


def test_nothing_has_no_trend():
    """M4: an organisation's first month shows no chart."""
    assert trend({}, Limits()) == trend({"2026-01": 9}, Limits()) == []


def test_two_years_are_shown():
    """M4: a voice from long ago does not stretch the chart; which months make a pair stays the same."""
    shown = trend(dict.fromkeys(months_between("2015-01", "2026-09"), 3), Limits())
    assert (shown[0]["period"], shown[-1]["period"], len(shown)) == (
        ["2024-09", "2024-10"],
        ["2026-07", "2026-08"],
        12,
    )
