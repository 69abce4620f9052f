"""How many working days each customer waited for the first answer, and how many there were to answer in (A1, R2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from jobs.recovery.clocks import Calendar, is_working

ONE = timedelta(days=1)


def paced(cases: Iterable[Mapping[str, Any]], end: date, calendar: Calendar) -> list[dict[str, Any]]:
    """Each case (opened_on, answered_on as ISO days) with `had`, the working days until `end`, and `waited`, those until its answer."""
    known = list(cases)
    first = min((date.fromisoformat(case["opened_on"]) for case in known), default=end)
    passed = days_passed(min(first, end), end, calendar)
    return [dict(case) | pace(case, end, passed) for case in known]


def pace(case: Mapping[str, Any], end: date, passed: Mapping[date, int]) -> dict[str, int | None]:
    """An answer on a free day counts for the next working day, as the clock of clocks.py does; one on the same day is 0."""
    opened = min(date.fromisoformat(case["opened_on"]), end)
    answered = date.fromisoformat(case["answered_on"]) if case["answered_on"] else None
    had = passed[end] - passed[opened]
    if answered is None:
        return {"had": had, "waited": None}
    if answered <= opened:
        return {"had": had, "waited": 0}
    return {"had": had, "waited": passed[min(answered - ONE, end)] - passed[opened] + 1}


def days_passed(first: date, last: date, calendar: Calendar) -> dict[date, int]:
    """By day, the working days after `first` up to it."""
    found, day = {first: 0}, first
    while day < last:
        day += ONE
        found[day] = found[day - ONE] + is_working(day, calendar)
    return found
