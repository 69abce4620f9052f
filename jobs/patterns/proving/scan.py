"""The pattern scan on invented contacts: how often it cries wolf, and how often it finds what was planted (statistics, Pattern scan; M6).

12,000 contacts of which 6 % complain. `FEW` attributes give 279 cells (an hour and a colleague share 136 contacts), `MANY` about 1,400
(an hour and a colleague share 71). A row is false when nothing planted has a part in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.random import Generator

from jobs.patterns.cells import Cell, Contacts
from jobs.patterns.evidence import Sums, ratio_of
from jobs.patterns.findings import CONFIRMED, WINDOW, Life, aged, born
from jobs.patterns.proving.claim import Claim
from jobs.patterns.scan import Finding, scan

CONTACTS, BASE = 12_000, 0.06
FEW = {"hour": 11, "weekday": 6, "staff": 8, "shift": 2}
MANY = {
    "hour": 12,
    "weekday": 6,
    "staff": 14,
    "branch": 9,
    "product_version": 6,
    "language": 5,
    "tenure": 4,
}
VERSION: Cell = (("product_version", "1"),)
PAIR: Cell = (("hour", "0"), ("staff", "3"))
SECOND: Cell = (("hour", "5"), ("staff", "7"))
FIGURE = "Pattern scan"
SOURCE = "statistics, Pattern scan; mosaic-and-patterns, Patterns"
BEGAN = date(2026, 1, 1)

Planted = Sequence[tuple[Cell, float]]


def world(
    random: Generator, sizes: dict[str, int], planted: Planted, number: int = CONTACTS, days: int = 1
) -> Contacts:
    """Invented contacts; in a planted cell they complain so many times as often."""
    names = tuple(sorted(sizes))
    codes = np.stack([random.integers(0, sizes[name], number) for name in names], axis=1)
    values = tuple(tuple(str(value) for value in range(sizes[name])) for name in names)
    when = np.sort(random.integers(0, days, number)) + BEGAN.toordinal()
    nobody = np.zeros(number, dtype=np.bool_)
    made = Contacts(
        names, values, codes, np.zeros(number, dtype=np.int64), when, np.ones(number), {"": nobody}
    )
    rates = np.full(number, BASE)
    for cell, times in planted:
        rates[made.inside(cell)] *= times
    complaining = {"": random.random(number) < rates}
    return Contacts(names, values, codes, made.strata, when, made.weights, complaining)


def scans(
    sizes: dict[str, int], planted: Planted, value: Callable[[tuple[Finding, ...]], float]
) -> Callable[[Generator, int], float]:
    """The mean of `value` over scans of as many worlds."""

    def simulate(random: Generator, runs: int) -> float:
        return sum(value(scan(world(random, sizes, planted)).findings) for _ in range(runs)) / runs

    return simulate


def finds(cell: Cell) -> Callable[[tuple[Finding, ...]], float]:
    """1 when exactly this cell is among the findings."""
    return lambda findings: float(any(one.cell == cell for one in findings))


def false_share(planted: Planted) -> Callable[[tuple[Finding, ...]], float]:
    """The share of findings that have nothing of what was planted."""
    parts = {attribute for cell, _ in planted for attribute in cell}
    return lambda findings: sum(not parts & set(one.cell) for one in findings) / max(1, len(findings))


def half_year(random: Generator, planted: Planted = (), every: int = 7) -> dict[str, int]:
    """Half a year of scans, one every few nights, after half a year of contacts: how many findings were ever confirmed, and how many new."""
    days = WINDOW.days
    whole = world(random, MANY, planted, 2 * CONTACTS, 2 * days)
    lives: dict[tuple[str, Cell], Life] = {}
    ever: set[tuple[str, Cell]] = set()
    for night in range(days, 2 * days, every):
        today = BEGAN + timedelta(night)
        ages = today.toordinal() - whole.days
        contacts = whole.only((ages >= 0) & (ages < days))
        shown = {one.key for one in scan(contacts).findings}
        lives = {key: aged(life, contacts, today, shown=key in shown) for key, life in lives.items()}
        lives |= {key: born(*key, today) for key in shown - lives.keys()}
        ever |= {key for key, life in lives.items() if life.state == CONFIRMED}
    return {
        "confirmed": len(ever),
        "planted": len(ever & {("", cell) for cell, _ in planted}),
        "new": len(lives),
    }


def confirmed(planted: Planted, what: str) -> Callable[[Generator, int], float]:
    """The mean number of confirmed findings in half a year."""
    return lambda random, runs: sum(half_year(random, planted)[what] for _ in range(runs)) / runs


def ratio_covers(times: float) -> Callable[[Generator, int], float]:
    """How often the interval of the ratio holds the truth, in three channels of their own rates and sizes."""
    size, others = np.array([60.0, 100.0, 40.0]), np.array([4000.0, 2000.0, 500.0])
    rates = np.array([0.03, 0.06, 0.10])

    def simulate(random: Generator, runs: int) -> float:
        held = 0
        for _ in range(runs):
            hits = random.binomial(size.astype(int), rates * times).astype(np.float64)
            rest = random.binomial(others.astype(int), rates).astype(np.float64)
            ratio = ratio_of(Sums(hits, size, hits + rest, size + others))
            held += ratio is not None and ratio.low <= times <= ratio.high
        return held / runs

    return simulate


NOTHING: Planted = ()
ONE: Planted = ((VERSION, 2.0),)
BOTH: Planted = ((VERSION, 2.0), (PAIR, 4.0), (SECOND, 4.0))

CLAIMS = (
    Claim(
        FIGURE, "279 cells, nothing planted: any report", SOURCE, 0, 0.07,
        scans(FEW, NOTHING, lambda findings: float(bool(findings))), 3000, 40, 0.12,
    ),
    Claim(FIGURE, "279 cells, hour and colleague at 3 times the rate: found", SOURCE, 0.65, 1, scans(FEW, ((PAIR, 3.0),), finds(PAIR)), 600, 20),
    Claim(FIGURE, "1,400 candidates, three planted: false findings among all", SOURCE, 0, 0.05, scans(MANY, BOTH, false_share(BOTH)), 400, 6, 0.08),
    Claim(FIGURE, "1,400 candidates, product version x2: rows told", SOURCE, 1, 1.5, scans(MANY, ONE, lambda findings: float(len(findings))), 300, 6, 0.2),
    Claim(FIGURE, "1,400 candidates, product version x2: found", SOURCE, 0.99, 1, scans(MANY, ONE, finds(VERSION)), 300, 6, 0.05),
    Claim(FIGURE, "1,400 candidates, hour and colleague x4: found", SOURCE, 0.6, 1, scans(MANY, ((PAIR, 4.0),), finds(PAIR)), 500, 10),
    Claim(FIGURE, "1,400 candidates, hour and colleague x2.5: found", SOURCE, 0.04, 0.15, scans(MANY, ((PAIR, 2.5),), finds(PAIR)), 500, 6, 0.25),
    Claim(FIGURE, "1,400 candidates, nothing planted: false confirmed in half a year", SOURCE, 0, 0.02, confirmed(NOTHING, "confirmed"), 100, 1, 0.1),
    Claim(FIGURE, "1,400 candidates, product version x2: confirmed in half a year", SOURCE, 0.95, 1, confirmed(ONE, "planted"), 50, 1, 0.1),
    Claim(FIGURE, "ratio of rates in three channels, truth 1: interval covers", SOURCE, 0.93, 0.97, ratio_covers(1.0), 20000, 500, 0.22),
    Claim(FIGURE, "ratio of rates in three channels, truth 3: interval covers", SOURCE, 0.93, 0.97, ratio_covers(3.0), 20000, 500, 0.22),
)  # fmt: skip
