"""Where the strokes of a chart stand; the words and figures stand in the table beside them (S1, S9).

All lengths are in hundredths of the row: 0 is the start of the line, 100 its end. A count under five has no known length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

SCALE = (1.0, 10.0)  # the survey's question
STEPS = (2.0, 4.0, 8.0)  # ends of the scale for "times the earlier rate"


@dataclass(frozen=True)
class Bar:
    """A count as a length; `known` is false for "fewer than"."""

    count: float
    length: float
    known: bool


@dataclass(frozen=True)
class Usual:
    """What is usual in a trend: its limits and its average as hundredths of the line (M8)."""

    low: float
    centre: float
    high: float

    @property
    def width(self) -> float:
        """From limit to limit."""
        return round(self.high - self.low, 1)


@dataclass(frozen=True)
class Row:
    """One period of a trend; `band` is None where nothing was counted, `side` tells before, during, after or plain.

    `stands_out` is "more", "fewer" or "" against what is usual; `changes` are the changes of this period, as the view gave them.
    """

    period: tuple[str, str]
    band: dict[str, Any] | None
    bar: Bar | None
    side: str
    usual: Usual | None = None
    stands_out: str = ""
    changes: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Mark:
    """A value with its interval on a scale."""

    low: float
    value: float
    high: float


def place(value: float, first: float, last: float) -> float:
    """Hundredths of the way from first to last; what lies outside stands at the edge."""
    return round(100 * min(1.0, max(0.0, (value - first) / (last - first))), 1)


def longest(bands: list[dict[str, Any]]) -> float:
    """The count that fills the line."""
    return float(max([5, *(band["n"] for band in bands)]))


def bar(band: dict[str, Any], top: float) -> Bar:
    """One count against the longest one."""
    return Bar(float(band["n"]), place(band["n"], 0, top), band["kind"] == "about")


def next_month(month: str) -> str:
    """2025-12 -> 2026-01."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def month_before(month: str) -> str:
    """2026-01 -> 2025-12."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{year - (number == 1):04}-{(number - 2) % 12 + 1:02}"


def side_of(period: tuple[str, str], changed_in: str | None) -> str:
    """Whether a period lies before, around or after the month of the change."""
    if changed_in is None:
        return "plain"
    first, last = period
    return "before" if last < changed_in else "after" if first > changed_in else "during"


def trend_rows(
    trend: list[dict[str, Any]],
    changed_in: str | None = None,
    limits: dict[str, Any] | None = None,
    changes: Sequence[dict[str, Any]] = (),
) -> list[Row]:
    """The periods of a trend, oldest first; a hole between two periods becomes a row of its own.

    `limits` are those of jobs/patterns/released_trend.py; `changes` have a "month".
    """
    top = max(longest([each["band"] for each in trend]), limits["high"] if limits else 0)
    return [
        Row(
            period,
            band,
            bar(band, top) if band else None,
            side_of(period, changed_in),
            usual_of(period, limits, top),
            outside(period, band, limits),
            tuple(each for each in changes if period[0] <= each["month"] <= period[1]),
        )
        for period, band in with_holes(trend)
    ]


def with_holes(trend: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, str], dict[str, Any] | None]]:
    """Each period with its band; months that nobody counted in between as a period without one."""
    before: str | None = None
    for each in trend:
        first, last = each["period"]
        if before and first > (expected := next_month(before)):
            yield (expected, month_before(first)), None
        yield (first, last), each["band"]
        before = last


def within(period: tuple[str, str], limits: dict[str, Any] | None) -> bool:
    """Whether the limits speak of this period."""
    return limits is not None and limits["period"][0] <= period[0] and period[1] <= limits["period"][1]


def usual_of(period: tuple[str, str], limits: dict[str, Any] | None, top: float) -> Usual | None:
    """The limits as lengths, where they hold."""
    if limits is None or not within(period, limits):
        return None
    return Usual(*(place(limits[key], 0, top) for key in ("low", "centre", "high")))


def outside(period: tuple[str, str], band: dict[str, Any] | None, limits: dict[str, Any] | None) -> str:
    """On which side of the limits a known count lies; empty within them."""
    if limits is None or band is None or band["kind"] != "about" or not within(period, limits):
        return ""
    return "more" if band["n"] > limits["high"] else "fewer" if band["n"] < limits["low"] else ""


def monthly(part: dict[str, Any], top: float) -> Bar:
    """Comments a month of one side of the change, from its band and its months."""
    count = part["band"]["n"] / max(1, part["months"])
    return Bar(count, place(count, 0, top), part["band"]["kind"] == "about")


def monthly_bars(impact: dict[str, Any]) -> list[tuple[str, dict[str, Any], Bar]]:
    """Before and after as lengths a month."""
    sides = [(name, impact[name]) for name in ("before", "after")]
    top = max([0.1, *(monthly(part, 1).count for _, part in sides)])
    return [(name, part, monthly(part, top)) for name, part in sides]


def score_mark(score: dict[str, Any]) -> Mark | None:
    """A mean score and its interval on the scale from 1 to 10; None where there are not enough answers."""
    if not score["enough"]:
        return None
    return Mark(*(place(score[key], *SCALE) for key in ("low", "value", "high")))


def ratio_scale(impact: dict[str, Any]) -> float:
    """The end of the scale that holds the interval."""
    return next((step for step in STEPS if impact["high"] <= step), STEPS[-1])


def ratio_mark(impact: dict[str, Any]) -> Mark:
    """The rate after the change as a part of the rate before it."""
    end = ratio_scale(impact)
    return Mark(*(place(impact[key], 0, end) for key in ("low", "ratio", "high")))
