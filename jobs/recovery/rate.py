"""How many complainers were won back, counting only those who said so; those not reached widen the bounds (R12; statistics, Recovery rate)."""

from __future__ import annotations

from dataclasses import dataclass

from jobs.patterns.figure import Figure
from jobs.patterns.shares import share


@dataclass(frozen=True)
class Recovery:
    """`rate` of those followed up (percent, Wilson); `lowest` if all not reached were dissatisfied, `highest` if all were satisfied."""

    rate: Figure
    lowest: float
    highest: float
    not_reached: int


def recovery_rate(satisfied: int, dissatisfied: int, not_reached: int) -> Recovery | None:
    """The recovery rate with its bounds; None when nobody was reached."""
    rate = share(satisfied, satisfied + dissatisfied)
    if rate is None:
        return None
    everybody = satisfied + dissatisfied + not_reached
    return Recovery(
        rate, 100 * satisfied / everybody, 100 * (satisfied + not_reached) / everybody, not_reached
    )
