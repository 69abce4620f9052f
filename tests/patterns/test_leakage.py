"""Which part of the customers told others before they told us, and whether that moves (F5)."""

import pytest

from jobs.patterns.leakage import First, Spoken, by_period, first_seen, leakage, trend

BOTH = (Spoken("a", "2025-01-01", inside=True), Spoken("b", "2025-01-01", inside=False))


def spoken(author, day, side="in", known=False):
    return Spoken(author, day, side == "in", known)


FIRSTS = [
    ([spoken("x", "2026-02-01")], True),
    ([spoken("x", "2026-02-01", "out")], False),
    ([spoken("x", "2026-02-02"), spoken("x", "2026-02-01", "out")], False),  # the order of rows says nothing
    ([spoken("x", "2026-02-01"), spoken("x", "2026-02-02", "out")], True),
    ([spoken("x", "2026-02-01"), spoken("x", "2026-02-01", "out")], None),  # nobody can tell
]


@pytest.mark.parametrize(("said", "inside"), FIRSTS)
def test_the_first_voice_in_any_channel_decides(said, inside):
    """F5"""
    assert [first.inside for first in first_seen(said)] == [inside]


def test_a_customer_counts_once_and_is_known_by_any_voice():
    """F5"""
    said = [spoken("x", "2026-02-01", "out"), spoken("x", "2026-03-01", known=True)]
    assert first_seen(said) == [First("2026-02-01", False, known=True)]


SILENT = [
    [],
    [spoken("x", "2026-02-01")],
    [spoken("x", "2026-02-01", "out")],
    list(BOTH),  # nobody came after both were heard
]


@pytest.mark.parametrize("said", SILENT)
def test_a_silent_side_gives_no_figure(said):
    """F5"""
    assert leakage(said) is None


def test_share_bounds_and_who_is_left_out():
    """F5: counted from the day after both were heard, by Wilson."""
    said = [*BOTH, spoken("b", "2025-03-01")]
    said += [spoken(f"out{n}", "2025-02-01", "out", known=n < 4) for n in range(10)]
    said += [spoken(f"in{n}", "2025-02-02", known=n < 25) for n in range(30)]
    said += [
        spoken("in0", "2025-02-03", "out"),
        spoken("two", "2025-02-01"),
        spoken("two", "2025-02-01", "out"),
    ]
    found = leakage(said)
    assert (found.figure.value, found.figure.n, found.outside) == (25, 40, 10)
    assert (found.figure.low, found.figure.high) == pytest.approx((14.2, 40.2), abs=0.1)
    assert (found.lowest, found.highest) == pytest.approx((100 * 4 / 34, 100 * 10 / 35))
    assert (found.since, found.left_out, found.enough) == ("2025-01-01", 1, True)


@pytest.mark.parametrize(("customers", "enough"), [(29, False), (30, True)])
def test_under_thirty_it_is_not_enough_yet(customers, enough):
    """F5"""
    said = [*BOTH, *(spoken(str(n), "2025-02-01", "out" if n % 3 else "in") for n in range(customers))]
    assert leakage(said).enough is enough


def year(before, now, each=40):
    """Two half-years with so many of each `each` customers first heard outside."""
    said = list(BOTH)
    for day, outside in (("2025-08-10", before), ("2026-02-10", now)):
        said += [spoken(f"{day}{n}", day, "out" if n < outside else "in") for n in range(each)]
    return said


TRENDS = [(5, 25, "up"), (25, 5, "down"), (10, 12, "none")]


@pytest.mark.parametrize(("before", "now", "way"), TRENDS)
def test_a_trend_is_told_with_its_interval(before, now, way):
    """F5"""
    found = trend(year(before, now), "2026-04").difference
    assert {"up": found.low > 0, "down": found.high < 0, "none": found.low <= 0 <= found.high}[way]


@pytest.mark.parametrize(("each", "last"), [(29, "2026-04"), (40, "2025-12"), (40, "2026-12")])
def test_no_trend_from_few_or_before_both_were_heard(each, last):
    """F5: fewer than 30 in a half-year; a half-year in which one side was not gathered yet; one in which nobody came."""
    assert trend(year(5, 20, each), last) is None


def test_over_time_a_customer_counts_in_every_period_again():
    """F5: an old customer who writes again is not missing among those of today."""
    said = [*BOTH, spoken("x", "2025-02-01"), spoken("x", "2025-03-01"), spoken("x", "2025-03-09", "out")]
    said += [spoken("y", "2025-03-02", "out")]
    found = by_period(said, (("2025-01",), ("2025-02",), ("2025-03", "2025-04")))
    assert [figure and (figure.value, figure.n) for _, figure in found] == [None, (0, 1), (50, 2)]
