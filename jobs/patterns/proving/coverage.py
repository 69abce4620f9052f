"""Proof of what is said about holes in the picture: with nothing amiss few are found, and a source that falls silent is (M12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from numpy.random import Generator

from jobs.mosaic.coverage import DAYS, Heard, find_holes
from jobs.patterns.proving.claim import Claim

TODAY = date(2026, 11, 22)
CHANNELS = ("survey", "calls", "mail", "form", "reviews")
LANGUAGES = ("en", "ru", "ar")
WEEKLY = 4.0  # voices of a channel


def year(random: Generator, spread: float, silent: int = 0) -> list[Heard]:
    """A year of voices, `spread` times more scattered than Poisson; the first channel says nothing on the last `silent` days."""
    heard: list[Heard] = []
    for week in range(52):
        for channel in CHANNELS:
            level = random.gamma(WEEKLY / (spread - 1), spread - 1) if spread > 1 else WEEKLY
            for _ in range(random.poisson(level)):
                back = 7 * week + int(random.integers(7))
                if channel != CHANNELS[0] or back >= silent:
                    language, theme = LANGUAGES[random.integers(3)], f"t{random.integers(8)}"
                    themes = (theme,) if random.random() > 0.1 else ()
                    heard.append(Heard(TODAY - timedelta(back), channel, language, None, themes))
    return heard


def alarms(spread: float) -> Callable[[Generator, int], float]:
    """Findings of one kind or another in a report, divided by the four searches it makes."""

    def simulate(random: Generator, runs: int) -> float:
        kinds = (len({hole.kind for hole in find_holes(year(random, spread), TODAY)}) for _ in range(runs))
        return sum(kinds) / (4 * runs)

    return simulate


def finds_silence(random: Generator, runs: int) -> float:
    """Share of runs in which a channel that has been silent for four weeks is named."""
    found = (find_holes(year(random, 1.6, silent=DAYS), TODAY) for _ in range(runs))
    return (
        sum(any((hole.kind, hole.cell) == ("silent", CHANNELS[0]) for hole in holes) for holes in found)
        / runs
    )


SOURCE = "capabilities, M12"
CLAIMS: tuple[Claim, ...] = (
    Claim("Coverage", "false finding by one search, Poisson", SOURCE, 0, 0.05, alarms(1.0), 400, 30, 0.15),
    Claim(
        "Coverage",
        "false finding by one search, overdispersion 3",
        SOURCE,
        0,
        0.05,
        alarms(3.0),
        400,
        30,
        0.15,
    ),
    Claim("Coverage", "four silent weeks of a channel are found", SOURCE, 0.8, 1, finds_silence, 400, 30),
)
