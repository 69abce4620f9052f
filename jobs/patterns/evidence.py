"""One cell looked at closely: how often it complains against the rest, how much more that is, and whether luck explains it (M6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from jobs.patterns.cells import Cell, Contacts, Mask
from jobs.patterns.exact import Floats, expected, stratified_tails
from jobs.patterns.figure import Figure, Z

FORMULA = "ratio of rates, Mantel-Haenszel"


@dataclass(frozen=True)
class Evidence:
    """Contacts and complaints in the cell; `rest` is the share of complaints that the cell would have if it were like the others,
    `wanted` the complaints that fall to it when all of them, its own too, are spread evenly.

    `ratio` is None where the rest never complains or nothing is left to compare with; `chance` as in the scan.
    """

    contacts: int
    complaints: int
    rest: float
    wanted: float
    ratio: Figure | None
    chance: float

    @property
    def rate(self) -> float:
        """Share of complaints in the cell."""
        return self.complaints / self.contacts if self.contacts else 0.0


@dataclass(frozen=True)
class Sums:
    """By stratum: complaints and contacts in the cell and in its universe."""

    hits: Floats
    size: Floats
    complaints: Floats
    universe: Floats


def weigh(contacts: Contacts, theme: str, cell: Cell, among: Mask | None = None) -> Evidence:
    """The evidence for a cell, among these contacts only when given."""
    within = np.ones(len(contacts), dtype=np.bool_) if among is None else among
    whole = sums(contacts, theme, cell, contacts.known(cell) & within, within)
    chance = max(
        chance_of(sums(contacts, theme, cell, universe & within, within))
        for universe in universes(contacts, cell)
    )
    wanted = expected(whole.size[None, :], whole.complaints[None, :], whole.universe[None, :])[0]
    return Evidence(
        int(whole.size.sum()),
        int(whole.hits.sum()),
        rest_rate(whole),
        float(wanted),
        ratio_of(whole),
        chance,
    )


def universes(contacts: Contacts, cell: Cell) -> Iterator[Mask]:
    """Whom the cell must beat: all whose attributes are known, and for a crossing each parent (one attribute let go)."""
    known = contacts.known(cell)
    yield known
    if len(cell) > 1:
        for attribute in cell:
            yield known & contacts.inside(tuple(other for other in cell if other != attribute))


def sums(contacts: Contacts, theme: str, cell: Cell, universe: Mask, within: Mask) -> Sums:
    """Counts of the cell and of this universe, by stratum."""
    strata, inside = contacts.strata_of(cell), contacts.inside(cell) & within
    complaining = contacts.complaints.get(theme, np.zeros(len(contacts), dtype=np.bool_))
    length = int(contacts.strata.max(initial=0)) + 1

    def summed(mask: Mask) -> Floats:
        return np.bincount(strata[mask], contacts.weights[mask], length).astype(np.float64)

    return Sums(
        summed(inside & complaining), summed(inside), summed(universe & complaining), summed(universe)
    )


def chance_of(one: Sums) -> float:
    """The chance that luck does as much."""
    return float(
        stratified_tails(
            one.hits[None, :], one.size[None, :], one.complaints[None, :], one.universe[None, :]
        )[0]
    )


def rest_rate(one: Sums) -> float:
    """Share of complaints among the others, channel by channel in the proportions of the cell."""
    others = (one.universe - one.size)[None, :]
    met = np.where(others[0] > 0, one.size, 0.0)
    wanted = expected(met[None, :], (one.complaints - one.hits)[None, :], others)[0]
    return float(wanted / met.sum()) if met.sum() else 0.0


def ratio_of(one: Sums) -> Figure | None:
    """How many times more often the cell complains: Mantel and Haenszel's ratio with the interval of Greenland and Robins (1985)."""
    others, other_hits = one.universe - one.size, one.complaints - one.hits
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(one.universe > 0, 1 / one.universe, 0.0)
    above, below = (one.hits * others * share).sum(), (other_hits * one.size * share).sum()
    if not above or not below:
        return None
    spread = (one.size * others * one.complaints * share**2 - one.hits * other_hits * share).sum()
    half = Z * sqrt(spread / (above * below))
    centre = log(above / below)
    return Figure(exp(centre), exp(centre - half), exp(centre + half), int(one.size.sum()), FORMULA)
