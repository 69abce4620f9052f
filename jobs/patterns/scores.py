"""The mean of one aspect's scores from 1 to 10, for all answers and for the earlier and the later half (Q2, Q8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobs.patterns.figure import Figure, mean_with_t
from jobs.patterns.periods import Months, month_of

FORMULA = "mean of the 1-10 scores, Student t"
WIDEST = 1.0  # points of ten, the same tenth of the scale as ten points of the CSI


@dataclass(frozen=True)
class Answer:
    """The scores of one voice: aspect -> 1-10."""

    said_on: str
    scores: Mapping[str, int]


def aspects(answers: Iterable[Answer]) -> tuple[str, ...]:
    """All aspects that anybody scored, in alphabetical order."""
    return tuple(sorted({aspect for answer in answers for aspect in answer.scores}))


def aspect_mean(answers: Sequence[Answer], aspect: str, months: Months) -> Figure | None:
    """Mean score of the aspect over answers given in these months; None for fewer than two."""
    values = [a.scores[aspect] for a in answers if aspect in a.scores and month_of(a.said_on) in months]
    return mean_with_t(values, FORMULA)
