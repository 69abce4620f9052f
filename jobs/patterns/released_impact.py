"""What everybody may read about a change: the verdict and the ratio follow from the rounded numbers beside them, never from exact ones.

From a ratio of exact counts in steps of 0.05 and a rounded baseline, the exact count after a change could be worked out (M9, airlock 3).
Pages compare numbers a month. Where everything else that was said grew or fell by more than a tenth meanwhile, numbers alone mislead:
then the interval is widened by that, in tenths, so that a verdict stands only where the share of all voices says the same
(docs/adr/0010).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp, floor, log, sqrt
from typing import Any

from jobs.patterns.bands import Limits, Piece
from jobs.patterns.figure import t_quantile
from jobs.patterns.impact import DECIDED_AFTER, Impact, Ratio, Span, impact, judge, overdispersion
from jobs.patterns.periods import add_months, month_of
from jobs.patterns.released import Change, Frame, Row
from jobs.patterns.trend import count_by_month

RATIO_STEPS = 20  # ratios are shown in twentieths: 0.05
VOLUME_STEPS = 10  # growth of everything else enters in tenths
STEADY = (0.9, 1.1)  # and not at all within these
FEWEST_OTHERS = 30  # other voices on each side; with fewer their growth is mere luck
SPREAD_STEPS = 2  # the spread, which is counted month by month, enters in halves, rounded up


@dataclass(frozen=True)
class Judged:
    """A change with the true counts, which stay inside."""

    found: Impact
    frame_months: tuple[str, ...]
    volume: float = 1.0

    def shown(self, frame: Frame, people: Mapping[str, int]) -> dict[str, Any]:
        """IMPACT of the bundle; `people` = how many complained before and after."""
        found = self.found
        before = frame.limits.cell_band(found.before.total, people["before"])
        after = frame.limits.cell_band(found.after.total, people["after"])
        ratio = shown_ratio(found, before, after, frame.limits) if found.ratio else None
        ratio = widened(ratio, self.volume) if ratio else None
        verdict = judge(ratio, found.after.months) if ratio else "too-early"
        names = (found.before.names + found.after.names) or self.frame_months
        return {
            "verdict": verdict,
            "before": {"months": found.before.months, "band": before},
            "after": {"months": found.after.months, "band": after},
            **ratio_piece(None if verdict == "too-early" else ratio),
            "known_by": known_by(found, ratio, verdict),
            "from": names[0],
            "to": names[-1],
        }


def judge_change(
    frame: Frame, change: Change, said_on: Sequence[str], heard_on: Sequence[str] = ()
) -> Judged | None:
    """The complaints before and after a change, among everything that was heard; None where there is nothing to compare."""
    if change.since is None or not frame.months:
        return None
    counts = count_by_month(said_on, frame.months)
    found = impact(counts, change.since, change.trigger)
    return Judged(found, frame.months, volume(found, count_by_month(heard_on, frame.months)))


def volume(found: Impact, heard: Mapping[str, int]) -> float:
    """Everything else that was said, a month after / a month before, in tenths; 1 where it held steady or is too little to tell."""
    before, after = (
        sum(heard[month] for month in span.names) - span.total for span in (found.before, found.after)
    )
    if min(before, after) < FEWEST_OTHERS:
        return 1.0
    exact = after / found.after.months / (before / found.before.months)
    if STEADY[0] <= exact <= STEADY[1]:
        return 1.0
    return max(1, round(exact * VOLUME_STEPS)) / VOLUME_STEPS


def widened(ratio: Ratio, volume: float) -> Ratio:
    """The interval reaches to what the share of everything would say."""
    return Ratio(ratio.value, ratio.low / max(1.0, volume), ratio.high / min(1.0, volume))


def impact_parts(judged: Judged, rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The voices before and those after."""
    said = list(rows)
    for name, span in (("before", judged.found.before), ("after", judged.found.after)):
        yield name, [row for row in said if month_of(row["said_on"]) in span.names]


def known_by(found: Impact, ratio: Ratio | None, verdict: str) -> str | None:
    """The month at whose end a verdict can be given, where waiting helps."""
    if verdict != "too-early":
        return None
    return add_months(found.after.names[0], DECIDED_AFTER - 1) if ratio else found.known_by


def shown_ratio(found: Impact, before: Piece, after: Piece, limits: Limits) -> Ratio | None:
    """Rate after / before from the shown numbers, its interval widened by what rounding hides; None when both are hidden."""
    if before["kind"] == after["kind"] == "fewer":
        return None
    a, b = most(after) + 0.5, most(before) + 0.5
    centre = log(a / found.after.months) - log(b / found.before.months)
    rounding = (limits.step**2 - 1) / 12
    blur = sum(rounding / n**2 for n, band in ((a, after), (b, before)) if band["kind"] == "about")
    variance = spread(found.before, found.after) * (1 / a + 1 / b) + blur
    half = t_quantile(found.before.months + found.after.months - 2) * sqrt(variance)
    return Ratio(exp(centre), exp(centre - half), exp(centre + half))


def most(band: Piece) -> int:
    """The number shown; of "fewer than" the largest it can be, so that a change never looks better than it may be."""
    return int(band["n"]) - (band["kind"] == "fewer")


def spread(before: Span, after: Span) -> float:
    """How many times the counts vary more than pure chance, in coarse steps."""
    return ceil(overdispersion(before, after) * SPREAD_STEPS) / SPREAD_STEPS


def ratio_piece(ratio: Ratio | None) -> dict[str, float | None]:
    """The ratio in steps of 0.05, its interval rounded outwards so that it never looks surer than it is."""
    if ratio is None:
        return {"ratio": None, "low": None, "high": None}
    steps = (round(ratio.value * RATIO_STEPS), floor(ratio.low * RATIO_STEPS), ceil(ratio.high * RATIO_STEPS))
    return dict(zip(("ratio", "low", "high"), (step / RATIO_STEPS for step in steps), strict=True))
