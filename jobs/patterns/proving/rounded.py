"""What the public figures claim though they are worked out from rounded numbers: their intervals stay honest, a steady theme stays quiet (Q8, M8)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from jobs.patterns.bands import Limits
from jobs.patterns.proving.claim import Claim
from jobs.patterns.released_split import SPLITS, figure_of
from jobs.patterns.released_trend import limits_piece, signals

LIMITS = Limits()
FEWEST, MOST = 150, 1000  # people
PROMOTERS, PASSIVES, DETRACTORS = 0.6, 0.3, 0.1
ASKED = 900
PERIODS, USUAL, SPREAD = 12, 60, 2.5  # two years, voices in two months, variance over that of pure chance


def held(name: str, counts: Sequence[int], truth: float) -> bool:
    """Whether the interval that is worked out from the rounded groups holds the truth."""
    bands = [LIMITS.cell_band(count, count) for count in counts]
    figure = figure_of(SPLITS[name], bands, LIMITS)
    return figure is not None and figure.low <= truth <= figure.high


def share_covers(random: Generator, runs: int, lowest: float, highest: float) -> float:
    """How often a share's interval holds the true one, for shares and sizes of all kinds."""
    hits = []
    for _ in range(runs):
        truth, people = random.uniform(lowest, highest), int(random.integers(FEWEST, MOST))
        yes = int(random.binomial(people, truth))
        hits.append(held("answered", (yes, people - yes), 100 * truth))
    return float(np.mean(hits))


def usual_share(random: Generator, runs: int) -> float:
    """Between three and nine tenths."""
    return share_covers(random, runs, 0.3, 0.9)


def high_share(random: Generator, runs: int) -> float:
    """So high that the other group is often hidden."""
    return share_covers(random, runs, 0.95, 0.995)


def nps_covers(random: Generator, runs: int) -> float:
    """How often the interval of the net promoter score holds the true one."""
    drawn = random.multinomial(ASKED, (PROMOTERS, PASSIVES, DETRACTORS), size=runs)
    return float(np.mean([held("nps", counts, 100 * (PROMOTERS - DETRACTORS)) for counts in drawn.tolist()]))


def stands_out(random: Generator, runs: int, times: float) -> float:
    """How often a two-year chart of a theme that varies more than chance has a period outside, the newest being so many times as loud."""
    means = np.full(PERIODS, float(USUAL))
    means[-1] *= times
    drawn = random.poisson(random.gamma(means / (SPREAD - 1), SPREAD - 1, size=(runs, PERIODS)))
    return float(np.mean([bool(outside(row)) for row in drawn.tolist()]))


def outside(counts: Sequence[int]) -> list[list[str]]:
    """The periods that the site would mark."""
    trend = [
        {"period": [str(place), str(place)], "band": LIMITS.cell_band(count, count)}
        for place, count in enumerate(counts)
    ]
    return signals(trend, limits_piece(trend, LIMITS))


def steady(random: Generator, runs: int) -> float:
    """Nothing happens."""
    return stands_out(random, runs, 1)


def doubled(random: Generator, runs: int) -> float:
    """The newest two months are twice as loud."""
    return stands_out(random, runs, 2)


CLAIMS = (
    Claim("Public share", "interval from rounded groups covers", "airlock, small numbers", 0.93, 0.97, usual_share, 20_000, 1000),
    Claim("Public share", "it covers where the other group is hidden", "airlock, small numbers", 0.93, 1.0, high_share, 20_000, 1000),
    Claim("Public NPS", "interval from rounded groups covers, n = 900", "airlock, small numbers", 0.93, 0.97, nps_covers, 4000, 300),
    Claim("Public limits", "a steady chart of two years marks a period", "statistics, Laney", 0.0, 0.05, steady, 20_000, 1000),
    Claim("Public limits", "a newest period twice as loud is marked", "statistics, Laney", 0.5, 0.9, doubled, 20_000, 1000),
)  # fmt: skip
