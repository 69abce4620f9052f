"""Some customers call everything an eight, others never go above six: a score is read against the customer's own habit (M5).

The usual level is shrunk: the mean of what the customer gave before, drawn towards everybody's mean, the more so the fewer scores
there are (empirical Bayes of a one-way random model, variances by ANOVA; Searle, Casella, McCulloch 1992, chapters 3 and 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from jobs.patterns.figure import Figure, Z

FORMULA = "own earlier mean drawn towards everybody's, prediction interval"
FEWEST = 10  # customers who scored more than once; with fewer nobody's habit can be told from chance


@dataclass(frozen=True)
class Habits:
    """Everybody's mean, how much one customer varies from time to time (`within`) and customers among each other (`between`),
    both as variances.
    """

    mean: float
    within: float
    between: float

    def usual(self, earlier: Sequence[float]) -> Figure:
        """The level to expect from a customer who gave these scores before (none: everybody's), with the interval of one score."""
        trust = len(earlier) * self.between / (len(earlier) * self.between + self.within) if earlier else 0.0
        value = self.mean + (trust * (fmean(earlier) - self.mean) if earlier else 0.0)
        half = Z * sqrt(self.within + self.between * (1 - trust))
        return Figure(value, value - half, value + half, len(earlier), FORMULA)


def habits(levels: Mapping[str, Sequence[float]]) -> Habits | None:
    """The habits of customers (customer -> levels given so far); None while too few of them scored more than once."""
    given = [list(values) for values in levels.values() if values]
    if sum(len(values) > 1 for values in given) < FEWEST:
        return None
    everything, customers = sum(len(values) for values in given), len(given)
    mean = sum(map(sum, given)) / everything
    inside = sum(sum((value - fmean(values)) ** 2 for value in values) for values in given)
    among = sum(len(values) * (fmean(values) - mean) ** 2 for values in given)
    within = inside / (everything - customers)
    size = (everything - sum(len(values) ** 2 for values in given) / everything) / (customers - 1)
    between = max(0.0, (among / (customers - 1) - within) / size)
    return Habits(fmean(map(fmean, given)), max(within, 1e-9), between)


def by_customer(levels: Iterable[tuple[str, float]]) -> dict[str, list[float]]:
    """(customer, level) in the order in which they were given -> the levels of each customer."""
    found: dict[str, list[float]] = {}
    for customer, level in levels:
        found.setdefault(customer, []).append(level)
    return found
