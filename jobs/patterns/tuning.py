"""How often a theme would alarm for nothing, and how soon it would alarm with reason: simulated for the very series (M8).

Years in which nothing happens are drawn with the series' mean, its spread beyond pure chance and its weekdays, and judged by the same
rules. The limits stand at 3 standard deviations and the sum's height at 4 (statistics, Spikes) unless that would alarm falsely more
than once a year; then they are raised. What was fitted is rounded, so that limits do not tremble from night to night.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from jobs.patterns.cusum import HEIGHT, cusum
from jobs.patterns.laney import LIMIT, Pace, Table, usual

A_YEAR = 1.0  # false alarms of each of the two that are put up with
STEP, HIGHEST = 0.25, 10.0
DOUBLED = 2.0
POINTS = 20_000  # simulated in all, but at least FEWEST_YEARS and at most MOST_YEARS
FEWEST_YEARS, MOST_YEARS = 120, 400

Alarms = NDArray[np.bool_]


@dataclass(frozen=True)
class Fitted:
    """A series in a few rounded numbers: complaints a point, variance over that of pure chance, the pattern of its cycle, and how
    many points of baseline there are.
    """

    mean: float
    phi: float
    cycle: tuple[float, ...]
    known: int


@dataclass(frozen=True)
class Tuning:
    """`limit` and `height` in standard deviations; false alarms a year of the limit, of the sum and of both together; the share of
    doublings that either finds soon.
    """

    limit: float
    height: float
    limit_false: float
    sum_false: float
    false_a_year: float
    found_soon: float


@cache
def tune(fitted: Fitted, pace: Pace, seed: int) -> Tuning:
    """The limits for such a series."""
    random = np.random.default_rng(seed)
    years = min(MOST_YEARS, max(FEWEST_YEARS, POINTS // pace.year))
    quiet = simulated(random, fitted, pace, (years, pace.year), 1.0)
    limit = raised(LIMIT, lambda at: quiet > at)
    height = raised(HEIGHT, lambda at: cusum(quiet, at))
    over, summed = quiet > limit, cusum(quiet, height)
    loud = simulated(random, fitted, pace, (years, pace.soon), DOUBLED)
    found = ((loud > limit) | cusum(loud, height)).any(axis=1)
    return Tuning(limit, height, a_year(over), a_year(summed), a_year(over | summed), float(found.mean()))


def raised(start: float, alarms: Callable[[float], Alarms]) -> float:
    """The first threshold from `start` upwards that alarms falsely at most once a year."""
    steps = np.arange(start, HIGHEST, STEP)
    return next((float(at) for at in steps if a_year(alarms(float(at))) <= A_YEAR), HIGHEST)


def a_year(alarms: Alarms) -> float:
    """Alarms a simulated year."""
    return float(alarms.sum(axis=1).mean())


def simulated(random: Generator, fitted: Fitted, pace: Pace, size: tuple[int, int], factor: float) -> Table:
    """How far the last points of simulated series lie from what is usual; `size` = (series, points), `factor` = how much louder."""
    series, points = size
    quiet = fitted.known + pace.gap
    at = np.arange(-quiet, points)
    mean = fitted.mean * np.asarray(fitted.cycle)[at % pace.cycle] * np.where(at < 0, 1.0, factor)
    counts = draw(random, mean, fitted.phi, (series, len(at)))
    return usual(counts, np.ones_like(counts), pace).far(counts)[:, quiet:]


def draw(random: Generator, mean: Table | float, phi: float, size: tuple[int, ...]) -> Table:
    """Counts with this mean and `phi` times the variance of pure chance."""
    if phi <= 1:
        return random.poisson(mean, size).astype(float)
    shape = np.maximum(mean, 1e-9) / (phi - 1)
    return random.negative_binomial(shape, 1 / phi, size).astype(float)
