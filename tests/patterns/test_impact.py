"""Did the change help? What is left out, when it can be known, and the verdicts (M9)."""

from datetime import date

import pytest

from jobs.patterns.impact import FEWEST_A_MONTH, Span, impact, overdispersion, rate_ratio
from jobs.patterns.periods import months_between
from jobs.refusal import Refusal


def counted(first, *numbers):
    """Complaints by month from the first month on."""
    return dict(zip(months_between(first, "2030-12"), numbers, strict=False))


FLAT = (10, 11, 9, 10, 12, 8)
ONE_YEAR = counted("2025-11", *FLAT, *FLAT)


@pytest.mark.parametrize(
    ("since", "trigger", "before", "after"),
    [
        # mid-month: that month and the one before it are left out
        (date(2026, 4, 13), None, ("2025-11", "2026-02"), ("2026-05", "2026-10")),
        # first of a month: the month counts as after
        (date(2026, 5, 1), None, ("2025-11", "2026-03"), ("2026-05", "2026-10")),
        # what made us act is known: everything from its month on is left out
        (date(2026, 5, 1), date(2026, 2, 20), ("2025-11", "2026-01"), ("2026-05", "2026-10")),
        (date(2026, 4, 13), date(2026, 4, 2), ("2025-11", "2026-03"), ("2026-05", "2026-10")),
        # seven months after: the look of six months stands until twelve are over
        (date(2026, 3, 2), None, ("2025-11", "2026-01"), ("2026-04", "2026-09")),
        # five months after: the look of three
        (date(2026, 5, 18), None, ("2025-11", "2026-03"), ("2026-06", "2026-08")),
        # two months after: no look yet
        (date(2026, 8, 3), None, ("2025-11", "2026-06"), ("2026-09", "2026-10")),
    ],
)
def test_which_months_are_compared(since, trigger, before, after):
    """M9: the triggering period and the month of the change are left out; only the looks at 3, 6 and 12 months count."""
    found = impact(ONE_YEAR, since, trigger)
    assert found.before.names == months_between(*before)
    assert found.after.names == months_between(*after)


def test_a_year_before_and_a_year_after_at_most():
    """M9: older and later months say little about this change."""
    found = impact(counted("2020-01", *FLAT * 10), date(2023, 1, 1))
    assert (found.before.names[0], found.before.months, found.after.months) == ("2021-12", 12, 12)


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        ((10, 9, 11, 10, 10, 10), "no-clear-change"),
        ((2, 3, 1, 2, 3, 2), "worked"),
        ((0, 0, 0, 0, 0, 0), "worked"),
        ((22, 25, 19, 24, 21, 23), "worse"),
        ((0, 30, 0, 31, 0, 29), "no-clear-change"),  # as many as before, in waves
        ((1, 2), "too-early"),
        ((1, 1, 0), "worked"),  # clear after three months
        ((8, 9, 7), "too-early"),  # not clear after three months: wait for six
        ((8, 9, 7, 8, 9), "too-early"),
    ],
)
def test_verdicts(after, verdict):
    """M9: worked, no clear change, worse or too early."""
    found = impact(counted("2025-11", *FLAT, 50, *after), date(2026, 6, 1))
    assert found.verdict == verdict
    assert (found.known_by is None) is (verdict != "too-early")


@pytest.mark.parametrize(
    ("since", "known_by"),
    [(date(2026, 8, 3), "2027-02"), (date(2026, 9, 1), "2027-02"), (date(2026, 9, 2), "2027-03")],
)
def test_when_it_can_be_known(since, known_by):
    """M9: at the end of the sixth complete month."""
    assert impact(ONE_YEAR, since).known_by == known_by


@pytest.mark.parametrize(
    "counts",
    [
        counted("2025-11", 10, 12, 9, *FLAT),  # since 2026-01-01: one month of baseline
        {},
        counted("2026-02", *FLAT),
    ],
)
def test_no_baseline_can_never_be_judged(counts):
    """M9: a single month has no spread; no date is promised."""
    found = impact(counts, date(2026, 1, 1))
    assert (found.verdict, found.ratio, found.known_by) == ("too-early", None, None)


@pytest.mark.parametrize(("total", "told"), [(26, False), (27, True)])
def test_less_than_half_a_voice_a_week_tells_nothing(total, told):
    """mosaic-and-patterns: under 0.5 a week too few to tell (12 months: 26.1 voices)."""
    assert 26 < 12 * FEWEST_A_MONTH < 27
    numbers = [total, 0, 0, 0, 0, 0, 99, *[0] * 6]
    found = impact(counted("2025-11", *numbers), date(2026, 6, 1))
    assert (found.ratio is not None) is told


def test_a_trigger_after_the_change_is_refused():
    """M9: what made us act came first."""
    with pytest.raises(Refusal, match="lies after the change"):
        impact(ONE_YEAR, date(2026, 4, 13), date(2026, 4, 14))


def span(*counts):
    return Span(months_between("2026-01", f"2026-{len(counts):02d}"), counts)


def test_ratio_by_hand():
    """statistics, Impact: 60 in 6 months before, 30 in 6 after, phi 1, half a voice added, t with 10 degrees of freedom (2.228)."""
    ratio = rate_ratio(span(*[10] * 6), span(*[5] * 6))
    assert (ratio.value, ratio.low, ratio.high) == pytest.approx((0.504, 0.307, 0.827), abs=0.001)


@pytest.mark.parametrize(
    ("groups", "phi"),
    [
        ([(5, 5, 5), (9, 9)], 1.0),  # steadier than chance is not rewarded
        ([(0, 0), (0, 0)], 1.0),
        ([(0, 8, 4), (4, 4, 4)], 2.0),  # (16 + 16) / 4 over 4 degrees of freedom
    ],
)
def test_overdispersion(groups, phi):
    """statistics, Impact: phi = max(1, variance / mean), each span around its own mean."""
    assert overdispersion(*(span(*group) for group in groups)) == pytest.approx(phi)


@pytest.mark.parametrize(
    ("contacts", "after", "by_number", "by_share"),
    [
        ([100] * 13, (10, 9, 11, 10, 10, 10), "no-clear-change", "no-clear-change"),
        ([100] * 7 + [220] * 6, (22, 23, 21, 22, 24, 20), "worse", "no-clear-change"),  # twice the contacts
        ([100] * 7 + [220] * 6, (10, 11, 9, 10, 12, 8), "no-clear-change", "worked"),  # as many of twice as many
        ([200] * 7 + [80] * 6, (4, 4, 4, 4, 4, 4), "worked", "no-clear-change"),  # a quiet season is no success
        ([100] * 7 + [100, 100, 0, 100, 100, 100], (10, 9, 0, 10, 10, 10), "no-clear-change", "no-clear-change"),
        ([100] * 7 + [0] * 6, (0, 0, 0, 0, 0, 0), "worked", "too-early"),  # silence everywhere tells nothing
        ([0] * 6 + [100] * 7, (10, 9, 11, 10, 10, 10), "no-clear-change", "too-early"),
    ],
)  # fmt: skip
def test_shares_allow_for_volume_and_season(contacts, after, by_number, by_share):
    """M9: where all contacts are known, the share of them decides, not the number."""
    counts = counted("2025-11", *FLAT, 50, *after)
    known = counted("2025-11", *contacts)
    assert impact(counts, date(2026, 6, 1)).verdict == by_number
    assert impact(counts, date(2026, 6, 1), contacts=known).verdict == by_share


def test_ratio_of_shares_by_hand():
    """mosaic-and-patterns, Impact: 60 of 600 before, 30 of 600 after: the same ratio as by months of equal size."""
    before = Span(months_between("2026-01", "2026-06"), (10,) * 6, (100,) * 6)
    after = Span(months_between("2026-07", "2026-12"), (5,) * 6, (100,) * 6)
    ratio = rate_ratio(before, after)
    assert (ratio.value, ratio.low, ratio.high) == pytest.approx((0.504, 0.307, 0.827), abs=0.001)
    twice = Span(after.names, after.counts, (200,) * 6)
    assert rate_ratio(before, twice).value == pytest.approx(0.504 / 2, abs=0.001)
