"""How many customers we hear of first from outside: they told others before they told us (F5).

Each customer counts once, with the first voice in any channel, so that who complains twice weighs no more than who does it once.
Counting begins on the day after both sides were heard: before it one side could only win. Who spoke on both sides on the same
first day is left out, for nobody can tell which was first.

Over time each customer counts once in every period, with the first voice in it. Counted by the first voice of all, the share would
rise by itself: old customers who write to us again are recognised and no longer first, those on a review site are new each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobs.patterns.difference import difference
from jobs.patterns.figure import SMALLEST_N, Figure
from jobs.patterns.periods import Months, add_months, month_of
from jobs.patterns.shares import share

HALF = 6  # months, compared with as many before


@dataclass(frozen=True)
class Spoken:
    """One voice: its author's pseudonym, ISO day, own channel or not; `known` by e-mail, phone or order and so in every channel."""

    author: str
    day: str
    inside: bool
    known: bool = False


@dataclass(frozen=True)
class First:
    """The first voice of a customer; `inside` is None where both sides were spoken to on that day."""

    day: str
    inside: bool | None
    known: bool


@dataclass(frozen=True)
class Leakage:
    """First heard outside, in percent; `lowest` if all outsiders whom we could not recognise had told us before, `highest` if
    all insiders whom we could not recognise had told others before; `since` is the first day counted after.
    """

    figure: Figure
    lowest: float
    highest: float
    since: str
    left_out: int
    outside: int

    @property
    def enough(self) -> bool:
        """Whether the share may be told."""
        return self.figure.n >= SMALLEST_N


@dataclass(frozen=True)
class Trend:
    """The newest half-year beside the one before it."""

    now: Figure
    before: Figure
    difference: Figure


def first_seen(spoken: Iterable[Spoken]) -> list[First]:
    """One line per customer, the oldest first."""
    by_author: dict[str, list[Spoken]] = {}
    for voice in spoken:
        by_author.setdefault(voice.author, []).append(voice)
    return sorted(map(first_of, by_author.values()), key=lambda first: first.day)


def first_of(voices: Sequence[Spoken]) -> First:
    """Where a customer spoke first."""
    day = min(voice.day for voice in voices)
    sides = {voice.inside for voice in voices if voice.day == day}
    return First(day, sides.pop() if len(sides) == 1 else None, any(voice.known for voice in voices))


def heard_since(spoken: Sequence[Spoken]) -> str | None:
    """The day on which both sides had been heard; None while one is silent."""
    days = [min((one.day for one in spoken if one.inside is side), default=None) for side in (True, False)]
    return None if None in days else max(filter(None, days))


def leakage(spoken: Sequence[Spoken]) -> Leakage | None:
    """The share first heard outside; None while one side is silent or nobody came after both were heard."""
    since = heard_since(spoken)
    firsts = counted(spoken, since)
    figure = part_outside(firsts)
    if since is None or figure is None:
        return None
    inside, outside = ([first for first in firsts if first.inside is side] for side in (True, False))
    sure_inside, sure_outside = (sum(first.known for first in side) for side in (inside, outside))
    return Leakage(
        figure,
        lowest=percent(sure_outside, sure_outside + len(inside)),
        highest=percent(len(outside), len(outside) + sure_inside),
        since=since,
        left_out=sum(first.inside is None for first in firsts),
        outside=len(outside),
    )


def counted(spoken: Sequence[Spoken], since: str | None) -> list[First]:
    """The customers who came after both sides were heard."""
    return [first for first in first_seen(spoken) if since is not None and first.day > since]


def part_outside(firsts: Iterable[First]) -> Figure | None:
    """Outside / (outside + inside), Wilson."""
    sides = [first.inside for first in firsts if first.inside is not None]
    return share(sides.count(False), len(sides))


def by_period(spoken: Sequence[Spoken], periods: Iterable[Months]) -> list[tuple[Months, Figure | None]]:
    """The share in each period, of customers by their first voice in it."""
    since = heard_since(spoken)
    by_month: dict[str, list[Spoken]] = {}
    for voice in spoken:
        if since is not None and voice.day > since:
            by_month.setdefault(month_of(voice.day), []).append(voice)
    found = []
    for period in periods:
        said = [voice for month in period for voice in by_month.get(month, ())]
        found.append((period, part_outside(first_seen(said))))
    return found


def trend(spoken: Sequence[Spoken], last: str) -> Trend | None:
    """The half-year up to the month `last` beside the one before; None with fewer than 30 customers in either.

    Some customers stand in both, which makes the interval of the difference rather too wide than too narrow.
    """
    since = heard_since(spoken)
    if since is None or month_of(since) >= add_months(last, 1 - 2 * HALF):
        return None
    names = [add_months(last, -number) for number in range(2 * HALF)]
    (_, now), (_, before) = by_period(spoken, (tuple(names[:HALF]), tuple(names[HALF:])))
    if now is None or before is None or min(now.n, before.n) < SMALLEST_N:
        return None
    return Trend(now, before, difference(now, before))


def percent(part: int, whole: int) -> float:
    """A part in percent; 0 of nothing."""
    return 100 * part / whole if whole else 0.0
