"""What the run charts claim: few false alarms a year, also in growth and season, and a doubling seen within weeks (M8)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.random import Generator

from jobs.patterns.alarms import Series, Watch, watch
from jobs.patterns.cusum import HEIGHT, cusum
from jobs.patterns.laney import LIMIT, WEEK, Table, usual
from jobs.patterns.proving.claim import Claim
from jobs.patterns.tuning import DOUBLED, Fitted, a_year, draw, simulated

FIGURE = "Spikes, run chart"
STATISTICS = "statistics, Spikes"
MEAN = 12.0  # a week
CONTACTS, GROWTH, SEASON = 120.0, 0.0035, 0.3  # a week; 1.5 % a month
KNOWN = WEEK.longest + WEEK.gap


def weekly(phi: float) -> Fitted:
    """The series of statistics: mean 12 a week."""
    return Fitted(MEAN, phi, (1.0,), WEEK.longest)


def false_alarms(random: Generator, runs: int, phi: float) -> float:
    """False alarms a year of the limits at 3 standard deviations."""
    return a_year(simulated(random, weekly(phi), WEEK, (runs, WEEK.year), 1.0) > LIMIT)


def found(random: Generator, runs: int, phi: float) -> float:
    """How often a doubling is found within four weeks by the limits or the sum."""
    far = simulated(random, weekly(phi), WEEK, (runs, WEEK.soon), DOUBLED)
    return float(((far > LIMIT) | cusum(far, HEIGHT)).any(axis=1).mean())


def contacts(random: Generator, runs: int) -> Table:
    """All contacts of two years that grow and have their season."""
    week = np.arange(KNOWN + WEEK.year)
    level = CONTACTS * (1 + GROWTH) ** week * (1 + SEASON * np.sin(2 * np.pi * week / WEEK.year))
    return draw(random, level, 2.0, (runs, len(week)))


def volume_alarms(random: Generator, runs: int, shares: bool) -> float:
    """False alarms a year where all contacts grow and have their season, by shares of them or by mere numbers."""
    sizes = contacts(random, runs)
    counts = np.minimum(draw(random, sizes * MEAN / CONTACTS, 1.6, sizes.shape), sizes)
    known = usual(counts, sizes if shares else np.ones_like(sizes), WEEK, shares)
    far = known.far(counts)[:, KNOWN:]
    return a_year((far > LIMIT) | cusum(far, HEIGHT))


def chance_limits(random: Generator, runs: int) -> float:
    """How many years bring a false alarm to a shop with 5 complaints a day where limits of pure chance would be crossed once in 2.7 years."""
    far = (draw(random, 5.0, 3.0, (runs, 365)) - 5) / np.sqrt(5)
    return float((far > LIMIT).any(axis=1).mean())


def kept_promise(random: Generator, runs: int) -> float:
    """False alarms that really come in the last year of unknown series, for one that was promised."""
    promised, came = 0.0, 0
    for mean, phi in zip(random.uniform(4, 40, runs), random.uniform(1, 3, runs), strict=True):
        counts = draw(random, float(mean), float(phi), (1, KNOWN + WEEK.year))[0]
        watched = watch(Series(WEEK, counts.astype(int).tolist()), seed=1)
        if isinstance(watched, Watch):
            promised += watched.tuning.false_a_year
            came += int(watched.alarms[KNOWN:].sum())
    return came / promised


def claim(says: str, bounds: tuple[float, float], simulate: Callable[[Generator, int], float]) -> Claim:
    """A claim of this figure on alarms a year."""
    return Claim(FIGURE, says, STATISTICS, *bounds, simulate, runs=4000, sampled=400, spread=1.0)


CLAIMS = (
    claim("false alarms a year at 12 a week, overdispersion 1.6", (0, 0.6), partial(false_alarms, phi=1.6)),
    claim("false alarms a year at 12 a week, overdispersion 3", (0, 1.0), partial(false_alarms, phi=3.0)),
    Claim(FIGURE, "a doubling is found within 4 weeks, overdispersion 1.6", STATISTICS, 0.8, 1, partial(found, phi=1.6), 20_000, 1000),
    Claim(FIGURE, "a doubling is found within 4 weeks, overdispersion 3", STATISTICS, 0.8, 1, partial(found, phi=3.0), 20_000, 1000),
    claim("false alarms a year by shares in growth and season", (0, 1.2), partial(volume_alarms, shares=True)),
    claim("mere numbers alarm falsely in growth and season", (3, 50), partial(volume_alarms, shares=False)),
    Claim(FIGURE, "years with a false alarm under limits of pure chance", "mosaic-and-patterns, Patterns", 0.99, 1, chance_limits, 4000, 400),
    Claim(FIGURE, "false alarms that come for one promised", "mosaic-and-patterns, Patterns", 0.8, 1.25, kept_promise, 300, 60, 1.5),
)  # fmt: skip
