"""How often something was said, in two-month periods, oldest first (M4): counts by month, and which periods are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jobs.patterns.periods import Months, month_of, two_month_periods

PERIODS_SHOWN = 12  # two years: a review from long ago must not stretch every chart


def count_by_month(days: Iterable[str], months: Months) -> dict[str, int]:
    """How many of the days fall into each month; months without any count 0; days outside are left out."""
    counted = Counter(month_of(day) for day in days)
    return {month: counted[month] for month in months}


def shown_periods(months: Months) -> tuple[Months, ...]:
    """The newest two years of periods of two months; a single last month waits for its second."""
    return two_month_periods(months)[-PERIODS_SHOWN:]
