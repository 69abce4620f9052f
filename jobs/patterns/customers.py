"""Means and shares where one customer may have answered several times: each of these answers tells less than a stranger's.

The value is that of all answers; the interval counts customers (Liang, Zeger 1986: sums of each customer's deviations; for shares
the design effect of Kish 1965 put into Wilson's interval). With one answer each it is Student's t or Wilson as they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from statistics import fmean

from jobs.patterns.figure import Figure, t_quantile
from jobs.patterns.shares import wilson

MEAN = "mean, Student t over customers"
SHARE = "share in percent, Wilson over customers"


def mean_by_customer(answers: Sequence[tuple[str, float]], formula: str = MEAN) -> Figure | None:
    """Mean of (customer, answer); None for fewer than two customers, who have no spread."""
    customers = people(answers)
    if customers < 2:
        return None
    mean = fmean(value for _, value in answers)
    half = t_quantile(customers - 1) * sqrt(spread(answers, mean, customers))
    return Figure(mean, mean - half, mean + half, len(answers), formula)


def share_by_customer(answers: Sequence[tuple[str, bool]], formula: str = SHARE) -> Figure | None:
    """Share of yes in percent of (customer, yes); None without answers."""
    if not answers:
        return None
    customers = people(answers)
    p, n = fmean(yes for _, yes in answers), len(answers)
    told = float(customers)
    if 0 < p < 1 and customers > 1:
        variance = spread([(who, float(yes)) for who, yes in answers], p, customers)
        told = min(n, 1 + p * (1 - p) / max(variance, 1e-12))
    low, high = wilson(p, told)
    return Figure(100 * p, 100 * low, 100 * high, n, formula)


def people(answers: Sequence[tuple[str, float]]) -> int:
    """How many customers answered, rounded down when a few of them gave most of the answers (Kish's effective number)."""
    given = Counter(customer for customer, _ in answers)
    return len(answers) ** 2 // sum(number**2 for number in given.values()) if given else 0


def spread(answers: Sequence[tuple[str, float]], mean: float, customers: int) -> float:
    """Variance of the mean when the answers of one customer go together."""
    sums: dict[str, float] = {}
    for customer, value in answers:
        sums[customer] = sums.get(customer, 0.0) + value - mean
    return customers / (customers - 1) * sum(part**2 for part in sums.values()) / len(answers) ** 2
