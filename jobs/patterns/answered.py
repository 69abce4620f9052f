"""How many voices were answered by day d, counted so that those still waiting do not make it look worse (A1; Kaplan-Meier 1958).

The plain share counts yesterday's voices as unanswered; with growing inflow it says 40 % where 69 % is true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt

from jobs.patterns.figure import Figure, Z

FORMULA = "share answered by the day in percent, Kaplan-Meier"


@dataclass(frozen=True)
class Wait:
    """Days from the voice to its answer, or until today when it is still waiting."""

    days: int
    answered: bool


def answered_by(waits: Iterable[Wait], day: int) -> Figure | None:
    """Share of voices answered within `day` days, in percent; None when nobody has waited."""
    known = list(waits)
    if not known:
        return None
    waiting, spread = still_waiting(known, day)
    low, high = between(waiting, spread)
    return Figure(100 * (1 - waiting), 100 * (1 - high), 100 * (1 - low), len(known), FORMULA)


def still_waiting(waits: list[Wait], day: int) -> tuple[float, float]:
    """Share still waiting after `day` days, and Greenwood's sum for its spread."""
    left, at_risk = Counter(wait.days for wait in waits), len(waits)
    answers = Counter(wait.days for wait in waits if wait.answered)
    waiting, spread = 1.0, 0.0
    for moment in sorted(moment for moment in left if moment <= day):
        now = answers[moment]
        waiting *= 1 - now / at_risk
        spread += now / (at_risk * (at_risk - now)) if now < at_risk else 0.0
        at_risk -= left[moment]
    return waiting, spread


def between(waiting: float, spread: float) -> tuple[float, float]:
    """The interval on the log-minus-log scale, which never leaves 0 to 1; none is known at 0 and at 1."""
    if waiting in (0.0, 1.0):
        return 0.0, 1.0
    half = Z * sqrt(spread) / abs(log(waiting))
    return waiting ** exp(half), waiting ** exp(-half)
