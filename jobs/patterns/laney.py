"""The run chart of a theme: what is usual, how far it may stray, and which day, week or month stands out (M8; Laney 2002, p' and u').

Counts of complaints vary more than pure chance, so limits of pure chance would cry wolf all the time. Each point is measured in
standard deviations of pure chance first (z); how far z jumps from one point to the next on average, over 1.128, says how many times
wider the limits must be (sigma_z). It never makes them narrower than pure chance: with that floor the false alarms of a steady theme
fall by half, and hardly any real one is missed (simulated).

Every point is judged by what was known before it: the baseline ends some time before the point, so that a rise does not widen its own
limits, and an alarm of last month does not vanish tonight. What stood above its limit enters later baselines as high as the limit only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LIMIT = 3.0  # standard deviations
JUMP = 1.128  # mean jump between two neighbours of a normal series, in standard deviations
LEAST = 0.5  # voices: an empty baseline is not taken for a promise of silence

Table = NDArray[np.float64]  # (series, points in time)


@dataclass(frozen=True)
class Pace:
    """How a series is watched; all in its own points: at most `longest` and at least `fewest` of baseline, which ends `gap` before
    the judged point; `cycle` points repeat (7 weekdays; 1 = nothing repeats); `year` points are a year; found `soon` enough.
    """

    name: str
    longest: int
    fewest: int
    gap: int
    cycle: int
    year: int
    soon: int


DAY = Pace("day", longest=364, fewest=182, gap=14, cycle=7, year=364, soon=14)
WEEK = Pace("week", longest=52, fewest=26, gap=4, cycle=1, year=52, soon=4)
MONTH = Pace("month", longest=24, fewest=6, gap=2, cycle=1, year=12, soon=4)


@dataclass(frozen=True)
class Usual:
    """What is usual at each point, judged by the points before it; NaN where too little was known. `spread` is one s_i times
    sigma_z, in complaints; `phi` the variance over that of pure chance.
    """

    centre: Table
    spread: Table
    phi: Table

    def far(self, counts: Table) -> Table:
        """How many standard deviations each point lies above what is usual; NaN where nothing is known."""
        return (counts - self.centre) / self.spread


def usual(counts: Table, sizes: Table, pace: Pace, shares: bool = False) -> Usual:
    """What is usual for `counts` (series, points) among `sizes` (all contacts, or ones).

    `shares`: the counts are parts of the sizes (p' chart); else they are events in them (u' chart).
    """
    made = np.full((3, *counts.shape), np.nan)
    kept = counts.copy()
    for point in range(pace.fewest + pace.gap, counts.shape[1]):
        span = baseline(point, pace)
        expected, sigma = baseline_of(kept[:, span], sizes[:, span], pace, shares)
        rate = expected[:, (point - span.start) % pace.cycle]
        centre = rate * sizes[:, point]
        chance = centre * (1 - rate) if shares else centre
        spread = np.sqrt(chance) * sigma
        made[:, :, point] = centre, spread, sigma**2 * (1 - rate if shares else 1)
        kept[:, point] = np.minimum(counts[:, point], centre + LIMIT * spread)
    return Usual(made[0], made[1], made[2])


def baseline(point: int, pace: Pace) -> slice:
    """Whole cycles before the point, with the gap left out."""
    last = point - pace.gap
    length = min(last, pace.longest) // pace.cycle * pace.cycle
    return slice(last - length, last)


def baseline_of(counts: Table, sizes: Table, pace: Pace, shares: bool) -> tuple[Table, Table]:
    """Usual rate at each place of the cycle (series, cycle), and sigma_z of each series."""
    rate = cycle_sums(counts, pace.cycle, LEAST / pace.cycle) / cycle_sums(sizes, pace.cycle, 1e-9)
    rate = np.minimum(rate, 1 - 1e-6) if shares else rate
    each = np.tile(rate, counts.shape[1] // pace.cycle)
    centre = each * sizes
    chance = np.sqrt(centre * (1 - each) if shares else centre)
    far = np.divide(counts - centre, chance, out=np.zeros_like(centre), where=chance > 0)
    return rate, np.maximum(np.abs(np.diff(far, axis=1)).mean(axis=1) / JUMP, 1.0)


def cycle_sums(table: Table, cycle: int, least: float) -> Table:
    """Sums over the same place of every cycle, at least `least`."""
    sums: Table = table.reshape(len(table), -1, cycle).sum(axis=1)
    return np.maximum(sums, least)
