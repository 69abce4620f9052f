"""What leakage claims: it holds the true share of customers, however often each speaks, and no trend is told where there is none (F5)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import numpy as np
from numpy.random import Generator

from jobs.patterns.difference import difference
from jobs.patterns.leakage import Spoken, first_seen, leakage, part_outside, trend
from jobs.patterns.proving.claim import Claim, coverage
from jobs.patterns.shares import share

BEGAN, DAYS, AGAIN = date(2025, 1, 1), 358, 30
OPENING = [Spoken("first in", "2024-12-31", inside=True), Spoken("first out", "2024-12-31", inside=False)]
OFTEN = 6  # voices of somebody who began outside; others speak once
REGULARS, TIMES, BETWEEN = 120, 4, 200  # customers who come back, and the days between


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
    return coverage((None if one is None else one.figure for one in found), 100 * outside)


def voices_cover(random: Generator, runs: int) -> float:
    """The same when voices are counted and not customers, as one would do without thinking."""
    hits = []
    for _ in range(runs):
        said = town(random, 100, 0.2)
        plain = share(sum(not one.inside for one in said), len(said))
        hits.append(plain is not None and plain.low <= 20 <= plain.high)
    return float(np.mean(hits))


def steady(random: Generator, outside: float = 0.25) -> list[Spoken]:
    """Two years in which nothing moves: insiders come back and are recognised, outsiders come back under another name."""
    found = [*OPENING]
    for number in range(REGULARS):
        out = number < outside * REGULARS
        for again, wait in enumerate(random.exponential(BETWEEN, TIMES).cumsum().tolist()):
            day = (BEGAN + timedelta(days=int(wait))).isoformat()
            found.append(Spoken(f"{number} {again}" if out else str(number), day, inside=not out))
    return found


def tells_a_trend(random: Generator, runs: int) -> float:
    """How often a rise or fall is told where the share never moved."""
    found = [trend(steady(random), "2026-06") for _ in range(runs)]
    told = [not one.difference.low <= 0 <= one.difference.high for one in found if one is not None]
    return float(np.mean(told)) if told else 1.0


def tells_plainly(random: Generator, runs: int) -> float:
    """The same when only the first voice of all counts, as one would do without thinking."""
    told = []
    for _ in range(runs):
        firsts = first_seen(steady(random))
        half = {"now": ("2026-01", "2026-06"), "before": ("2025-07", "2025-12")}
        now, before = (
            part_outside(one for one in firsts if first <= one.day[:7] <= last)
            for first, last in half.values()
        )
        apart = difference(now, before) if now and before else None
        told.append(apart is not None and not apart.low <= 0 <= apart.high)
    return float(np.mean(told))


def finds_a_rise(random: Generator, runs: int) -> float:
    """How often a rise from 20 to 40 % of 150 customers in each half-year is told."""
    told = []
    for _ in range(runs):
        said = [*OPENING]
        for half, (day, outside) in enumerate((("2025-03-01", 0.2), ("2025-09-01", 0.4))):
            said += [
                Spoken(f"{half} {n}", day, inside=not out)
                for n, out in enumerate(random.random(150) < outside)
            ]
        found = trend(said, "2025-12")
        told.append(found is not None and found.difference.low > 0)
    return float(np.mean(told))


SOURCE = "statistics, Shares; difference: Newcombe 1998"
CLAIMS = (
    Claim("Leakage", "covers, 100 customers, 20 %", SOURCE, 0.93, 0.97, partial(covers, customers=100, outside=0.2), 3000, 150),
    Claim("Leakage", "covers, 30 customers, 40 %", SOURCE, 0.93, 0.97, partial(covers, customers=30, outside=0.4), 6000, 300),
    Claim("Leakage", "voices instead of customers, far too seldom", SOURCE, 0.0, 0.2, voices_cover, 500, 50),
    Claim("Leakage", "a trend told where none is", SOURCE, 0.0, 0.07, tells_a_trend, 1500, 60),
    Claim("Leakage", "counted by the first voice of all, a trend is told where none is", SOURCE, 0.2, 1.0, tells_plainly, 300, 40),
    Claim("Leakage", "a rise from 20 to 40 % of 150 is told", SOURCE, 0.9, 1.0, finds_a_rise, 1000, 60),
)  # fmt: skip
