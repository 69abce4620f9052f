"""What a trend of rounded numbers can say beside them: the share of a theme, what is usual, and which periods stand out (M4, M8).

All of it is worked out from what everybody can read, so it tells nothing more about anybody. The limits are Laney's u' chart of the
shown periods: chance, plus what rounding to the step hides, times how many times more the numbers jump than that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt
from statistics import fmean
from typing import Any

from jobs.patterns.bands import Limits, Piece

FEWEST_PERIODS = 6
LIMIT = 3.0  # standard deviations
JUMP = 1.128  # mean jump between two neighbours of a normal series, in standard deviations

Period = Mapping[str, Any]  # {"period": [first month, last month], "band": BAND}


def share_piece(part: Piece, whole: Piece) -> int | None:
    """A shown count in percent of another; None while either is hidden."""
    if part["kind"] != "about" or whole["kind"] != "about":
        return None
    return min(100, round(100 * int(part["n"]) / int(whole["n"])))


def limits_piece(trend: Sequence[Period], limits: Limits) -> dict[str, Any] | None:
    """{"period": [first month, last month], "centre", "low", "high"} of the newest periods without a hidden one; None with fewer than 6."""
    known = shown_in_a_row(trend)
    if len(known) < FEWEST_PERIODS:
        return None
    numbers = [int(period["band"]["n"]) for period in known]
    centre = fmean(numbers)
    half = LIMIT * spread(numbers, limits.step)
    return {
        "period": [known[0]["period"][0], known[-1]["period"][-1]],
        "centre": round(centre, 1),
        "low": round(max(0.0, centre - half), 1),
        "high": round(centre + half, 1),
    }


def shown_in_a_row(trend: Sequence[Period]) -> list[Period]:
    """The newest periods back to the first hidden one: hidden ones are low, and without them the rest would seem usual."""
    found: list[Period] = []
    for period in reversed(trend):
        if period["band"]["kind"] != "about":
            break
        found.insert(0, period)
    return found


def spread(numbers: Sequence[int], step: int) -> float:
    """One standard deviation of the numbers, never less than chance and rounding alone bring about."""
    chance = sqrt(fmean(numbers) + (step**2 - 1) / 12)
    jumps = fmean(abs(after - before) for before, after in pairwise(numbers))
    return max(chance, jumps / JUMP)


def signals(trend: Sequence[Period], limits: Mapping[str, Any] | None) -> list[list[str]]:
    """The periods whose number lies outside the limits, oldest first."""
    if limits is None:
        return []
    return [
        period["period"]
        for period in shown_in_a_row(trend)
        if not limits["low"] <= period["band"]["n"] <= limits["high"]
    ]
