"""A public figure that compares groups of people: worked out from the rounded number of each group, never from exact ones (Q8, airlock 3).

From a share to the percent and its interval the exact counts could be worked out, and so how many people were dissatisfied where few
were. So each group is a cell of ten people like any other. A hidden group enters the value as the worst for us that it can be, the
interval with everything that it can be; what rounding hides widens the interval too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import sqrt
from typing import Any

from jobs.patterns import nps
from jobs.patterns.bands import Limits, Piece, round_down
from jobs.patterns.figure import SMALLEST_N, Figure, Z
from jobs.patterns.shares import share

HIDDEN: Mapping[str, Any] = {"value": None, "low": None, "high": None, "n": 0, "enough": False}
WIDEST = 10.0  # points (Q8)
Counts = tuple[int, ...]


@dataclass(frozen=True)
class Split:
    """The groups in their order, how their counts make a figure, which of two values is the worse for us."""

    groups: tuple[str, ...]
    figure: Callable[[Counts], Figure | None]
    worse: Callable[[Sequence[float]], float]
    lowest: float = 0.0


def nps_of(counts: Counts) -> Figure | None:
    """The net promoter score of so many promoters, passives and detractors."""
    promoters, passives, detractors = counts
    return nps.nps([10] * promoters + [8] * passives + [0] * detractors, nps.RECOMMEND)


def share_of(counts: Counts) -> Figure | None:
    """The share of the first group in the first two, in percent."""
    return share(counts[0], counts[0] + counts[1])


SPLITS: Mapping[str, Split] = {
    "nps": Split(("promoters", "passives", "detractors"), nps_of, min, lowest=-100.0),
    "answered": Split(("in_time", "late"), share_of, min),
    "leakage": Split(("outside", "inside"), share_of, max),
    "recovery": Split(("satisfied", "dissatisfied"), share_of, min),
}


def split_piece(name: str, shown: Mapping[str, Any] | None, limits: Limits) -> dict[str, Any]:
    """SCORE of the bundle in whole points; null where fewer than 30 people are sure or the interval is wider than 10 points."""
    if shown is None:
        return dict(HIDDEN)
    split = SPLITS[name]
    bands = [shown[group] for group in split.groups]
    n = round_down(sum(least(band, limits) for band in bands), limits.step)
    figure = figure_of(split, bands, limits)
    if figure is None or n < SMALLEST_N or figure.high - figure.low > WIDEST:
        return {**HIDDEN, "n": n}
    low, high = bounds(shown) if name == "recovery" else (figure.low, figure.high)
    return {
        "value": round(figure.value),
        "low": round(min(low, figure.low)),
        "high": round(max(high, figure.high)),
        "n": n,
        "enough": True,
    }


def figure_of(split: Split, bands: Sequence[Piece], limits: Limits) -> Figure | None:
    """The figure with an interval that holds for everything that the bands can mean; None where they may all be empty."""
    found = [split.figure(counts) for counts in product(*map(ends, bands))]
    known = [blurred(split, figure, limits) for figure in found if figure is not None]
    if len(known) < len(found):
        return None
    value = split.worse([figure.value for figure in known])
    low, high = min(figure.low for figure in known), max(figure.high for figure in known)
    return Figure(value, low, high, min(figure.n for figure in known), known[0].formula)


def ends(band: Piece) -> Counts:
    """A shown count, or the fewest and the most that a hidden one can be."""
    n = int(band["n"])
    return (n,) if band["kind"] == "about" else (0, n - 1)


def least(band: Piece, limits: Limits) -> int:
    """How many there are for sure."""
    return max(limits.cell, int(band["n"]) - limits.step // 2) if band["kind"] == "about" else 0


def blurred(split: Split, figure: Figure, limits: Limits) -> Figure:
    """The interval widened by what rounding every group to the step may move: its spread is added to that of chance.

    The groups pull together, for where all of them are a round number one is rounded up by what another is rounded down.
    """
    pull = 2 + abs(figure.value) / 100 if split.lowest < 0 else 1.0
    blur = 100 * Z * pull * sqrt((limits.step**2 - 1) / 12) / figure.n
    low = figure.value - sqrt((figure.value - figure.low) ** 2 + blur**2)
    high = figure.value + sqrt((figure.high - figure.value) ** 2 + blur**2)
    return Figure(figure.value, max(split.lowest, low), min(100.0, high), figure.n, figure.formula)


def bounds(shown: Mapping[str, Any]) -> tuple[float, float]:
    """Between which percents the recovery rate lies if nobody who was not reached is satisfied, or everybody (R12)."""
    found = list(rates(*(ends(shown[group]) for group in ("satisfied", "dissatisfied", "not_reached"))))
    return min(found), max(found)


def rates(satisfied: Counts, dissatisfied: Counts, not_reached: Counts) -> Iterator[float]:
    """Both bounds for everything that the bands can mean."""
    for yes, no, silent in product(satisfied, dissatisfied, not_reached):
        yield from (100 * part / (yes + no + silent) for part in (yes, yes + silent))
