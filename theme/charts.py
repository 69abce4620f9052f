"""Where the strokes of a chart stand; the words and figures stand in the table beside them (S1, S9).

All lengths are in hundredths of the row: 0 is the start of the line, 100 its end. A count under five has no known length.
"""

from __future__ import annotations

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
class Row:
    """One period of a trend; `band` is None where nothing was counted, `side` tells before, during, after or plain."""

    period: tuple[str, str]
    band: dict[str, Any] | None
    bar: Bar | None
    side: str


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


def trend_rows(trend: list[dict[str, Any]], changed_in: str | None = None) -> list[Row]:
    """The periods of a trend, oldest first; a hole between two periods becomes a row of its own."""
    top = longest([each["band"] for each in trend])
    rows: list[Row] = []
    for each in trend:
        first, last = each["period"]
        if rows and first > (expected := next_month(rows[-1].period[1])):
            hole = (expected, month_before(first))
            rows.append(Row(hole, None, None, side_of(hole, changed_in)))
        rows.append(
            Row((first, last), each["band"], bar(each["band"], top), side_of((first, last), changed_in))
        )
    return rows


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
