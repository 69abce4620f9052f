"""The stated coverage, false alarms and power of the figures, simulated with a seed (statistics.md, column "must reproduce")."""

from datetime import date

import numpy as np
import pytest

from jobs.patterns.answered import Wait, answered_by
from jobs.patterns.csi import csi
from jobs.patterns.impact import LOOKS, impact
from jobs.patterns.nps import RECOMMEND, nps
from jobs.patterns.periods import months_between

pytestmark = pytest.mark.slow
ASPECTS = ("delivery", "lead_time", "order_desk", "product")


def customers(random, number):
    """Scores 1-10 of customers whose aspects go together, as they do in surveys; about one score in ten is missing."""
    mood = random.normal(0, 1.4, (number, 1))
    drawn = np.clip(np.rint(7 + mood + random.normal(0, 1.4, (number, 4)) - [0, 1, 0.5, 0]), 1, 10)
    told = random.random((number, 4)) < 0.9
    return [
        {aspect: float(drawn[i, j]) for j, aspect in enumerate(ASPECTS) if told[i, j]} for i in range(number)
    ]


@pytest.mark.parametrize("n", [10, 20, 40, 100])
def test_csi_interval_covers_the_truth(n):
    """Q8: coverage 0.93 to 0.97 at n = 10, 20, 40, 100."""
    random = np.random.default_rng(20261122)
    truth = csi(customers(random, 60_000)).value
    figures = [csi(customers(random, n)) for _ in range(1500)]
    assert 0.93 <= np.mean([figure.low <= truth <= figure.high for figure in figures]) <= 0.97


def test_nps_interval_covers_near_the_end():
    """Q8: true NPS 94 (95 % promoters, 1 % detractors), n = 20: at least 0.93 where the plain Wald covers 0.64."""
    random = np.random.default_rng(94)
    drawn = random.choice([10, 8, 3], p=[0.95, 0.04, 0.01], size=(4000, 20))
    figures = [nps([int(answer) for answer in row], RECOMMEND) for row in drawn]
    assert np.mean([figure.low <= 94 <= figure.high for figure in figures]) >= 0.93
    shares = [(np.mean(row == 10), np.mean(row == 3)) for row in drawn]
    plain = [abs(p - d - 0.94) <= 1.96 * np.sqrt(max(0, p + d - (p - d) ** 2) / 20) for p, d in shares]
    assert np.mean(plain) == pytest.approx(0.64, abs=0.04)


def test_answered_share_under_growing_inflow():
    """A1: inflow growing 3 % a day, 68.8 % answered by day 60: within 1.5 points, where the plain share says 40 %."""
    random = np.random.default_rng(60)
    ages = random.exponential(1 / np.log(1.03), 8000)
    delays = random.exponential(-60 / np.log(1 - 0.688), 8000)
    waits = [Wait(int(min(age, delay)), bool(delay <= age)) for age, delay in zip(ages, delays, strict=True)]
    assert answered_by(waits, 60).value == pytest.approx(68.8, abs=1.5)
    assert 100 * np.mean([wait.answered for wait in waits]) == pytest.approx(40, abs=2)


CHANGED = date(2026, 1, 1)


def verdict(row, months):
    """The verdict on counts that begin a year and a month before the change, with so many months after it."""
    names = months_between("2024-12", "2026-12")
    counts = {name: int(number) for name, number in zip(names, row, strict=False)}
    return impact(dict(list(counts.items())[: 13 + months]), CHANGED).verdict


def draw(random, mean, phi, size):
    """Monthly counts with this mean and `phi` times the variance of pure chance."""
    return (
        random.poisson(mean, size) if phi == 1 else random.negative_binomial(mean / (phi - 1), 1 / phi, size)
    )


@pytest.mark.parametrize(("phi", "fooled"), [(1, 0.15), (1.6, 0.40)])
def test_acting_on_the_worst_of_twenty_themes_without_effect(phi, fooled):
    """M9: an effect is claimed in at most 5 %, where comparing with the month that made us act is fooled many times as often."""
    random = np.random.default_rng(20)
    claimed, naive = [], []
    for themes in draw(random, 15, phi, (1000, 20, 19)):
        worst = themes[themes[:, 12].argmax()]
        claimed.append(verdict(worst, 6) in ("worked", "worse"))
        per_month = worst[13:].sum() / 6
        naive.append(worst[12] - per_month > 1.96 * np.sqrt(worst[12] + per_month / 6))
    assert np.mean(claimed) <= 0.05
    assert np.mean(naive) >= fooled


@pytest.mark.parametrize("phi", [1, 1.6])
@pytest.mark.parametrize("months", [2, 3])
def test_acting_on_a_longer_bad_time_than_is_left_out(phi, months):
    """M9: the worst of 20 themes over two or three months, only the last of them left out: still at most 5 %."""
    random = np.random.default_rng(20)
    claimed = []
    for themes in draw(random, 15, phi, (1000, 20, 19)):
        worst = themes[themes[:, 13 - months : 13].sum(axis=1).argmax()]
        claimed.append(verdict(worst, 6) in ("worked", "worse"))
    assert np.mean(claimed) <= 0.05


@pytest.mark.parametrize("phi", [1, 1.6])
def test_looking_three_times_without_effect(phi):
    """M9: that a change without effect worked is said at any of the looks in at most 5 %."""
    random = np.random.default_rng(3)
    rows = draw(random, 15, phi, (1500, 25))
    assert np.mean([any(verdict(row, look) == "worked" for look in LOOKS) for row in rows]) <= 0.05


def test_a_true_effect_is_found():
    """M9: a true -40 % at 15 a month is found after 6 months in at least 80 %."""
    random = np.random.default_rng(40)
    rows = np.hstack([random.poisson(15, (1500, 13)), random.poisson(9, (1500, 6))])
    assert np.mean([verdict(row, 6) == "worked" for row in rows]) >= 0.80
