"""All contacts and the complaints of each theme, day by day, and put together to whole weeks and months (M7-M9).

Only what is over is counted: no day of today, no week before its Sunday, no month before its last day; and nothing after the month of
the newest voice, because a channel that is silent since then is more likely broken than loved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from jobs.patterns.alarms import Series
from jobs.patterns.complaints import is_complaint
from jobs.patterns.laney import DAY, MONTH, WEEK, Pace
from jobs.patterns.periods import add_months, month_of

LONGEST = 3 * 366  # days: one old review must not stretch every chart
ONE = timedelta(days=1)

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Days:
    """The day of the first number, all contacts of each day, and each theme's complaints of each day."""

    first: date
    contacts: tuple[int, ...]
    complaints: Mapping[str, tuple[int, ...]]

    def number(self, day: date) -> int:
        """Which day it is, counted from the first; below 0 before it."""
        return (day - self.first).days

    def of(self, theme: str) -> tuple[int, ...]:
        """The complaints of a theme; none where nobody complained."""
        return self.complaints.get(theme, (0,) * len(self.contacts))


def count_days(contacts: Iterable[Row], said: Iterable[Row], today: date) -> Days:
    """Days from the first contact (three years back at most) to the end of what is counted; rows of db/days.py."""
    heard = {row["day"]: row["contacts"] for row in contacts if row["day"] < today.isoformat()}
    if not heard:
        return Days(today, (), {})
    first = max(date.fromisoformat(min(heard)), today - LONGEST * ONE)
    end = min(today, date.fromisoformat(f"{add_months(month_of(max(heard)), 1)}-01"))
    names = [(first + number * ONE).isoformat() for number in range((end - first).days)]
    bad: dict[str, Counter[str]] = {}
    for row in said:
        if is_complaint(row["theme_id"], row["rating"], row["scores"]):
            bad.setdefault(row["theme_id"], Counter())[row["day"]] += 1
    complaints = {theme: tuple(counted[name] for name in names) for theme, counted in bad.items()}
    return Days(first, tuple(heard.get(name, 0) for name in names), complaints)


def pieces_of(days: Days, pace: Pace) -> list[tuple[date, slice]]:
    """Every day, whole week (from Monday) or whole month: its first day, and where its days stand."""
    starts = [number for number in range(len(days.contacts) + 1) if begins(days.first + number * ONE, pace)]
    return [(days.first + start * ONE, slice(start, end)) for start, end in pairwise(starts)]


def begins(day: date, pace: Pace) -> bool:
    """Whether a piece of this pace begins on the day."""
    return {DAY: True, WEEK: day.weekday() == 0, MONTH: day.day == 1}[pace]


def sums(numbers: tuple[int, ...], pieces: Iterable[tuple[date, slice]]) -> tuple[int, ...]:
    """The numbers put together."""
    return tuple(sum(numbers[piece]) for _, piece in pieces)


def series_of(days: Days, theme: str | None, pace: Pace) -> Series:
    """A theme's complaints among all contacts, or all contacts (`theme` None). By day the weekday stands for the contacts, of which
    there are too few on a single day.
    """
    cut = pieces_of(days, pace)
    contacts = sums(days.contacts, cut)
    if theme is None:
        return Series(pace, contacts)
    return Series(pace, sums(days.of(theme), cut), () if pace == DAY else contacts)


def by_month(numbers: tuple[int, ...], days: Days) -> dict[str, int]:
    """Whole months with their sums, oldest first."""
    cut = pieces_of(days, MONTH)
    return {first.isoformat()[:7]: count for (first, _), count in zip(cut, sums(numbers, cut), strict=True)}
