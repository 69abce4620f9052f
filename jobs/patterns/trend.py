"""How often something was said, in two-month periods, oldest first (M4): counts by month, then bands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from jobs.patterns.bands import Limits
from jobs.patterns.periods import Months, month_of, two_month_periods

PERIODS_SHOWN = 12  # two years: a review from long ago must not stretch every chart


def count_by_month(days: Iterable[str], months: Months) -> dict[str, int]:
    """How many of the days fall into each month; months without any count 0; days outside are left out."""
    counted = Counter(month_of(day) for day in days)
    return {month: counted[month] for month in months}


def trend(counts: Mapping[str, int], limits: Limits) -> list[dict[str, Any]]:
    """TREND of the bundle: [{"period": [first month, last month], "band": BAND}, ...], the newest two years of it."""
    periods = two_month_periods(tuple(counts))[-PERIODS_SHOWN:]
    return [
        {"period": [pair[0], pair[-1]], "band": limits.band(sum(counts[month] for month in pair))}
        for pair in periods
    ]
