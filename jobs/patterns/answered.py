"""How many voices were answered by day d, counted so that those still waiting do not make it look worse (A1; Kaplan-Meier 1958).

The plain share counts yesterday's voices as unanswered; with growing inflow it says 40 % where 69 % is true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt

from jobs.patterns.figure import Figure, Z
from jobs.patterns.shares import share

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
    low, high = between(waiting, spread) if 0 < waiting < 1 else at_the_end(known, day, waiting)
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
    """The interval of a share inside 0 to 1, on the log-minus-log scale, which never leaves it."""
    half = Z * sqrt(spread) / abs(log(waiting))
    return waiting ** exp(half), waiting ** exp(-half)


def at_the_end(waits: list[Wait], day: int, waiting: float) -> tuple[float, float]:
    """The interval when nobody or everybody was answered: Wilson over those who were watched until the day or their answer."""
    watched = sum(wait.answered or wait.days >= day for wait in waits)
    figure = share(int(waiting * watched), watched)
    return (figure.low / 100, figure.high / 100) if figure else (0.0, 1.0)
