"""What scale habits claim: the next score of a customer falls into the interval, and the shrunk habit foretells it best (M5)."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from jobs.patterns.habits import habits
from jobs.patterns.proving.claim import Claim

PEOPLE = 200
OFTEN = (1, 1, 2, 2, 3, 6)
BETWEEN, WITHIN = 1.2, 1.0
SOURCE = "capability M5"


def customers(random: Generator) -> list[NDArray[np.float64]]:
    """Scores of each customer around the customer's own level; the last one is the one to foretell."""
    given = random.choice(OFTEN, PEOPLE) + 1
    level = 7 + random.normal(0, BETWEEN, PEOPLE)
    return [own + random.normal(0, WITHIN, number) for own, number in zip(level, given, strict=True)]


def covers(random: Generator, runs: int) -> float:
    """How often the next score falls into the interval of the habit."""
    found: list[bool] = []
    for _ in range(runs):
        drawn = customers(random)
        known = habits({str(who): list(row[:-1]) for who, row in enumerate(drawn)})
        if known is not None:
            usual = [(known.usual(list(row[:-1])), row[-1]) for row in drawn]
            found += [figure.low <= score <= figure.high for figure, score in usual]
    return float(np.mean(found))


def error_against(random: Generator, runs: int, other: str) -> float:
    """Squared error of the shrunk habit as a share of that of the customer's own mean, or of everybody's mean."""
    shrunk, plain = 0.0, 0.0
    for _ in range(runs):
        drawn = customers(random)
        known = habits({str(who): list(row[:-1]) for who, row in enumerate(drawn)})
        if known is not None:
            for row in drawn:
                own = float(row[:-1].mean()) if other == "own" else known.mean
                shrunk += (known.usual(list(row[:-1])).value - row[-1]) ** 2
                plain += (own - row[-1]) ** 2
    return shrunk / plain


CLAIMS = (
    Claim("Habits", "interval holds the next score", SOURCE, 0.93, 0.97, covers, 300, 20, spread=0.03),
    Claim("Habits", "less error than the own mean", SOURCE, 0.0, 0.95, partial(error_against, other="own"), 300, 20, spread=0.05),
    Claim("Habits", "less error than everybody's mean", SOURCE, 0.0, 0.80, partial(error_against, other="all"), 300, 20, spread=0.05),
)  # fmt: skip
