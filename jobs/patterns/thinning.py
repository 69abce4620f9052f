"""One planted fault lights up many cells: only those are told that still stand when the stronger ones are taken away (M6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jobs.patterns.cells import CHANNEL, SMALLEST_CELL, Cell, Contacts, Mask
from jobs.patterns.evidence import weigh

EVERYTHING = ""  # the theme of complaints over all
STILL = 0.01  # chance of luck below which what is left after the stronger findings is something of its own


@dataclass(frozen=True)
class Candidate:
    """A cell and theme that passed the correction."""

    theme: str
    cell: Cell
    chance: float


def thinned(contacts: Contacts, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates (strongest first) that are not merely the shadow of a stronger one."""
    kept: list[Candidate] = []
    for one in candidates:
        if stands(contacts, one, [other for other in kept if related(one, other)]):
            kept.append(one)
    return [one for one in kept if beside_its_parts(contacts, one, kept)]


def beside_its_parts(contacts: Contacts, one: Candidate, kept: list[Candidate]) -> bool:
    """True unless the cell owes its complaints to a smaller one inside it that is told too."""
    parts = [other for other in kept if other.theme == one.theme and set(one.cell) < set(other.cell)]
    return not parts or without(contacts, one, parts)


def related(one: Candidate, other: Candidate) -> bool:
    """Findings about the same theme, or one of them about complaints over all."""
    return one.theme == other.theme or EVERYTHING in (one.theme, other.theme)


def stands(contacts: Contacts, one: Candidate, kept: list[Candidate]) -> bool:
    """True when the candidate adds something to what is kept."""
    same = [other for other in kept if other.theme == one.theme]
    wider = [other for other in same if set(other.cell) < set(one.cell)]
    if any(dict(one.cell).keys() - dict(other.cell).keys() == {CHANNEL} for other in wider):
        return False  # the same finding, told for one channel only
    if one.theme and not tells_more(contacts, one, [other for other in kept if not other.theme]):
        return False
    shadows = [other for other in (kept if not one.theme else same) if other not in wider]
    return not shadows or without(contacts, one, shadows)


def without(contacts: Contacts, one: Candidate, shadows: list[Candidate]) -> bool:
    """True when the cell stands out among the contacts that are in none of the stronger cells."""
    left = ~np.logical_or.reduce([contacts.inside(other.cell) for other in shadows])
    found = weigh(contacts, one.theme, one.cell, left)
    return found.contacts >= SMALLEST_CELL and found.chance <= STILL


def tells_more(contacts: Contacts, one: Candidate, over_all: list[Candidate]) -> bool:
    """Beside a finding over all, a theme is told only where it is more than its usual part of the complaints there."""
    if not any(overlap(contacts, one.cell, other.cell) for other in over_all):
        return True
    return weigh(contacts, one.theme, one.cell, complaining(contacts)).chance <= STILL


def complaining(contacts: Contacts) -> Mask:
    """Contacts that complain about anything."""
    return contacts.complaints[EVERYTHING]


def overlap(contacts: Contacts, cell: Cell, other: Cell) -> bool:
    """True when more than half of the cell's contacts are in the other."""
    inside = contacts.inside(cell)
    return bool((inside & contacts.inside(other)).sum() * 2 > inside.sum())
