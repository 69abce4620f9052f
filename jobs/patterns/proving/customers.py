"""What means and shares over customers claim: intervals hold the truth even where some customers answer five times (CSAT, CES)."""

from __future__ import annotations

from functools import partial
from statistics import NormalDist

import numpy as np
from numpy.random import Generator

from jobs.patterns.ces import ces
from jobs.patterns.csat import csat
from jobs.patterns.customers import mean_by_customer
from jobs.patterns.figure import mean_with_t
from jobs.patterns.proving.claim import Claim, coverage

OFTEN = (1, 1, 1, 2, 2, 3, 5)  # how many answers a customer gives
CHANCE = NormalDist()
SOURCE = "statistics, Shares and CES"

Answers = list[tuple[str, float]]


def answers(random: Generator, people: int) -> Answers:
    """Answers around zero; half of their variance belongs to the customer, half to the day."""
    given = random.choice(OFTEN, people)
    customer = np.repeat(np.arange(people), given)
    felt = (random.normal(0, 1, people)[customer] + random.normal(0, 1, len(customer))) / 2**0.5
    return list(zip(map(str, customer.tolist()), felt.tolist(), strict=True))


def scaled(told: Answers, cuts: tuple[float, ...]) -> list[tuple[str, int]]:
    """The same answers on a scale that begins at 1 and goes one step up at every cut."""
    return [(who, 1 + sum(value > cut for cut in cuts)) for who, value in told]


CUTS_TEN = tuple(-2 + 0.35 * step for step in range(9))
CUTS_SEVEN = (-1.8, -1.2, -0.7, -0.2, 0.4, 1.0)
TRUE_CSAT = 100 * (1 - CHANCE.cdf(CUTS_TEN[7]))
TRUE_EASY = 100 * (1 - CHANCE.cdf(CUTS_SEVEN[4]))
TRUE_EFFORT = 1 + sum(1 - CHANCE.cdf(cut) for cut in CUTS_SEVEN)


def csat_covers(random: Generator, runs: int, people: int) -> float:
    """How often the interval of the share of 9 and 10 holds the true one."""
    return coverage([csat(scaled(answers(random, people), CUTS_TEN), 10) for _ in range(runs)], TRUE_CSAT)


def effort_covers(random: Generator, runs: int, people: int) -> float:
    """How often the interval of the mean of "it was easy" holds the true one."""
    return coverage([ces(scaled(answers(random, people), CUTS_SEVEN))[0] for _ in range(runs)], TRUE_EFFORT)


def easy_covers(random: Generator, runs: int, people: int) -> float:
    """How often the interval of the share of 6 and 7 holds the true one."""
    return coverage([ces(scaled(answers(random, people), CUTS_SEVEN))[1] for _ in range(runs)], TRUE_EASY)


def mean_covers(random: Generator, runs: int, people: int) -> float:
    """How often the interval of a plain mean over customers holds the true one."""
    return coverage([mean_by_customer(answers(random, people)) for _ in range(runs)], 0)


def blindly_covers(random: Generator, runs: int, people: int) -> float:
    """The same for an interval that takes every answer for a customer of its own."""
    drawn = (answers(random, people) for _ in range(runs))
    return coverage([mean_with_t([value for _, value in told], "") for told in drawn], 0)


CLAIMS = (
    *(
        Claim("Customers", f"mean over {n} customers covers", SOURCE, 0.93, 0.97, partial(mean_covers, people=n), 8000, 300)
        for n in (10, 20, 40, 100)
    ),
    Claim("Customers", "one answer, one customer covers too rarely", SOURCE, 0.0, 0.90, partial(blindly_covers, people=40), 2000, 300),
    *(
        Claim("CSAT", f"interval covers, {n} customers", SOURCE, 0.93, 0.97, partial(csat_covers, people=n), 6000, 200)
        for n in (20, 40, 100)
    ),
    *(
        Claim("CES", f"mean covers, {n} customers", SOURCE, 0.93, 0.97, partial(effort_covers, people=n), 6000, 200)
        for n in (20, 40)
    ),
    *(
        Claim("CES", f"top-two share covers, {n} customers", SOURCE, 0.93, 0.97, partial(easy_covers, people=n), 6000, 200)
        for n in (20, 40)
    ),
)  # fmt: skip
