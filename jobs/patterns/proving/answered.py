"""What the answered share claims: voices that still wait do not pull it down while more and more come in (A1)."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from jobs.patterns.answered import Wait, answered_by
from jobs.patterns.difference import difference
from jobs.patterns.proving.claim import Claim, coverage

TRUTH, DAY, GROWTH = 0.688, 60, 1.03
VOICES, FEW = 8000, 400
ANGRY, OTHERS = 120, 240


def waits(random: Generator, voices: int = VOICES) -> list[Wait]:
    """Voices of an inflow that grows 3 % a day; in the end 68.8 % of them are answered by day 60."""
    ages = random.exponential(1 / np.log(GROWTH), voices)
    delays = random.exponential(-DAY / np.log(1 - TRUTH), voices)
    return [Wait(int(min(age, delay)), bool(delay <= age)) for age, delay in zip(ages, delays, strict=True)]


def far_from_truth(random: Generator, runs: int) -> float:
    """How far the estimate lies from the truth on average, in points."""
    found = [answered_by(waits(random), DAY) for _ in range(runs)]
    return abs(float(np.mean([figure.value for figure in found if figure])) - 100 * TRUTH)


def plain_share(random: Generator, runs: int) -> float:
    """What the plain share of answered voices says, in percent."""
    return 100 * float(np.mean([np.mean([wait.answered for wait in waits(random)]) for _ in range(runs)]))


def covers(random: Generator, runs: int) -> float:
    """How often the interval of 400 voices holds the truth."""
    found = [answered_by(waits(random, FEW), DAY) for _ in range(runs)]
    return coverage(found, 100 * TRUTH)


def apart_for_nothing(random: Generator, runs: int) -> float:
    """How often the angriest seem to be answered later or sooner than others where all wait alike."""
    told = []
    for _ in range(runs):
        angry, others = (answered_by(waits(random, number), DAY) for number in (ANGRY, OTHERS))
        apart = difference(angry, others) if angry and others else None
        told.append(apart is not None and not apart.low <= 0 <= apart.high)
    return float(np.mean(told))


SOURCE = "statistics, Answered share by day d"
CLAIMS = (
    Claim("Answered share", "mean estimate is off by points, inflow growing 3 % a day", SOURCE, 0, 1.5, far_from_truth, 100, 5, 2.0),
    Claim("Answered share", "the plain share says 40 %", SOURCE, 38, 42, plain_share, 100, 5, 1.0),
    Claim("Answered share", "interval of 400 voices covers", SOURCE, 0.93, 0.97, covers, 4000, 300),
    Claim("Answered share", "two groups differ, where they do not", SOURCE, 0.0, 0.07, apart_for_nothing, 3000, 200),
)  # fmt: skip
