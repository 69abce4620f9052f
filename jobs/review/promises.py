"""A promise has a date, and whoever reads the site sees whether it was kept (L9, S2)."""

from __future__ import annotations

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
