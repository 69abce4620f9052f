"""What the net promoter score claims: its interval stays honest near the end of the scale, where the plain one does not (Q8)."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from jobs.patterns.figure import Z
from jobs.patterns.nps import RECOMMEND, nps
from jobs.patterns.proving.claim import Claim, coverage

PROMOTERS, PASSIVES, DETRACTORS = 0.95, 0.04, 0.01
TRUTH, ASKED = 94, 20


def answers(random: Generator, runs: int) -> NDArray[np.int64]:
    """Answers of twenty customers a run."""
    return random.choice([10, 8, 3], p=[PROMOTERS, PASSIVES, DETRACTORS], size=(runs, ASKED))


def covers(random: Generator, runs: int) -> float:
    """How often the interval holds a true score of 94."""
    figures = (nps(row, RECOMMEND) for row in answers(random, runs).tolist())
    return coverage(figures, TRUTH)


def plainly_covers(random: Generator, runs: int) -> float:
    """The same for the plain Wald interval of the textbooks."""
    drawn = answers(random, runs)
    promoters, detractors = (drawn == 10).mean(axis=1), (drawn == 3).mean(axis=1)
    score = promoters - detractors
    half = Z * np.sqrt(np.maximum(0, promoters + detractors - score**2) / ASKED)
    return float(np.mean(np.abs(score - TRUTH / 100) <= half))


CLAIMS = (
    Claim("NPS", "interval covers at true NPS 94, n = 20", "statistics, NPS", 0.93, 1.0, covers, 20_000, 2000),
    Claim("NPS", "the plain Wald covers too rarely", "statistics, NPS", 0.60, 0.68, plainly_covers, 20_000, 2000),
)  # fmt: skip
