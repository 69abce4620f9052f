"""What the comparison of answered and unanswered critics claims: it holds a true difference, and waiting alone makes none (Retention)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import numpy as np
from numpy.random import Generator

from jobs.patterns.difference import difference
from jobs.patterns.figure import Figure
from jobs.patterns.proving.claim import Claim
from jobs.patterns.retention import Critic, Retention, retention
from jobs.patterns.shares import share

SPOKE, TODAY = date(2026, 1, 1), date(2026, 12, 1)
PROMISE, WATCHED, CRITICS = 14, 180, 240
SOURCE = "Newcombe 1998, method 10; statistics, Shares"


def due(day: date) -> date:
    """The last day on which an answer was promised."""
    return day + timedelta(days=PROMISE)


def compared(critics: list[Critic]) -> Retention:
    """Both groups, all watched to the end."""
    return retention(critics, due, TODAY, WATCHED)


def critic(answered: bool, back: float | None) -> Critic:
    """A critic who was answered in time or never, and spoke again after so many days."""
    later = () if back is None else (SPOKE + timedelta(days=int(back)),)
    return Critic(SPOKE, SPOKE + timedelta(days=5) if answered else None, later)


def covers(
    random: Generator, runs: int, answered: int, unanswered: int, shares: tuple[float, float]
) -> float:
    """How often the interval of the difference holds the true one."""
    hits = []
    for _ in range(runs):
        back = random.random(answered) < shares[0], random.random(unanswered) < shares[1]
        group = [critic(True, 60 if came else None) for came in back[0].tolist()]
        group += [critic(False, 60 if came else None) for came in back[1].tolist()]
        found = compared(group).difference
        hits.append(holds(found, 100 * (shares[0] - shares[1])))
    return float(np.mean(hits))


def holds(figure: Figure | None, truth: float) -> bool:
    """True when the interval holds the truth."""
    return figure is not None and figure.low <= truth <= figure.high


def indifferent(random: Generator) -> list[Critic]:
    """Critics whom an answer does not move: all write again now and then, and who writes again is answered the next day."""
    found = []
    gaps, waits = random.exponential(200, (CRITICS, 4)).cumsum(axis=1), random.exponential(40, CRITICS)
    for again, wait in zip(gaps.tolist(), waits.tolist(), strict=True):
        answer = min(wait, again[0] + 1)
        later = tuple(SPOKE + timedelta(days=int(day) + 1) for day in again)
        found.append(Critic(SPOKE, SPOKE + timedelta(days=int(answer)), later))
    return found


def claims_for_nothing(random: Generator, runs: int) -> float:
    """How often a difference is claimed where an answer moves nobody."""
    return float(np.mean([not holds(compared(indifferent(random)).difference, 0.0) for _ in range(runs)]))


def claims_plainly(random: Generator, runs: int) -> float:
    """The same when everybody is watched from the day of the complaint on, as one would do without thinking."""
    claimed = []
    for _ in range(runs):
        back: dict[bool, list[bool]] = {True: [], False: []}
        for one in indifferent(random):
            in_time = one.answered_on is not None and one.answered_on <= due(SPOKE)
            back[in_time].append(min(one.later) <= SPOKE + timedelta(days=PROMISE + WATCHED))
        first, second = (share(sum(came), len(came)) for came in back.values())
        claimed.append(first is not None and second is not None and not holds(difference(first, second), 0.0))
    return float(np.mean(claimed))


CLAIMS = (
    Claim("Retention", "difference covers, 200 and 59", SOURCE, 0.93, 0.97, partial(covers, answered=200, unanswered=59, shares=(0.18, 0.10)), 6000, 250),
    Claim("Retention", "difference covers, 40 and 40", SOURCE, 0.93, 0.97, partial(covers, answered=40, unanswered=40, shares=(0.5, 0.3)), 6000, 250),
    Claim("Retention", "a difference claimed where none is", SOURCE, 0.0, 0.07, claims_for_nothing, 3000, 100),
    Claim("Retention", "watched from the complaint on, claimed too often", SOURCE, 0.10, 1.0, claims_plainly, 3000, 100),
)  # fmt: skip
