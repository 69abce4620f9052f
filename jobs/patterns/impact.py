"""Did the change help? Complaints a month after it against before it, with the chance of mere luck counted in (M9; statistics, Impact).

Left out are the period that made us act (a bad month is mostly followed by a better one, change or no change) and the month of the
change itself. Counts vary more than pure chance, so the spread is widened by phi, estimated from the months before and after
together (quasi-Poisson with Student's t: mosaic-and-patterns; from the baseline alone it is too unsteady for a few months).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt
from statistics import fmean

from jobs.patterns.figure import t_quantile
from jobs.patterns.periods import Months, add_months, month_of
from jobs.refusal import Refusal

LOOKS = (12, 6, 3)  # complete months after the change: each look more is one chance more to be fooled
DECIDED_AFTER = 6  # from this look on "no clear change" may be said
LONGEST_BASELINE = 12
SHORTEST_BASELINE = 2  # a single month has no spread
FEWEST_A_MONTH = 0.5 * 365.25 / 7 / 12  # half a voice a week: below it nothing can be told


@dataclass(frozen=True)
class Span:
    """Complete months in a row and the complaints in each of them."""

    names: Months
    counts: tuple[int, ...]

    @property
    def months(self) -> int:
        """How many months."""
        return len(self.counts)

    @property
    def total(self) -> int:
        """All complaints of the months."""
        return sum(self.counts)


@dataclass(frozen=True)
class Ratio:
    """Monthly rate after / before with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Impact:
    """`verdict` worked, no-clear-change, worse or too-early; `known_by` the month at whose end a too early one can be decided.

    `ratio` and `known_by` are None where the counts are too few to ever tell.
    """

    verdict: str
    before: Span
    after: Span
    ratio: Ratio | None
    known_by: str | None


def impact(counts: Mapping[str, int], since: date, trigger: date | None = None) -> Impact:
    """Judge a change that works since `since`; `counts` = complaints by complete month without gaps, oldest first.

    `trigger` = a day in the first period left out (what made us act); when unknown, the last month before the change.
    """
    begins = month_of(since) if since.day == 1 else add_months(month_of(since), 1)
    before, after = spans(counts, baseline_ends(since, trigger), begins)
    if too_few(before, after):
        return Impact("too-early", before, after, None, None)
    known_by = add_months(begins, DECIDED_AFTER - 1)
    if after.months not in LOOKS:
        return Impact("too-early", before, after, None, known_by)
    ratio = rate_ratio(before, after)
    verdict = judge(ratio, after.months)
    return Impact(verdict, before, after, ratio, known_by if verdict == "too-early" else None)


def baseline_ends(since: date, trigger: date | None) -> str:
    """The first month that no longer belongs to the baseline."""
    if trigger is not None and trigger > since:
        raise Refusal(
            f"The trigger {trigger} lies after the change of {since}: write the day that made you act, or leave it out."
        )
    return month_of(trigger) if trigger else add_months(month_of(since), -1)


def spans(counts: Mapping[str, int], ends: str, begins: str) -> tuple[Span, Span]:
    """The baseline (a year at most) and the months after up to the last look that is reached."""
    before = [month for month in counts if month < ends][-LONGEST_BASELINE:]
    after = [month for month in counts if month >= begins]
    look = next((look for look in LOOKS if look <= len(after)), len(after))
    return span(counts, before), span(counts, after[:look])


def span(counts: Mapping[str, int], names: Sequence[str]) -> Span:
    """These months with their counts."""
    return Span(tuple(names), tuple(counts[month] for month in names))


def too_few(before: Span, after: Span) -> bool:
    """True where even waiting would tell nothing: hardly any baseline, or less than half a voice a week."""
    if before.months < SHORTEST_BASELINE:
        return True
    return before.total + after.total < FEWEST_A_MONTH * (before.months + after.months)


def rate_ratio(before: Span, after: Span) -> Ratio:
    """Rate after / rate before; half a voice is added to both so that none at all can be compared."""
    a, b = after.total + 0.5, before.total + 0.5
    centre = log(a / after.months) - log(b / before.months)
    freedom = before.months + after.months - 2
    half = t_quantile(freedom) * sqrt(overdispersion((before.counts, after.counts)) * (1 / a + 1 / b))
    return Ratio(exp(centre), exp(centre - half), exp(centre + half))


def overdispersion(groups: Sequence[Sequence[int]]) -> float:
    """Phi: how many times the counts vary more than pure chance, at least 1 (Pearson, each span around its own mean)."""
    squares = sum(
        (count - fmean(group)) ** 2 / fmean(group) for group in groups if any(group) for count in group
    )
    return max(1.0, squares / (sum(map(len, groups)) - len(groups)))


def judge(ratio: Ratio, months: int) -> str:
    """The verdict: clear only when the whole interval lies on one side of 1; "no clear change" only after half a year."""
    if ratio.high < 1:
        return "worked"
    if ratio.low > 1:
        return "worse"
    return "no-clear-change" if months >= DECIDED_AFTER else "too-early"
