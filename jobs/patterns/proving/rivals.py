"""What the comparison with a competitor claims: no difference where there is none, and a plain one is found (F4)."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.random import Generator

from jobs.patterns.proving.claim import Claim
from jobs.patterns.rivals import Said, compare

THEME = "theme"


def said(random: Generator, customers: int, share: float) -> list[Said]:
    """Customers who name the theme or not; every third says it twice."""
    named = random.random(customers) < share
    once = [Said(str(number), (THEME,) if yes else ()) for number, yes in enumerate(named)]
    return once + once[::3]


def tells(random: Generator, runs: int, share: float, theirs: float) -> float:
    """How often a difference is told between 120 of our customers and 60 of theirs."""
    found = [compare(said(random, 120, share), said(random, 60, theirs), (THEME,)) for _ in range(runs)]
    return float(np.mean([any(one.differs for one in each) for each in found]))


SOURCE = "Newcombe 1998, method 10; statistics, Shares"
CLAIMS = (
    Claim("Competitors", "a difference told where both have 30 %", SOURCE, 0.0, 0.07, partial(tells, share=0.3, theirs=0.3), 3000, 150),
    Claim("Competitors", "a difference told where both have 5 %", SOURCE, 0.0, 0.07, partial(tells, share=0.05, theirs=0.05), 3000, 150),
    Claim("Competitors", "35 % of theirs beside 12 % of ours is told", SOURCE, 0.8, 1.0, partial(tells, share=0.12, theirs=0.35), 1000, 80),
)  # fmt: skip
