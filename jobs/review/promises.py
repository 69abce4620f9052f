"""A promise has a date, and whoever reads the site sees whether it was kept (L9, S2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# (kept, after its date) -> state
STATES = {
    (False, False): "planned",
    (False, True): "late",
    (True, False): "kept",
    (True, True): "kept-late",
}


@dataclass(frozen=True)
class Promise:
    """`state` planned, late, kept or kept-late; `late_days` are calendar days after the promised one, None when in time."""

    promised: date
    state: str
    late_days: int | None


def judge_promise(
    promised: date | None, first_promised: date | None, since: date | None, today: date
) -> Promise | None:
    """Where a promise stands today; None when nothing was promised.

    Counted from the date that was promised first: moving a date does not make it kept. `since` = the day the change works since.
    """
    if promised is None:
        return None
    due = min(promised, first_promised or promised)
    kept_on = since if since is not None and since <= today else None
    days = ((kept_on or today) - due).days
    return Promise(due, STATES[kept_on is not None, days > 0], days if days > 0 else None)


@dataclass(frozen=True)
class Told:
    """One date of a promise, and the day on which readers were told."""

    promised: date
    told_on: date


def promise_history(told: Iterable[Told]) -> tuple[Told, ...]:
    """Every date that a promise has had, in the order in which they were told; the same date told again is no move.

    Of two dates told on one day the one that comes last counts as the later.
    """
    history: list[Told] = []
    for each in sorted(told, key=lambda one: one.told_on):
        if not history or history[-1].promised != each.promised:
            history.append(each)
    return tuple(history)


@dataclass(frozen=True)
class HalfYear:
    """Promises whose first date lies in these months and is over or was kept: how many, and what became of them."""

    first: str  # months, "2026-01" to "2026-06"
    last: str
    kept: int
    kept_late: int
    late: int

    @property
    def due(self) -> int:
        """All of them."""
        return self.kept + self.kept_late + self.late


def kept_by_half_year(promises: Iterable[Promise]) -> list[HalfYear]:
    """Kept share over time, oldest half-year first; a promise that is neither due nor kept does not count yet."""
    counted: dict[tuple[int, int], list[str]] = {}
    for promise in promises:
        if promise.state != "planned":
            half = promise.promised.year, (promise.promised.month - 1) // 6
            counted.setdefault(half, []).append(promise.state)
    return [
        HalfYear(
            f"{year}-{1 + 6 * half:02}",
            f"{year}-{6 + 6 * half:02}",
            states.count("kept"),
            states.count("kept-late"),
            states.count("late"),
        )
        for (year, half), states in sorted(counted.items())
    ]
