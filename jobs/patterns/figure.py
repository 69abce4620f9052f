"""A figure never stands alone: it carries its interval, the number of answers behind it and its formula's name (Q8, statistics)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import NormalDist, fmean, stdev

LEVEL = 0.95
Z = NormalDist().inv_cdf(0.5 + LEVEL / 2)  # 1.95996
SMALLEST_N = 30


@dataclass(frozen=True)
class Figure:
    """`value` with its 95 % interval from `low` to `high`; `n` answers; `formula` names how it was counted."""

    value: float
    low: float
    high: float
    n: int
    formula: str


def is_enough(figure: Figure | None, widest: float) -> bool:
    """Q8: fewer than 30 answers, or an interval wider than `widest` (in the figure's own unit), is not published."""
    return figure is not None and figure.n >= SMALLEST_N and figure.high - figure.low <= widest


@cache
def t_quantile(freedom: int, level: float = LEVEL) -> float:
    """Student's t for a two-sided interval; `freedom` = degrees of freedom, at least 1."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + level / 2))


def mean_with_t(values: Sequence[float], formula: str) -> Figure | None:
    """Mean of the values with Student's t interval; None for fewer than two values, which have no spread."""
    if len(values) < 2:
        return None
    mean = fmean(values)
    half = t_quantile(len(values) - 1) * stdev(values) / sqrt(len(values))
    return Figure(mean, mean - half, mean + half, len(values), formula)
