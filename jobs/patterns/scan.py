"""Where and when do customers complain more than elsewhere? Every crossing of attributes is looked through, and luck is counted in (M6).

A cell is told when its complaints are more than luck explains against all contacts and against each of its parents (hour 9 with Olga must
be worse than hour 9 without her and than Olga at other hours), after Benjamini and Hochberg's correction over everything that was looked
at; and only what still stands without the contacts of stronger findings (mosaic-and-patterns: Patterns).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from jobs.patterns.attributes import PERSONS
from jobs.patterns.cells import CHANNEL, Cell, Contacts, Counts, Crossing, cells_of, count, crossings
from jobs.patterns.evidence import Evidence, weigh
from jobs.patterns.exact import Floats, expected, false_discovery_cut, stratified_tails
from jobs.patterns.thinning import Candidate, thinned

LEVEL = 0.05  # share of false ones among the findings, at most (expected)
CROSSED = 2
FEWEST_EXPECTED = (
    1.0  # complaints that a cell would have if it were like the rest: below it nothing can be seen
)


@dataclass(frozen=True)
class Finding:
    """A cell that complains more than the rest about a theme ("" = over all)."""

    theme: str
    cell: Cell
    chance: float  # that luck alone does this, before correction
    evidence: Evidence

    @property
    def key(self) -> tuple[str, Cell]:
        """By what it is known again on another night."""
        return (self.theme, self.cell)


@dataclass(frozen=True)
class Scan:
    """What was found among how many candidates (cells times themes); `cut` is the largest chance that counted."""

    contacts: int
    candidates: int
    cut: float
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Plan:
    """What does not change when complaints are shuffled: the crossings and their counts of contacts."""

    contacts: Contacts
    crossed: list[Crossing]
    sizes: Counts | None

    @property
    def strata(self) -> int:
        """How many channels."""
        return int(self.contacts.strata.max(initial=0)) + 1


def plan_scan(contacts: Contacts, crossed: int = CROSSED) -> Plan:
    """Prepare to scan up to `crossed` attributes at a time."""
    found = crossings(contacts, crossed)
    strata = int(contacts.strata.max(initial=0)) + 1
    return Plan(contacts, found, count(found, contacts.weights, strata) if found else None)


def scan(contacts: Contacts, crossed: int = CROSSED) -> Scan:
    """All findings, the least likely by luck first."""
    plan = plan_scan(contacts, crossed)
    chances = chances_of(plan)
    cut = cut_of(chances)
    found = thinned(contacts, passing(plan, chances, cut)) if cut else []
    findings = (
        Finding(one.theme, one.cell, one.chance, weigh(contacts, one.theme, one.cell)) for one in found
    )
    return Scan(len(contacts), sum(map(count_told, chances.values())), cut, tuple(findings))


def cut_of(chances: dict[str, Floats]) -> float:
    """The largest chance that counts after correction over everything that was looked at."""
    looked = [of_theme[np.isfinite(of_theme)] for of_theme in chances.values()]
    return false_discovery_cut(np.concatenate([np.empty(0), *looked]), LEVEL)


def hits_of(plan: Plan, theme: str) -> Counts:
    """Counts of the complaints about a theme."""
    return count(plan.crossed, plan.contacts.weights * plan.contacts.complaints[theme], plan.strata)


def count_told(chances: Floats) -> int:
    """How many candidates were looked at."""
    return int(np.isfinite(chances).sum())


def chances_of(plan: Plan) -> dict[str, Floats]:
    """By theme, the chance of every kept cell; infinite where too few complaints could be expected to look at all."""
    if plan.sizes is None:
        return {}
    return {theme: chances_about(plan, plan.sizes, theme) for theme in plan.contacts.complaints}


def chances_about(plan: Plan, sizes: Counts, theme: str) -> Floats:
    """Chances of all cells for one theme: the largest of those against the universe and against each parent."""
    hits = hits_of(plan, theme)
    enough = expected(sizes.cell, hits.universe, sizes.universe) >= FEWEST_EXPECTED
    chances = np.full(len(enough), np.inf)
    chances[enough] = stratified_tails(
        hits.cell[enough], sizes.cell[enough], hits.universe[enough], sizes.universe[enough]
    )
    for parent_hits, parent_sizes in zip(hits.parents, sizes.parents, strict=True):
        open_ = np.flatnonzero(chances <= LEVEL)
        of_parent = stratified_tails(
            hits.cell[open_], sizes.cell[open_], parent_hits[open_], parent_sizes[open_]
        )
        chances[open_] = np.maximum(chances[open_], of_parent)
    return chances


def passing(plan: Plan, chances: dict[str, Floats], cut: float) -> list[Candidate]:
    """The candidates that count, the least likely by luck first; of the same contacts told twice, the cell without a person is first."""
    told = {theme: np.flatnonzero(of_theme <= cut) for theme, of_theme in chances.items()}
    wanted = {int(number) for numbers in told.values() for number in numbers}
    cells = {
        number: cell for number, cell in enumerate(cells_of(plan.contacts, plan.crossed)) if number in wanted
    }
    found = [
        Candidate(theme, cells[int(number)], float(chances[theme][number]))
        for theme, numbers in told.items()
        for number in numbers
    ]
    return sorted(
        found, key=lambda one: (one.chance, has_person(one.cell), len(one.cell), one.theme, one.cell)
    )


def has_person(cell: Cell) -> bool:
    """True when the cell names a colleague (A6)."""
    return any(name in PERSONS for name, _ in cell)


def false_alarms(contacts: Contacts, random: Generator, shuffles: int, crossed: int = CROSSED) -> float:
    """How many findings a scan of these contacts has when nothing is behind them: complaints dealt out anew in every channel.

    A channel alone is not counted: its own share of complaints is kept.
    """
    found = sum(
        tuple(name for name, _ in finding.cell) != (CHANNEL,)
        for _ in range(shuffles)
        for finding in scan(shuffled(contacts, random), crossed).findings
    )
    return found / max(1, shuffles)


def shuffled(contacts: Contacts, random: Generator) -> Contacts:
    """The same contacts, complaints dealt out anew within each channel; a contact keeps all it complains about together."""
    order = np.arange(len(contacts))
    for stratum in np.unique(contacts.strata):
        rows = np.flatnonzero(contacts.strata == stratum)
        order[rows] = random.permutation(rows)
    return with_complaints(contacts, order)


def with_complaints(contacts: Contacts, order: NDArray[np.int64]) -> Contacts:
    """The same contacts, each with the complaints of another."""
    return replace(contacts, complaints={theme: those[order] for theme, those in contacts.complaints.items()})
