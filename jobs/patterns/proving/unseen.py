"""Proof of what is said about the unheard: Good-Turing is right on average and its interval covers the truth (statistics, Unseen themes)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from jobs.mosaic.unseen import estimate
from jobs.patterns.proving.claim import Claim

VOICES = 200
ROOTS = np.arange(1, 401)
WORLDS: dict[str, NDArray[np.float64]] = {
    "a few large matters and a long tail": 1 / ROOTS**1.1,
    "a steep tail": 1 / ROOTS**1.6,
    "forty equal matters": np.ones(40),
    "two hundred equal matters": np.ones(200),
}


def drawn(world: str, random: Generator) -> tuple[float, float, float, float]:
    """Estimate, low, high, and the true chance that the next voice raises a matter that none of these has raised."""
    chances = WORLDS[world] / WORLDS[world].sum()
    said = random.choice(len(chances), VOICES, p=chances)
    found = estimate(Counter(Counter(said.tolist()).values()), VOICES)
    truth = float(np.delete(chances, np.unique(said)).sum())
    return found.share, found.low, found.high, truth


def covers(world: str) -> Callable[[Generator, int], float]:
    """Share of runs in which the interval holds the truth."""

    def simulate(random: Generator, runs: int) -> float:
        found = (drawn(world, random) for _ in range(runs))
        return sum(low <= truth <= high for _, low, high, truth in found) / runs

    return simulate


def bias(world: str) -> Callable[[Generator, int], float]:
    """Mean of estimate minus truth."""

    def simulate(random: Generator, runs: int) -> float:
        found = (drawn(world, random) for _ in range(runs))
        return sum(share - truth for share, _, _, truth in found) / runs

    return simulate


SOURCE = "statistics, Unseen themes; Good 1953, Esty 1983"
CLAIMS: tuple[Claim, ...] = (
    *(
        Claim("Unseen themes", f"interval covers, {world}", SOURCE, 0.93, 1.0, covers(world), 4000, 300)
        for world in WORLDS
    ),
    *(
        Claim(
            "Unseen themes", f"right on average, {world}", SOURCE, -0.004, 0.004, bias(world), 4000, 300, 0.05
        )
        for world in WORLDS
    ),
)
