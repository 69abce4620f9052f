"""The net promoter score: share who would surely recommend minus share who would not, -100 to 100 (Q8; statistics, NPS).

The interval is the adjusted Wald: three imagined answers keep it honest near the ends, where the plain one covers 64 of 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from jobs.patterns.figure import Figure, Z
from jobs.refusal import Refusal

FORMULA = "share of 9-10 minus share of 0-6, adjusted Wald"
WIDEST = 10.0  # points
PROMOTER, DETRACTOR = 9, 6


@dataclass(frozen=True)
class Question:
    """What was asked and on which scale."""

    asks: str
    lowest: int
    highest: int


RECOMMEND = Question("would you recommend", 0, 10)


def nps(answers: Sequence[int], question: Question) -> Figure | None:
    """NPS of the answers; refuses every other question and answers off the scale; None without answers."""
    if question != RECOMMEND:
        raise Refusal(
            "NPS needs the question 'would you recommend' on a scale of 0 to 10: show this question as a mean instead."
        )
    if any(not 0 <= answer <= 10 for answer in answers):
        raise Refusal("An answer lies outside 0 to 10: mend the column and run again.")
    if not answers:
        return None
    promoters = sum(answer >= PROMOTER for answer in answers)
    detractors = sum(answer <= DETRACTOR for answer in answers)
    n = len(answers)
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    half = 100 * Z * sqrt((p + d - (p - d) ** 2) / (n + 3))
    centre = 100 * (p - d)
    return Figure(
        100 * (promoters - detractors) / n, max(-100.0, centre - half), min(100.0, centre + half), n, FORMULA
    )
