"""Which themes are watched day by day, week by week or month by month, and at which points they alarm (M8).

A series is watched at the quickest pace at which it says enough. It alarms where a point crosses the run chart's limit, or where small
rises have added up (jobs/patterns/laney.py, cusum.py); how often that happens for nothing stands beside it (tuning.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobs.patterns.cusum import cusum
from jobs.patterns.laney import Pace, Table, Usual, usual
from jobs.patterns.tuning import Alarms, Fitted, Tuning, tune

FEWEST = 3.0  # complaints a point: below it a doubling would hardly be seen


@dataclass(frozen=True)
class Series:
    """Complaints of each day, week or month without gaps, oldest first; `sizes` = all contacts of each, where shares are watched."""

    pace: Pace
    counts: Sequence[int]
    sizes: Sequence[int] = ()

    @property
    def tables(self) -> tuple[Table, Table]:
        """Counts and sizes as tables of one series."""
        counts = np.asarray([self.counts], dtype=float)
        return counts, np.asarray([self.sizes], dtype=float) if self.sizes else np.ones_like(counts)


@dataclass(frozen=True)
class Watch:
    """A watched series: what is usual, which points cross the limit or the sum's height, and how these were set."""

    series: Series
    usual: Usual
    over: Alarms
    summed: Alarms
    fitted: Fitted
    tuning: Tuning

    @property
    def alarms(self) -> Alarms:
        """Points that alarm for one reason or the other."""
        return self.over | self.summed

    def limits(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """What is usual and the limits below and above it, in complaints; NaN where not enough was known."""
        centre, half = self.usual.centre[0], self.tuning.limit * self.usual.spread[0]
        return centre, np.maximum(0, centre - half), centre + half


@dataclass(frozen=True)
class TooFew:
    """Why a series is not watched: days, weeks or months still missing, or complaints in each that are missing to the fewest."""

    points: int
    complaints: float


def watch(series: Series, seed: int) -> Watch | TooFew:
    """Judge every point of the series by those before it."""
    missing = series.pace.fewest + series.pace.gap + 1 - len(series.counts)
    if missing > 0:
        return TooFew(missing, 0.0)
    counts, sizes = series.tables
    found = usual(counts, sizes, series.pace, shares=bool(series.sizes))
    fitted = fit(series, float(found.phi[0, -1]))
    if fitted.mean < FEWEST:
        return TooFew(0, FEWEST - fitted.mean)
    tuning = tune(fitted, series.pace, seed)
    far = found.far(counts)
    return Watch(series, found, far[0] > tuning.limit, cusum(far, tuning.height)[0], fitted, tuning)


def fit(series: Series, phi: float) -> Fitted:
    """The newest year or so in rounded numbers; the cycle begins at the weekday of the first point."""
    pace = series.pace
    whole = min(len(series.counts), pace.longest) // pace.cycle * pace.cycle
    newest = np.asarray(series.counts[len(series.counts) - whole :], dtype=float)
    mean = float(newest.mean())
    places = newest.reshape(-1, pace.cycle).mean(axis=0)
    cycle = np.round(places / mean, 1) if mean else np.ones(pace.cycle)
    known = min(len(series.counts) - pace.gap, pace.longest) // pace.fewest * pace.fewest
    return Fitted(float(f"{mean:.2g}"), round(phi * 4) / 4, tuple(map(float, cycle)), known)
