"""What the sums claim: a small rise that lasts is found within days, for at most one false alarm a year (M8)."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.random import Generator

from jobs.patterns.cusum import HEIGHT, cusum
from jobs.patterns.laney import DAY, WEEK
from jobs.patterns.proving.claim import Claim
from jobs.patterns.proving.laney import weekly
from jobs.patterns.tuning import DOUBLED, Fitted, a_year, simulated, tune

FIGURE = "Spikes, CUSUM"
STATISTICS, MOSAIC = "statistics, Spikes", "mosaic-and-patterns, Alarms"
WEEKDAYS = (1.3, 1.2, 1.1, 1.1, 1.0, 0.8, 0.5)
DAILY = Fitted(5.0, 1.0, WEEKDAYS, DAY.longest)
SEED = 7


def false_alarms(random: Generator, runs: int, phi: float) -> float:
    """False alarms a year at 12 a week."""
    return a_year(cusum(simulated(random, weekly(phi), WEEK, (runs, WEEK.year), 1.0), HEIGHT))


def found(random: Generator, runs: int, phi: float) -> float:
    """How often the sum alone finds a doubling within four weeks."""
    return float(
        cusum(simulated(random, weekly(phi), WEEK, (runs, WEEK.soon), DOUBLED), HEIGHT).any(axis=1).mean()
    )


def daily_false_alarms(random: Generator, runs: int) -> float:
    """False alarms a year at 5 a day with weekdays, at the tuned height."""
    far = simulated(random, DAILY, DAY, (runs, DAY.year), 1.0)
    return a_year(cusum(far, tune(DAILY, DAY, SEED).height))


def days_to_find(random: Generator, runs: int) -> float:
    """Days until half as much again at 5 a day is found, in the middle of all runs."""
    alarms = cusum(simulated(random, DAILY, DAY, (runs, 60), 1.5), tune(DAILY, DAY, SEED).height)
    days = np.where(alarms.any(axis=1), alarms.argmax(axis=1) + 1, alarms.shape[1])
    return float(np.median(days))


CLAIMS = (
    Claim(FIGURE, "false alarms a year at 12 a week, overdispersion 1.6", STATISTICS, 0, 0.6, partial(false_alarms, phi=1.6), 4000, 400, 1.0),
    Claim(FIGURE, "false alarms a year at 12 a week, overdispersion 3", STATISTICS, 0, 1.0, partial(false_alarms, phi=3.0), 4000, 400, 1.0),
    Claim(FIGURE, "false alarms a year at 5 a day with weekdays", MOSAIC, 0, 1.0, daily_false_alarms, 600, 60, 1.0),
    Claim(FIGURE, "days until x1.5 at 5 a day is found, median", MOSAIC, 0, 7, days_to_find, 1000, 200, 5.0),
)  # fmt: skip
