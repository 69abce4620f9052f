"""Do complaints rise after each upgrade, release or price change? The fortnights after them against the fortnights around (M7).

All pieces are fourteen days long, so that every piece has the same weekdays. Compared are shares of all contacts, with the spread of
the pieces themselves (ratio: quasi-Poisson and Student's t; chance of a rise this large: negative binomial). Many pairs of event and theme are looked at; Benjamini and Hochberg (1995) keep the share of false ones among the found at 5 %.
Everything said here is "after", not "because of".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jobs.patterns.impact import Ratio, Span, overdispersion, rate_ratio

FORTNIGHT = 14
AROUND = 182  # days before and after an event in which the other fortnights lie
FEWEST_AROUND = 6  # fortnights
FEWEST_USUAL = 2.0  # complaints that would be usual in the fortnights after
SURE_OF_SPREAD = 0.8
LEVEL = 0.05


@dataclass(frozen=True)
class Pieces:
    """First days of the fortnights after the events, and of the others around them, as numbers of days since the first."""

    after: tuple[int, ...]
    around: tuple[int, ...]


@dataclass(frozen=True)
class Aftermath:
    """Complaints after the events, how many would be usual, their ratio, and the chance of such a rise by luck.

    `ratio` and `chance` are None where there is too little to compare: `missing` says how many more usual complaints it takes.
    """

    complaints: int
    usual: float
    ratio: Ratio | None
    chance: float | None
    missing: float = 0.0


def pieces(events: Sequence[int], days: int) -> Pieces:
    """Fortnights of `days` days; `events` are day numbers. A fortnight that is not over, or not wholly known, is left out."""
    after = [day for day in sorted(set(events)) if 0 <= day <= days - FORTNIGHT]
    taken = np.zeros(days, dtype=bool)
    for day in events:
        taken[max(0, day) : max(0, day + FORTNIGHT)] = True
    near = np.zeros(days, dtype=bool)
    for day in after:
        near[max(0, day - AROUND) : day + FORTNIGHT + AROUND] = True
    return Pieces(tuple(after), tuple(whole_fortnights(near & ~taken)))


def whole_fortnights(free: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> list[int]:
    """First days of as many fortnights as fit into the free days, one after the other."""
    found, length = [], 0
    for day, is_free in enumerate(free.tolist()):
        length = length + 1 if is_free else 0
        if length == FORTNIGHT:
            found.append(day - FORTNIGHT + 1)
            length = 0
    return found


def look_after(found: Pieces, complaints: Sequence[int], contacts: Sequence[int]) -> Aftermath:
    """Compare one theme's complaints a day, among all contacts a day, after the events and around them."""
    after, around = (span(starts, complaints, contacts) for starts in (found.after, found.around))
    if around.told < FEWEST_AROUND or not after.told:
        return Aftermath(after.total, 0.0, None, None, FEWEST_USUAL)
    usual = around.rate * sum(after.sizes)
    if usual < FEWEST_USUAL:
        return Aftermath(after.total, usual, None, None, FEWEST_USUAL - usual)
    return Aftermath(after.total, usual, rate_ratio(around, after), chance_of_rise(around, after))


def span(starts: Sequence[int], complaints: Sequence[int], contacts: Sequence[int]) -> Span:
    """Complaints and contacts of these fortnights."""
    cut = [slice(start, start + FORTNIGHT) for start in starts]
    return Span(
        tuple(str(start) for start in starts),
        tuple(sum(complaints[piece]) for piece in cut),
        tuple(sum(contacts[piece]) for piece in cut) or (0,),
    )


def chance_of_rise(around: Span, after: Span) -> float:
    """The chance that luck alone brings as many complaints after the events, or more (negative binomial tail).

    The spread is taken at its upper fifth and widened by how well the usual is known: a spread guessed too small finds too much.
    """
    from scipy.special import betainc, chdtri, pdtrc

    if not after.total:
        return 1.0
    usual, freedom = around.rate * sum(after.sizes), around.told + after.told - 2
    sure = float(chdtri(freedom, SURE_OF_SPREAD)) / freedom
    phi = overdispersion(around, after) / sure * (1 + usual / around.total)
    if phi <= 1:
        return float(pdtrc(after.total - 1, usual))
    return float(betainc(after.total, usual / (phi - 1), 1 - 1 / phi))


def told(chances: Sequence[float], level: float = LEVEL) -> list[bool]:
    """Which of many chances may be told as found (Benjamini and Hochberg 1995)."""
    order = np.sort(np.asarray(chances))
    passed = np.flatnonzero(order <= level * np.arange(1, len(order) + 1) / max(1, len(order)))
    cut = float(order[passed[-1]]) if len(passed) else -1.0
    return [chance <= cut for chance in chances]
