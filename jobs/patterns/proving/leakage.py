"""What leakage claims: it holds the true share of customers, however often each speaks, and no trend is told where there is none (F5)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import numpy as np
from numpy.random import Generator

from jobs.patterns.leakage import Spoken, leakage, trend
from jobs.patterns.proving.claim import Claim
from jobs.patterns.shares import share

BEGAN, DAYS, AGAIN = date(2025, 1, 1), 358, 30
OPENING = [Spoken("first in", "2024-12-31", inside=True), Spoken("first out", "2024-12-31", inside=False)]
OFTEN = 6  # voices of somebody who began outside; others speak once


def town(random: Generator, customers: int, outside: float) -> list[Spoken]:
    """A year of customers: who begins outside is loud and later writes to us too."""
    found = list(OPENING)
    leaves, days = random.random(customers) < outside, random.integers(0, DAYS, customers)
    for number, (out, day) in enumerate(zip(leaves.tolist(), days.tolist(), strict=True)):
        said = [0, *random.integers(1, AGAIN, OFTEN - 1).tolist()] if out else [0]
        for place, wait in enumerate(said):
            spoken = (BEGAN + timedelta(days=int(day + wait))).isoformat()
            found.append(Spoken(str(number), spoken, inside=not out or place > OFTEN // 2))
    return found


def covers(random: Generator, runs: int, customers: int, outside: float) -> float:
    """How often the interval holds the true share of customers."""
    found = [leakage(town(random, customers, outside)) for _ in range(runs)]
    return float(
        np.mean([one is not None and one.figure.low <= 100 * outside <= one.figure.high for one in found])
    )


def voices_cover(random: Generator, runs: int) -> float:
    """The same when voices are counted and not customers, as one would do without thinking."""
    hits = []
    for _ in range(runs):
        said = town(random, 100, 0.2)
        plain = share(sum(not one.inside for one in said), len(said))
        hits.append(plain is not None and plain.low <= 20 <= plain.high)
    return float(np.mean(hits))


def tells_a_trend(random: Generator, runs: int) -> float:
    """How often a rise or fall is told where the share never moved."""
    found = [trend(town(random, 200, 0.25), "2025-12") for _ in range(runs)]
    told = [not one.difference.low <= 0 <= one.difference.high for one in found if one is not None]
    return float(np.mean(told)) if told else 1.0


SOURCE = "statistics, Shares; difference: Newcombe 1998"
CLAIMS = (
    Claim("Leakage", "covers, 100 customers, 20 %", SOURCE, 0.93, 0.97, partial(covers, customers=100, outside=0.2), 3000, 150),
    Claim("Leakage", "covers, 30 customers, 40 %", SOURCE, 0.93, 0.97, partial(covers, customers=30, outside=0.4), 6000, 300),
    Claim("Leakage", "voices instead of customers, far too seldom", SOURCE, 0.0, 0.2, voices_cover, 500, 50),
    Claim("Leakage", "a trend told where none is", SOURCE, 0.0, 0.07, tells_a_trend, 2000, 100),
)  # fmt: skip
