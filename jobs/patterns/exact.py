"""How likely it is that mere luck gives a cell so many complaints, and which of many such chances still mean something (M6).

One-sided exact test, mid-p (Lancaster 1961: half of the chance of exactly what was seen), exact also over several strata, each of which
is compared only with itself; and the step-up rule of Benjamini and Hochberg (1995), which holds the expected share of false findings.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEGLIGIBLE = 1e-12
WORTH_EXACTNESS = 1.3  # standard errors above expectation: below it p is far from .05 and need not be known


def tails(hits: Floats, size: Floats, complaints: Floats, universe: Floats) -> Floats:
    """Chance (mid-p) of `hits` or more of the universe's `complaints` among `size` of its contacts (arrays of one length).

    1 where there are no more hits than expected, or nothing to compare with: such cells are of no interest here.
    """
    chances = np.ones(len(hits))
    above = (hits * universe > complaints * size) & (size < universe)
    if above.any():
        chances[above] = upper_tails(hits[above], size[above], complaints[above], universe[above])
    return chances


def upper_tails(hits: Floats, size: Floats, complaints: Floats, universe: Floats) -> Floats:
    """The same above expectation, where each further term is smaller than the one before."""
    first = np.exp(log_chance(hits, size, complaints, universe))
    others = universe - complaints - size
    term, total, k = np.ones(len(hits)), np.full(len(hits), 0.5), hits.copy()
    while (term > NEGLIGIBLE * total).any():
        term = term * np.maximum(complaints - k, 0) * np.maximum(size - k, 0) / ((k + 1) * (others + k + 1))
        total, k = total + term, k + 1
    chances: Floats = np.minimum(first * total, 1.0)
    return chances


def log_chance(hits: Floats, size: Floats, complaints: Floats, universe: Floats) -> Floats:
    """Logarithm of the chance of exactly `hits` (hypergeometric)."""
    fine = universe - complaints
    return choose(complaints, hits) + choose(fine, size - hits) - choose(universe, size)


def choose(whole: Floats, part: Floats) -> Floats:
    """Logarithm of the number of ways to choose."""
    from scipy.special import gammaln

    ways: Floats = gammaln(whole + 1) - gammaln(part + 1) - gammaln(whole - part + 1)
    return ways


def expected(size: Floats, complaints: Floats, universe: Floats) -> Floats:
    """Complaints that the cell would have if it were like its universe; arrays (cells, strata), sum over the strata."""
    with np.errstate(invalid="ignore", divide="ignore"):
        each = np.where(universe > 0, size * complaints / universe, 0.0)
    summed: Floats = each.sum(axis=-1)
    return summed


def stratified_tails(hits: Floats, size: Floats, complaints: Floats, universe: Floats) -> Floats:
    """Like `tails`, for arrays (cells, strata): the sum of hits is judged with every stratum's own margins fixed."""
    if hits.shape[-1] == 1:
        return tails(hits[:, 0], size[:, 0], complaints[:, 0], universe[:, 0])
    tells = (size > 0) & (size < universe) & (complaints > 0)
    chances = np.ones(len(hits))
    single = tells.sum(axis=-1) == 1
    if single.any():
        which = tells[single]
        chances[single] = tails(*(array[single][which] for array in (hits, size, complaints, universe)))
    for cell in np.flatnonzero((tells.sum(axis=-1) > 1) & stands_out(hits, size, complaints, universe)):
        told = tells[cell]
        chances[cell] = summed_tail(*(array[cell][told] for array in (hits, size, complaints, universe)))
    return chances


def stands_out(hits: Floats, size: Floats, complaints: Floats, universe: Floats) -> NDArray[np.bool_]:
    """Cells so far above their expectation that the exact chance is worth its work."""
    wanted = expected(size, complaints, universe)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = (
            size * complaints * (universe - complaints) * (universe - size) / (universe**2 * (universe - 1))
        )
    variance = np.where(universe > 1, spread, 0.0).sum(axis=-1)
    outstanding: NDArray[np.bool_] = hits.sum(axis=-1) - wanted > WORTH_EXACTNESS * np.sqrt(variance)
    return outstanding


def summed_tail(hits: Floats, size: Floats, complaints: Floats, universe: Floats) -> float:
    """Chance of as many hits or more in all strata together, from the distributions of each (one cell, arrays of strata)."""
    lowest = np.maximum(0, size + complaints - universe)
    highest = np.minimum(size, complaints)
    chances: Any = np.ones(1)
    for low, high, n, k, whole in zip(lowest, highest, size, complaints, universe, strict=True):
        possible = np.arange(low, high + 1)
        chances = np.convolve(chances, np.exp(log_chance(possible, n, k, whole)))
    above = chances[int(hits.sum() - lowest.sum()) :]
    return float(min(1.0, above.sum() - above[0] / 2))


def false_discovery_cut(chances: Floats, level: float) -> float:
    """The largest of these chances that still counts when all of them were looked at; 0 when none does."""
    ordered = np.sort(chances)
    passing = np.flatnonzero(ordered <= level * np.arange(1, len(ordered) + 1) / max(1, len(ordered)))
    return float(ordered[passing[-1]]) if len(passing) else 0.0
