"""Did the change help? Complaints after it against before it, with the chance of mere luck counted in (M9; statistics, Impact).

Where the number of all contacts is known, shares of them are compared: twice the contacts bring twice the complaints, in season
and in growth alike, and no change has done that.
Left out are the period that made us act (a bad month is mostly followed by a better one, change or no change) and the month of the
change itself. Counts vary more than pure chance, so the spread is widened by phi, estimated from the months before and after
together (quasi-Poisson with Student's t: mosaic-and-patterns; from the baseline alone it is too unsteady for a few months).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt

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
    """Complete months in a row, the complaints in each of them, and all contacts of each where they are known."""

    names: Months
    counts: tuple[int, ...]
    contacts: tuple[int, ...] = ()

    @property
    def months(self) -> int:
        """How many months."""
        return len(self.counts)

    @property
    def total(self) -> int:
        """All complaints of the months."""
        return sum(self.counts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """What each month's complaints are measured against: its contacts, or the month itself."""
        return self.contacts or (1,) * self.months

    @property
    def told(self) -> int:
        """How many months say anything: those with contacts."""
        return sum(size > 0 for size in self.sizes)

    @property
    def rate(self) -> float:
        """Complaints for one of what they are measured against."""
        return self.total / sum(self.sizes)


@dataclass(frozen=True)
class Ratio:
    """Rate (or share of all contacts) after / before with its 95 % interval."""

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


def impact(
    counts: Mapping[str, int],
    since: date,
    trigger: date | None = None,
    contacts: Mapping[str, int] | None = None,
) -> Impact:
    """Judge a change that works since `since`; `counts` = complaints by complete month without gaps, oldest first.

    `trigger` = a day in the first period left out (what made us act); when unknown, the last month before the change.
    `contacts` = all contacts of the same months: shares are compared instead of numbers.
    """
    begins = month_of(since) if since.day == 1 else add_months(month_of(since), 1)
    before, after = spans(counts, contacts or {}, baseline_ends(since, trigger), begins)
    if too_few(before, after):
        return Impact("too-early", before, after, None, None)
    known_by = add_months(begins, DECIDED_AFTER - 1)
    if after.months not in LOOKS or not after.told:
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


def spans(
    counts: Mapping[str, int], contacts: Mapping[str, int], ends: str, begins: str
) -> tuple[Span, Span]:
    """The baseline (a year at most) and the months after up to the last look that is reached."""
    before = [month for month in counts if month < ends][-LONGEST_BASELINE:]
    after = [month for month in counts if month >= begins]
    look = next((look for look in LOOKS if look <= len(after)), len(after))
    return span(counts, contacts, before), span(counts, contacts, after[:look])


def span(counts: Mapping[str, int], contacts: Mapping[str, int], names: Sequence[str]) -> Span:
    """These months with their counts."""
    known = tuple(contacts.get(month, 0) for month in names) if contacts else ()
    return Span(tuple(names), tuple(counts[month] for month in names), known)


def too_few(before: Span, after: Span) -> bool:
    """True where even waiting would tell nothing: hardly any baseline, or less than half a voice a week."""
    if before.told < SHORTEST_BASELINE:
        return True
    return before.total + after.total < FEWEST_A_MONTH * (before.months + after.months)


def rate_ratio(before: Span, after: Span) -> Ratio:
    """Rate after / rate before; half a voice is added to both so that none at all can be compared."""
    a, b = after.total + 0.5, before.total + 0.5
    centre = log(a / sum(after.sizes)) - log(b / sum(before.sizes))
    half = t_quantile(before.told + after.told - 2) * sqrt(overdispersion(before, after) * (1 / a + 1 / b))
    return Ratio(exp(centre), exp(centre - half), exp(centre + half))


def overdispersion(*groups: Span) -> float:
    """Phi: how many times the counts vary more than pure chance, at least 1 (Pearson, each span around its own rate)."""
    expected = [
        (count, group.rate * size)
        for group in groups
        if group.total
        for count, size in zip(group.counts, group.sizes, strict=True)
    ]
    squares = sum((count - mean) ** 2 / mean for count, mean in expected if mean)
    return max(1.0, squares / (sum(group.told for group in groups) - len(groups)))


def judge(ratio: Ratio, months: int) -> str:
    """The verdict: clear only when the whole interval lies on one side of 1; "no clear change" only after half a year."""
    if ratio.high < 1:
        return "worked"
    if ratio.low > 1:
        return "worse"
    return "no-clear-change" if months >= DECIDED_AFTER else "too-early"
