"""The customer satisfaction index: one number from 0 to 100 for all aspects a customer scored (Q8; statistics, CSI).

Each customer's own weighted mean is taken first and the interval is Student's t on those: an interval built aspect by aspect
covers the truth only 80 times of 100, because one customer's scores move together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from jobs.patterns.figure import Figure, mean_with_t

FORMULA = "10 x weighted mean of the 1-10 scores per customer, Student t"
WIDEST = 10.0  # points

Scores = Mapping[str, float]


def csi(answers: Sequence[Scores], importance: Sequence[Scores] = ()) -> Figure | None:
    """CSI of the answers (aspect -> score 1-10); `importance` (aspect -> importance) may be left out: equal weights.

    An answer without any score does not count; None when fewer than two count.
    """
    weights = weigh(importance, {aspect for answer in answers for aspect in answer})
    return mean_with_t([10 * weighted_mean(answer, weights) for answer in answers if answer], FORMULA)


def weigh(importance: Sequence[Scores], aspects: set[str]) -> dict[str, float]:
    """Weight of every aspect: its mean importance as a share of all; an aspect nobody rated gets the average weight."""
    asked = {aspect: [row[aspect] for row in importance if aspect in row] for aspect in aspects}
    means = {aspect: fmean(values) for aspect, values in asked.items() if values}
    usual = fmean(means.values()) if means else 1.0
    total = sum(means.get(aspect, usual) for aspect in aspects)
    return {aspect: means.get(aspect, usual) / total for aspect in sorted(aspects)}


def weighted_mean(answer: Scores, weights: Mapping[str, float]) -> float:
    """One customer's mean; the weights are shared out again over the aspects this customer answered."""
    answered = sum(weights[aspect] for aspect in answer)
    return sum(weights[aspect] * score for aspect, score in answer.items()) / answered
