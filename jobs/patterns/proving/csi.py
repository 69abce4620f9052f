"""What the satisfaction index claims: its interval holds the truth 93 to 97 times of 100, for ten customers as for a hundred (Q8)."""

from __future__ import annotations

from functools import cache, partial

import numpy as np
from numpy.random import Generator

from jobs.patterns.csi import csi
from jobs.patterns.proving.claim import Claim, coverage

ASPECTS = ("delivery", "lead_time", "order_desk", "product")
EVERYBODY = 60_000


def customers(random: Generator, number: int) -> list[dict[str, float]]:
    """Scores 1-10 of customers whose aspects go together, as they do in surveys; about one score in ten is missing."""
    mood = random.normal(0, 1.4, (number, 1))
    drawn = np.clip(np.rint(7 + mood + random.normal(0, 1.4, (number, 4)) - [0, 1, 0.5, 0]), 1, 10).tolist()
    told = (random.random((number, 4)) < 0.9).tolist()
    return [
        {aspect: score for aspect, score, is_told in zip(ASPECTS, row, said, strict=True) if is_told}
        for row, said in zip(drawn, told, strict=True)
    ]


@cache
def truth() -> float:
    """The index of everybody."""
    figure = csi(customers(np.random.default_rng(1), EVERYBODY))
    return figure.value if figure else 0.0


def covers(random: Generator, runs: int, n: int) -> float:
    """How often the interval of `n` customers holds the index of everybody."""
    figures = (csi(customers(random, n)) for _ in range(runs))
    return coverage(figures, truth())


CLAIMS = tuple(
    Claim(
        "CSI",
        f"interval covers, n = {n}",
        "statistics, CSI",
        0.93,
        0.97,
        partial(covers, n=n),
        runs=4000,
        sampled=400,
    )
    for n in (10, 20, 40, 100)
)
