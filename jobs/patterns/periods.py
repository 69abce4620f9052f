"""Months and two-month periods: only months that are over are counted, so that no figure moves because a month is young."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Months = tuple[str, ...]  # "2025-11", oldest first


def month_of(day: str | date) -> str:
    """The month of an ISO date or date-time, as the author's own calendar had it."""
    return (day.isoformat() if isinstance(day, date) else day)[:7]


def add_months(month: str, number: int) -> str:
    """The month `number` months later (earlier when negative)."""
    years, months = divmod(int(month[:4]) * 12 + int(month[5:7]) - 1 + number, 12)
    return f"{years:04d}-{months + 1:02d}"


def months_between(first: str, last: str) -> Months:
    """All months from the first to the last, both included; empty when the last is before the first."""
    count = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) + 1
    return tuple(add_months(first, number) for number in range(count))


def complete_months(days: Iterable[str], today: date) -> Months:
    """Months from the first voice to the newest one that is over; a month is over when the next one has begun."""
    heard = sorted(month_of(day) for day in days)
    if not heard:
        return ()
    return months_between(heard[0], min(heard[-1], add_months(month_of(today), -1)))


def kept_in_step(months: Months, anchor: str | None) -> Months:
    """The same months, begun an even number of months from `anchor` (the first month ever published) and never after it.

    Pairs of months that moved by one against pairs published earlier would give single months away by subtraction.
    """
    if anchor is None or not months:
        return months
    behind = len(months_between(months[0], anchor)) - 1
    return months_between(add_months(anchor, -max(0, behind // 2 * 2)), months[-1])


def two_month_periods(months: Months) -> tuple[Months, ...]:
    """Pairs of months from the oldest on; a last single month waits for its second, so a shown period never changes."""
    return tuple(months[start : start + 2] for start in range(0, len(months) - 1, 2))


def halves(months: Months) -> tuple[Months, Months]:
    """The earlier and the later half; of an odd number the middle month goes to the later one."""
    middle = len(months) // 2
    return months[:middle], months[middle:]
