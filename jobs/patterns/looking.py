"""One night's look for patterns: scan the last half-year, let every known finding age, take in the new ones (M6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.random import Generator

from jobs.patterns.attributes import PERSONS
from jobs.patterns.cells import Cell, Contacts
from jobs.patterns.contacts import contacts_from
from jobs.patterns.evidence import Evidence, weigh
from jobs.patterns.exposure import Exposed, counted_in
from jobs.patterns.figure import Figure
from jobs.patterns.findings import GONE, WINDOW, Life, aged, born
from jobs.patterns.scan import CROSSED, Scan, false_alarms, scan

SHUFFLES = (10, 50)  # fewest and most
SHUFFLED_CONTACTS = 1_000_000  # in all shuffles together, about: what a night may take
MOSTLY = 0.9  # share of a person's contacts in one shift from which it is theirs
SHIFT = "shift"


@dataclass(frozen=True)
class Look:
    """What the scan said, and every finding as it stands now, with what is told of it; `shown` keys are in today's scan."""

    scan: Scan
    contacts: Contacts
    lives: tuple[Life, ...]
    moved: tuple[Life, ...]
    shown: frozenset[tuple[str, Cell]]
    exposed: int


def look(
    rows: Sequence[Mapping[str, Any]],
    exposed: Sequence[Exposed],
    lives: Sequence[Life],
    today: date,
    crossed: int = CROSSED,
) -> Look:
    """Scan the half-year that ends today and move the findings on."""
    contacts = contacts_from(rows, exposed, today, WINDOW)
    found = scan(contacts, crossed)
    shown = frozenset(one.key for one in found.findings)
    old = [aged(life, contacts, today, shown=life.key in shown) for life in lives]
    known = {life.key for life in lives}
    new = [born(one.theme, one.cell, today) for one in found.findings if one.key not in known]
    moved = [
        now
        for before, now in zip(lives, old, strict=True)
        if (before.state, before.since) != (now.state, now.since)
    ]
    counted = sum(one.contacts for one in exposed if today - WINDOW < one.day <= today)
    return Look(found, contacts, (*old, *new), (*moved, *new), shown, counted)


def alarms_by_luck(contacts: Contacts, random: Generator, crossed: int = CROSSED) -> float:
    """Findings that a scan of these contacts shows when nothing is behind them, from as many shuffles as time allows."""
    fewest, most = SHUFFLES
    shuffles = min(most, max(fewest, SHUFFLED_CONTACTS // max(1, len(contacts))))
    return false_alarms(contacts, random, shuffles, crossed)


def told_of(life: Life, looked: Look, exposed: Sequence[Exposed], today: date) -> dict[str, Any] | None:
    """What is written down of a finding: its figures of the half-year, those of contacts after it was first seen, the shift, the
    exposure that a table gives. None for one that is over and stays over: its last figures are kept.
    """
    if life.state == GONE:
        return None
    later = looked.contacts.days > life.first_seen.toordinal()
    near = [one for one in exposed if today - WINDOW < one.day <= today]
    return {
        "half_year": figures_of(weigh(looked.contacts, life.theme, life.cell)),
        "later": figures_of(weigh(looked.contacts, life.theme, life.cell, later)),
        "shift": shift_of(life.cell, looked.contacts),
        "exposure": counted_in(near, life.cell),
    }


def figures_of(found: Evidence) -> dict[str, Any]:
    """The figures of a cell as they are kept."""
    ratio = found.ratio
    return {
        "contacts": found.contacts,
        "complaints": found.complaints,
        "rest": round(found.rest, 6),
        "ratio": None if ratio is None else [round(part, 4) for part in (ratio.value, ratio.low, ratio.high)],
    }


def ratio_told(figures: Mapping[str, Any], formula: str) -> Figure | None:
    """The kept ratio as a figure."""
    if figures["ratio"] is None:
        return None
    value, low, high = figures["ratio"]
    return Figure(value, low, high, figures["contacts"], formula)


def shift_of(cell: Cell, contacts: Contacts) -> str:
    """The shift in which nearly all contacts of a person's cell fall; empty when there is none or no person in the cell."""
    if not any(name in PERSONS for name, _ in cell) or SHIFT not in contacts.names:
        return ""
    column = contacts.names.index(SHIFT)
    codes = contacts.codes[contacts.inside(cell), column]
    if not len(codes) or codes.max() < 0:
        return ""
    counted = np.bincount(codes[codes >= 0])
    return contacts.values[column][int(counted.argmax())] if counted.max() >= MOSTLY * len(codes) else ""
