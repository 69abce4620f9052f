"""What goes together with "would you recommend us": each aspect's share of what can be explained, with its interval (M10; statistics, Drivers).

Johnson's relative weights (2000): aspects that move together share fairly what they explain together. Intervals come from drawing
the customers again with replacement (Tonidandel, LeBreton, Johnson 2009). Such a share is association, never proof of a cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobs.patterns.figure import LEVEL, Figure

FORMULA = "Johnson relative weight as a share in percent, bootstrap over customers"
FEWEST, PER_DRIVER = 100, 20  # customers in all, and for each driver
ROUNDS, TOGETHER = 1000, 100
SURE = 1 - LEVEL  # a fit that chance alone gives as often as this is not shared out

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One voice: its customer, the outcome, and the value of every driver."""

    author: str
    outcome: float
    drivers: Mapping[str, float]


@dataclass(frozen=True)
class Drivers:
    """Share of every driver in percent, the share of the outcome's variation they explain together (0-1), and how many customers
    there are and would be needed. Without enough of them, or where chance explains as much, there are no shares.
    """

    shares: Mapping[str, Figure]
    explained: float | None
    customers: int
    needed: int


def drivers(cases: Sequence[Case], seed: int, rounds: int = ROUNDS) -> Drivers:
    """Shares of the drivers of these cases, which must all have the same drivers."""
    names = sorted(cases[0].drivers) if cases else []
    people = sorted({case.author for case in cases})
    needed = needed_for(len(names))
    if len(people) < needed or len(names) < 2:
        return Drivers({}, None, len(people), needed)
    sums = sums_by_customer(cases, names, people)
    weights = relative_weights(sums.sum(axis=0)[None])[0]
    explained = float(weights.sum())
    if is_chance(explained, len(people), len(names)):
        return Drivers({}, explained, len(people), needed)
    shares = 100 * weights / explained
    low, high = limits(sums, seed, rounds)
    found = {
        name: Figure(float(shares[i]), float(low[i]), float(high[i]), len(cases), FORMULA)
        for i, name in enumerate(names)
    }
    return Drivers(found, explained, len(people), needed)


def needed_for(number: int) -> int:
    """How many customers this number of drivers asks for."""
    return max(FEWEST, PER_DRIVER * number)


def sums_by_customer(cases: Sequence[Case], names: Sequence[str], people: Sequence[str]) -> Array:
    """Sums of products of (1, drivers, outcome) for every customer: all that a correlation needs, people x k x k."""
    place = {author: number for number, author in enumerate(people)}
    rows = np.array([[1.0, *(case.drivers[name] for name in names), case.outcome] for case in cases])
    sums = np.zeros((len(people), rows.shape[1], rows.shape[1]))
    np.add.at(sums, [place[case.author] for case in cases], rows[:, :, None] * rows[:, None, :])
    return sums


def correlations(sums: Array) -> Array:
    """Correlations of drivers and outcome from summed products, for many samples at once; a driver that never varies has none."""
    count = sums[:, 0, 0][:, None, None]
    means = sums[:, 0, 1:] / count[:, :, 0]
    covariance = sums[:, 1:, 1:] / count - means[:, :, None] * means[:, None, :]
    variance = np.einsum("bii->bi", covariance)
    steady = variance <= 1e-12
    scale = np.where(steady, 1.0, np.sqrt(np.where(steady, 1.0, variance)))
    found = covariance / scale[:, :, None] / scale[:, None, :]
    found[steady[:, :, None] | steady[:, None, :]] = 0.0
    diagonal = np.arange(found.shape[1])
    found[:, diagonal, diagonal] = 1.0
    return np.asarray(found, dtype=np.float64)


def relative_weights(sums: Array) -> Array:
    """Johnson's weights, samples x drivers; they add up to the share of the variation that is explained."""
    found = correlations(sums)
    values, vectors = np.linalg.eigh(found[:, :-1, :-1])
    root = np.sqrt(np.maximum(values, 1e-10))
    half = np.einsum("bij,bj,bkj->bik", vectors, root, vectors)
    inverse = np.einsum("bij,bj,bkj->bik", vectors, 1 / root, vectors)
    beta = np.einsum("bij,bj->bi", inverse, found[:, :-1, -1])
    return np.asarray(np.einsum("bij,bj->bi", half**2, beta**2), dtype=np.float64)


def is_chance(explained: float, customers: int, number: int) -> bool:
    """F test of all drivers together: True when drivers that tell nothing would explain as much once in twenty times."""
    from scipy.special import fdtrc

    left = customers - number - 1
    return bool(fdtrc(number, left, explained / max(1e-12, 1 - explained) * left / number) > SURE)


def limits(sums: Array, seed: int, rounds: int) -> tuple[Array, Array]:
    """Limits of each share in percent from drawing as many customers again, `rounds` times."""
    random = np.random.default_rng(seed)
    people = len(sums)
    flat = sums.reshape(people, -1)
    drawn = []
    for start in range(0, rounds, TOGETHER):
        number = min(TOGETHER, rounds - start)
        taken = random.integers(0, people, (number, people))
        counts = np.stack([np.bincount(row, minlength=people) for row in taken])
        weights = relative_weights((counts @ flat).reshape(number, *sums.shape[1:]))
        drawn.append(100 * weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-12))
    low, high = np.quantile(np.concatenate(drawn), [SURE / 2, 1 - SURE / 2], axis=0)
    return low, high
