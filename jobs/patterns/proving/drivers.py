"""What the drivers claim: known shares come back, their intervals hold them, and drivers that tell nothing get no shares (M10)."""

from __future__ import annotations

from functools import cache, partial

import numpy as np
from numpy.random import Generator

from jobs.patterns.drivers import Array, Case, Drivers, drivers, relative_weights
from jobs.patterns.proving.claim import Claim

TOGETHER = np.array([[1, 0.5, 0.3, 0.4], [0.5, 1, 0.4, 0.3], [0.3, 0.4, 1, 0.5], [0.4, 0.3, 0.5, 1]])
PULL = np.array([0.5, 0.3, 0.2, 0.0])  # of each driver on the outcome; the last has none of its own
NOISE = 1.0
NAMES = ("a", "b", "c", "d")
ROUNDS = 400
SOURCE = "statistics, Drivers"


@cache
def truth() -> tuple[float, ...]:
    """The shares of everybody in percent, from the correlations that were put in."""
    products = np.zeros((1, 6, 6))
    products[0, 0, 0] = 1
    products[0, 1:5, 1:5] = TOGETHER
    products[0, 1:5, 5] = products[0, 5, 1:5] = TOGETHER @ PULL
    products[0, 5, 5] = PULL @ TOGETHER @ PULL + NOISE**2
    weights = relative_weights(products)[0]
    return tuple((100 * weights / weights.sum()).tolist())


def asked(random: Generator, people: int, pull: Array, seed: int, rounds: int) -> Drivers:
    """The drivers of so many customers."""
    given = random.normal(size=(people, 4)) @ np.linalg.cholesky(TOGETHER).T
    outcome = given @ pull + random.normal(0, NOISE, people)
    cases = [
        Case(str(who), float(outcome[who]), dict(zip(NAMES, given[who].tolist(), strict=True)))
        for who in range(people)
    ]
    return drivers(cases, seed, rounds)


def covers(random: Generator, runs: int, people: int) -> float:
    """How often the interval of a share holds the true one, over all four drivers."""
    hits: list[bool] = []
    for run in range(runs):
        found = asked(random, people, PULL, run, ROUNDS).shares
        hits += [
            found[name].low <= share <= found[name].high
            for name, share in zip(NAMES, truth(), strict=True)
            if found
        ]
    return float(np.mean(hits))


def largest_error(random: Generator, runs: int, people: int) -> float:
    """How far the mean estimate of a share lies from the true one, in points, for the driver where it is worst."""
    found = [asked(random, people, PULL, run, 2).shares for run in range(runs)]
    means = [np.mean([shares[name].value for shares in found if shares]) for name in NAMES]
    return float(max(abs(mean - share) for mean, share in zip(means, truth(), strict=True)))


def speaks_of_nothing(random: Generator, runs: int, people: int) -> float:
    """How often drivers without any pull are given shares."""
    return float(np.mean([bool(asked(random, people, 0 * PULL, run, 2).shares) for run in range(runs)]))


CLAIMS = (
    Claim("Drivers", "interval covers, 100 customers", SOURCE, 0.93, 0.97, partial(covers, people=100), 1500, 60, spread=0.25),
    Claim("Drivers", "interval covers, 300 customers", SOURCE, 0.93, 0.97, partial(covers, people=300), 1000, 30, spread=0.25),
    Claim("Drivers", "known shares come back, points off", SOURCE, 0.0, 1.5, partial(largest_error, people=300), 1500, 60, spread=6.0),
    Claim("Drivers", "shares where nothing pulls", SOURCE, 0.0, 0.06, partial(speaks_of_nothing, people=100), 3000, 150, spread=0.22),
)  # fmt: skip
