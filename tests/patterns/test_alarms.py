"""Run charts, sums and alarms: what stays quiet, what alarms, and when a series says too little (M8)."""

import numpy as np
import pytest

from jobs.patterns.alarms import FEWEST, Series, TooFew, Watch, watch
from jobs.patterns.cusum import cusum
from jobs.patterns.laney import DAY, MONTH, WEEK, Pace, baseline, usual
from jobs.patterns.tuning import A_YEAR, Fitted, draw, tune

SMALL = Pace("week", longest=6, fewest=4, gap=2, cycle=1, year=4, soon=2)
DAILY = Pace("day", longest=8, fewest=4, gap=2, cycle=2, year=4, soon=2)


def table(*counts):
    return np.asarray([counts], dtype=float)


def test_limits_by_hand():
    """M8: statistics, Spikes: u = 10; z = -.632, .632, -.632, .632; mean jump 1.265; sigma_z = 1.265 / 1.128 = 1.121."""
    counts = table(8, 12, 8, 12, 99, 99, 15)
    found = usual(counts, np.ones_like(counts), SMALL)
    assert np.isnan(found.centre[0, :6]).all()
    assert found.centre[0, 6] == pytest.approx(10)
    assert found.spread[0, 6] == pytest.approx(np.sqrt(10) * 1.1214, abs=0.001)
    assert found.far(counts)[0, 6] == pytest.approx(5 / (np.sqrt(10) * 1.1214), abs=0.001)


def test_shares_by_hand():
    """M8: p' chart: 20 of 100 usual; 50 contacts of which 10 are usual; pure chance there is sqrt(50 x .2 x .8)."""
    counts, sizes = table(20, 20, 20, 20, 0, 0, 10), table(100, 100, 100, 100, 1, 1, 50)
    found = usual(counts, sizes, SMALL, shares=True)
    assert (found.centre[0, 6], found.spread[0, 6]) == pytest.approx((10, np.sqrt(8)))


def test_weekdays_are_taken_out():
    """M8: a loud Monday is usual on Mondays, and only there."""
    counts = table(*[20, 2] * 5, 20, 20)
    far = usual(counts, np.ones_like(counts), DAILY).far(counts)[0]
    assert far[10] == pytest.approx(0)
    assert far[11] > 10


def test_what_stood_out_does_not_widen_later_limits():
    """M8: a single wild week enters later baselines as high as its own limit only."""
    wild = table(*[10, 12, 8, 10, 10, 12, 8, 300, 10, 12, 8, 10])
    found = usual(wild, np.ones_like(wild), SMALL)
    limit = found.centre[0, 7] + 3 * found.spread[0, 7]
    tamed = wild.copy()
    tamed[0, 7] = limit
    assert found.centre[0, 11] == pytest.approx(tamed[0, 3:9].mean())
    assert found.centre[0, 11] + 3 * found.spread[0, 11] < 60


@pytest.mark.parametrize(("point", "first", "last"), [(6, 0, 4), (8, 0, 6), (9, 1, 7), (20, 12, 18)])
def test_a_point_never_enters_its_own_baseline(point, first, last):
    """M8: the baseline ends before the gap, at most `longest` points long."""
    assert baseline(point, SMALL) == slice(first, last)


@pytest.mark.parametrize(
    ("counts", "sizes"), [((0,) * 8, (1,) * 8), ((5,) * 8, (0,) * 8), ((5,) * 8, (5,) * 8), ((0,) * 8, (0,) * 8)]
)  # fmt: skip
@pytest.mark.parametrize("shares", [False, True])
def test_silence_and_extremes_break_nothing(counts, sizes, shares):
    """M8: no voices, no contacts, or all of them."""
    found = usual(table(*counts), table(*sizes), SMALL, shares)
    assert not np.isinf(found.centre[0, 6:]).any()
    assert not np.isnan(found.centre[0, 6:]).any()


@pytest.mark.parametrize(
    ("far", "alarms"),
    [
        ((0, 0, 0, 0), ()),
        ((1.5,) * 4, ()),  # 1, 2, 3, 4: the height itself is not above it
        ((1.6,) * 4, (3,)),
        ((5, 0, 0, 5), (0, 3)),  # begins anew after an alarm
        ((3, -9, 3, 3), (3,)),  # a quiet week takes the sum back to nothing, not below
        ((3, float("nan"), 2.2, 0.4), (2,)),  # what is not known adds nothing
    ],
)
def test_sums(far, alarms):
    """M8: statistics, Spikes: k = 0.5, h = 4."""
    assert tuple(np.flatnonzero(cusum(table(*far))[0])) == alarms


STEADY = [12] * 70


@pytest.mark.parametrize(
    ("counts", "sizes", "over", "summed"),
    [
        (STEADY, (), (), ()),
        ([*STEADY[:-1], 30], (), (69,), (69,)),
        (STEADY[:-4] + [19] * 4, (), (), (68,)),  # half as much again: never over the limit, but it adds up
        (STEADY[:-4] + [2] * 4, (), (), ()),  # fewer complaints are no alarm
        (STEADY[:-4] + [24] * 4, [100] * 66 + [200] * 4, (), ()),  # twice the contacts
        (STEADY, [100] * 69 + [14], (69,), (69,)),  # as many of far fewer
    ],
)
def test_alarms(counts, sizes, over, summed):
    """M8: what alarms and what does not."""
    watched = watch(Series(WEEK, counts, sizes), seed=1)
    assert isinstance(watched, Watch)
    assert (tuple(np.flatnonzero(watched.over)), tuple(np.flatnonzero(watched.summed))) == (over, summed)
    assert np.flatnonzero(watched.alarms).tolist() == sorted({*over, *summed})


@pytest.mark.parametrize(
    ("pace", "counts", "missing"),
    [
        (WEEK, [], (31, 0)),
        (WEEK, [12] * 30, (1, 0)),
        (WEEK, [0] * 60, (0, FEWEST)),
        (WEEK, [2] * 60, (0, 1)),
        (MONTH, [5] * 8, (1, 0)),
    ],
)
def test_too_few_says_what_is_missing(pace, counts, missing):
    """M8: zero and tiny series: too few to watch, with the number that is missing."""
    assert watch(Series(pace, counts), seed=1) == TooFew(*missing)


@pytest.mark.parametrize(
    ("fitted", "pace", "limit", "height"),
    [
        (Fitted(12, 1.5, (1.0,), 52), WEEK, 3.0, 4.0),
        (Fitted(3, 4, (1.0,), 52), WEEK, 4.0, 4.5),
        (Fitted(5, 1, (1.3, 1.2, 1.1, 1.1, 1.0, 0.8, 0.5), 364), DAY, 3.5, 4.75),
    ],
)
def test_limits_are_raised_until_they_alarm_falsely_once_a_year(fitted, pace, limit, height):
    """M8: small and restless series, and daily ones, need wider limits; the false alarms stand beside them."""
    tuning = tune(fitted, pace, 1)
    assert (tuning.limit, tuning.height) == (pytest.approx(limit, abs=0.25), pytest.approx(height, abs=0.25))
    assert tuning.limit_false <= A_YEAR
    assert tuning.sum_false <= A_YEAR
    assert max(tuning.limit_false, tuning.sum_false) <= tuning.false_a_year
    assert 0.3 < tuning.found_soon <= 1


def test_the_same_series_has_the_same_limits():
    """M8: no limit trembles from night to night: seeded, and fitted values are rounded."""
    first, second = (watch(Series(WEEK, counts), seed=1) for counts in (STEADY, [*STEADY, 12]))
    assert isinstance(first, Watch)
    assert isinstance(second, Watch)
    assert first.tuning == second.tuning


@pytest.mark.parametrize("phi", [1, 1.6, 3])
def test_drawn_counts_vary_as_asked(phi):
    """M8: the simulated series have the spread that was fitted."""
    drawn = draw(np.random.default_rng(1), 12.0, phi, (200_000,))
    assert (drawn.mean(), drawn.var() / drawn.mean()) == pytest.approx((12, phi), rel=0.03)
