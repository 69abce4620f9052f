"""What the impact of a change claims: it is rarely fooled, it finds what is there, and its interval holds in growth and season (M9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from math import log

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from jobs.patterns.figure import Z
from jobs.patterns.impact import LOOKS, Impact, impact
from jobs.patterns.periods import months_between
from jobs.patterns.proving.claim import Claim, coverage

CHANGED = date(2026, 1, 1)
MONTHS = months_between("2024-12", "2026-12")  # a year of baseline, the month that made us act, a year after
TRIGGER = 12
FIGURE = "Impact of a change"
STATISTICS = "statistics, Impact of a change"
MOSAIC = "mosaic-and-patterns, Impact"
CONTACTS, SHARE, EFFECT = 240.0, 15 / 240, 0.75
SCENARIOS = {
    "flat": (0.0, 0.0),
    "growth": (0.015, 0.0),
    "season": (0.0, 0.3),
    "growth and season": (0.015, 0.3),
}

Counts = NDArray[np.int64]
Means = NDArray[np.int64] | NDArray[np.float64]


def draw(random: Generator, mean: float | Means, phi: float, size: tuple[int, ...]) -> Counts:
    """Counts with this mean and `phi` times the variance of pure chance."""
    if phi == 1:
        return random.poisson(mean, size)
    return random.negative_binomial(np.asarray(mean) / (phi - 1), 1 / phi, size)


def judged(counts: Counts, after: int, contacts: Counts | None = None) -> Impact:
    """What the figure says so many months after the change."""
    names = MONTHS[: TRIGGER + 1 + after]
    known = by_month(names, contacts) if contacts is not None else None
    return impact(by_month(names, counts), CHANGED, contacts=known)


def by_month(names: tuple[str, ...], counts: Counts) -> dict[str, int]:
    """The counts under their months."""
    return {name: int(count) for name, count in zip(names, counts, strict=False)}


def worst_of_twenty(random: Generator, runs: int, phi: float, months: int) -> list[Counts]:
    """Nothing changes; of twenty themes we act on the one with the worst last months."""
    drawn = draw(random, 15.0, phi, (runs, 20, TRIGGER + 7))
    bad = drawn[:, :, TRIGGER + 1 - months : TRIGGER + 1].sum(axis=2).argmax(axis=1)
    return [themes[theme] for themes, theme in zip(drawn, bad, strict=True)]


def fooled(random: Generator, runs: int, phi: float, months: int = 1, shares: bool = False) -> float:
    """How often an effect is claimed where there is none, after acting on the worst of twenty themes."""
    acted = worst_of_twenty(random, runs, phi, months)
    contacts = draw(random, CONTACTS, 3.0, (runs, TRIGGER + 7)) if shares else [None] * runs
    found = (judged(row, 6, all_of) for row, all_of in zip(acted, contacts, strict=True))
    return float(np.mean([one.verdict in ("worked", "worse") for one in found]))


def naively_fooled(random: Generator, runs: int, phi: float) -> float:
    """The same where the month that made us act is the one compared with."""
    rows = np.array(worst_of_twenty(random, runs, phi, 1))
    after = rows[:, TRIGGER + 1 :].mean(axis=1)
    return float(np.mean(rows[:, TRIGGER] - after > Z * np.sqrt(rows[:, TRIGGER] + after / 6)))


def looks(random: Generator, runs: int, phi: float) -> float:
    """How often "worked" is said at any of the looks where nothing changed."""
    rows = draw(random, 15.0, phi, (runs, TRIGGER + 13))
    return float(np.mean([any(judged(row, look).verdict == "worked" for look in LOOKS) for row in rows]))


def found(random: Generator, runs: int, shares: bool) -> float:
    """How often a true -40 % at 15 a month is found after six months; with shares, 225 other contacts come along."""
    rows = np.hstack([random.poisson(15, (runs, TRIGGER + 1)), random.poisson(9, (runs, 6))])
    contacts = rows + random.poisson(CONTACTS - 15, rows.shape) if shares else [None] * runs
    verdicts = [judged(row, 6, all_of).verdict for row, all_of in zip(rows, contacts, strict=True)]
    return float(np.mean([verdict == "worked" for verdict in verdicts]))


def drawn(random: Generator, runs: int, scenario: str) -> tuple[Counts, Counts]:
    """Complaints and contacts of 19 months; the share falls by a quarter with the change."""
    growth, season = SCENARIOS[scenario]
    month = np.arange(TRIGGER + 7)
    level = CONTACTS * (1 + growth) ** month * (1 + season * np.sin(2 * np.pi * month / 12))
    contacts = draw(random, level, 2.0, (runs, len(month)))
    share = np.where(month > TRIGGER, SHARE * EFFECT, SHARE)
    return draw(random, np.multiply(contacts, share), 1.3, contacts.shape), contacts


def covers(random: Generator, runs: int, scenario: str) -> float:
    """How often the interval of the ratio of shares holds the true effect."""
    rows = zip(*drawn(random, runs, scenario), strict=True)
    ratios = [judged(counts, 6, contacts).ratio for counts, contacts in rows]
    return coverage(ratios, EFFECT)


def naively_covers(random: Generator, runs: int, scenario: str) -> float:
    """The same for numbers a month and pure chance, as a spreadsheet would do it."""
    counts, _ = drawn(random, runs, scenario)
    before, after = counts[:, :TRIGGER].sum(axis=1), counts[:, TRIGGER + 1 :].sum(axis=1)
    away = np.abs(np.log(after / 6 * TRIGGER / before) - log(EFFECT))
    return float(np.mean(away <= Z * np.sqrt(1 / before + 1 / after)))


def claim(says: str, low: float, high: float, simulate: Callable[[Generator, int], float]) -> Claim:
    """A claim of this figure."""
    source = MOSAIC if "interval" in says or "shares" in says else STATISTICS
    return Claim(FIGURE, says, source, low, high, simulate, runs=4000, sampled=300)


def overdispersed(phi: float) -> str:
    """The spread in words."""
    return "pure chance" if phi == 1 else f"overdispersion {phi:g}"


CLAIMS = (
    *(
        claim(f"fooled by the worst of 20 themes, {overdispersed(phi)}", 0, 0.05, partial(fooled, phi=phi))
        for phi in (1.0, 1.6)
    ),
    *(
        claim(
            f"fooled by the worst of 20 themes by shares, {overdispersed(phi)}",
            0,
            0.05,
            partial(fooled, phi=phi, shares=True),
        )
        for phi in (1.0, 1.6)
    ),
    *(
        claim(
            f"fooled by the worst {months} months of 20 themes, {overdispersed(phi)}",
            0,
            0.05,
            partial(fooled, phi=phi, months=months),
        )
        for phi in (1.0, 1.6)
        for months in (2, 3)
    ),
    *(
        claim(f"the naive comparison is fooled, {overdispersed(phi)}", low, 1, partial(naively_fooled, phi=phi))
        for phi, low in ((1.0, 0.15), (1.6, 0.40))
    ),
    *(
        claim(f"'worked' at any of three looks without effect, {overdispersed(phi)}", 0, 0.05, partial(looks, phi=phi))
        for phi in (1.0, 1.6)
    ),
    claim("a true -40 % at 15 a month is found after 6 months", 0.80, 1, partial(found, shares=False)),
    claim("a true -40 % of 15 in 240 is found by shares after 6 months", 0.80, 1, partial(found, shares=True)),
    *(claim(f"interval of the ratio of shares holds, {name}", 0.93, 0.97, partial(covers, scenario=name)) for name in SCENARIOS),
    *(
        claim(f"naive interval of numbers a month holds, {name}", 0, high, partial(naively_covers, scenario=name))
        for name, high in (("flat", 0.93), ("growth", 0.80), ("season", 0.76), ("growth and season", 0.35))
    ),
)  # fmt: skip
