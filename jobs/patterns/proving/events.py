"""What the event calendar claims: it stays silent where events change nothing, and sees complaints double after upgrades (M7)."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from jobs.patterns.aftermath import FORTNIGHT, look_after, pieces, told
from jobs.patterns.proving.claim import Claim
from jobs.patterns.tuning import draw

FIGURE = "After events"
SOURCE = "issue 4, Patterns: event calendar; capabilities M7"
DAYS = 728
WEEKDAYS = (1.3, 1.2, 1.1, 1.1, 1.0, 0.8, 0.5)
CONTACTS = 12.0  # a day
THEMES, THINGS, EVENTS = 12, 4, 4

Counts = NDArray[np.int64]


def calendar(random: Generator) -> list[list[int]]:
    """Days of the events of each thing: releases on Tuesdays, any week."""
    return [sorted(7 * random.choice(DAYS // 7 - 4, EVENTS, replace=False) + 1) for _ in range(THINGS)]


def contacts(random: Generator) -> Counts:
    """All contacts a day, with weekdays, growth and a season."""
    day = np.arange(DAYS)
    level = np.asarray(WEEKDAYS)[day % 7] * (1 + 0.0005 * day) * (1 + 0.3 * np.sin(2 * np.pi * day / 365))
    return draw(random, CONTACTS * level, 1.5, (DAYS,)).astype(int)


def found(random: Generator, things: list[list[int]], phi: float, times: float) -> tuple[bool, int]:
    """Whether the planted pair (first thing, first theme; complaints `times` as many) is told, and how many others are."""
    all_of = contacts(random)
    share = np.full((THEMES, DAYS), 1 / 17)  # 5 a week
    for day in things[0]:
        share[0, day : day + FORTNIGHT] *= times
    complaints = draw(random, all_of * share, phi, share.shape).astype(int)
    looks = [
        look_after(cut, theme.tolist(), all_of.tolist())
        for cut in (pieces(days, DAYS) for days in things)
        for theme in complaints
    ]
    passed = told([look.chance for look in looks if look.chance is not None])
    first = looks[0].chance is not None and passed[0]
    return first, sum(passed) - first


def false_alarms(random: Generator, runs: int, phi: float) -> float:
    """How often anything at all is told of 48 pairs where events change nothing."""
    told_of = (found(random, calendar(random), phi, 1.0) for _ in range(runs))
    return float(np.mean([planted or others > 0 for planted, others in told_of]))


def seen(random: Generator, runs: int, phi: float, times: float) -> float:
    """How often the planted rise is told."""
    return float(np.mean([found(random, calendar(random), phi, times)[0] for _ in range(runs)]))


def false_share(random: Generator, runs: int) -> float:
    """Share of false ones among all that is told, one rise planted."""
    told_of = [found(random, calendar(random), 1.6, 2.0) for _ in range(runs)]
    return float(np.mean([others / max(1, planted + others) for planted, others in told_of]))


CLAIMS = (
    Claim(FIGURE, "anything told of 48 pairs, nothing planted, pure chance", SOURCE, 0, 0.07, partial(false_alarms, phi=1.0), 1000, 40),
    Claim(FIGURE, "anything told of 48 pairs, nothing planted, overdispersion 1.6", SOURCE, 0, 0.07, partial(false_alarms, phi=1.6), 1000, 40),
    Claim(FIGURE, "complaints doubled after 4 upgrades, 5 a week, are told", SOURCE, 0.8, 1, partial(seen, phi=1.6, times=2.0), 1000, 40),
    Claim(FIGURE, "share of false ones among the told", SOURCE, 0, 0.05, false_share, 1000, 40, 0.3),
)  # fmt: skip
