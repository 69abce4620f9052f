"""A claim about a figure that simulation can prove wrong: its coverage, its false alarms or its power (statistics, "must reproduce")."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

import numpy as np
from numpy.random import Generator

SPARE = 3.5  # standard errors: a sampled run may leave the bounds by mere chance once in thousands


@dataclass(frozen=True)
class Claim:
    """`simulate(random, runs)` gives the simulated value, which must lie from `low` to `high`.

    `runs` are those of `./invoke prove-statistics`, `sampled` those of the tests; `spread` is the standard deviation of one
    run's part in the value (0.5 where each run says yes or no), by which a sampled run is given room.
    """

    figure: str
    says: str
    source: str
    low: float
    high: float
    simulate: Callable[[Generator, int], float]
    runs: int
    sampled: int
    spread: float = 0.5

    def holds(self, value: float, runs: int) -> bool:
        """True inside the bounds; with fewer runs than a full proof the chance of fewer runs is allowed for."""
        room = 0.0 if runs >= self.runs else SPARE * self.spread / sqrt(runs)
        return self.low - room <= value <= self.high + room


class Interval(Protocol):
    """What has two ends: a Figure, a Ratio."""

    @property
    def low(self) -> float:
        """The lower end."""

    @property
    def high(self) -> float:
        """The upper end."""


def coverage(intervals: Iterable[Interval | None], truth: float) -> float:
    """Share of the intervals that hold the truth; where none was given, it is not held."""
    return float(np.mean([one is not None and one.low <= truth <= one.high for one in intervals]))
