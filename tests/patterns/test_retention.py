"""Answered and unanswered critics are watched from the same point, the last day of the promise (Retention)."""

from datetime import date, timedelta

import pytest

from jobs.patterns.retention import Critic, retention

SPOKE, TODAY = date(2026, 1, 1), date(2026, 6, 1)
WATCHED = 90
DUE, END = date(2026, 1, 15), date(2026, 4, 15)


def promised(day):
    return day + timedelta(days=14)


def compared(*critics, today=TODAY):
    return retention(critics, promised, today, WATCHED)


def test_nobody_gives_no_share():
    found = compared()
    assert (found.answered, found.unanswered, found.difference, found.not_over) == (None, None, None, 0)


@pytest.mark.parametrize(("today", "over"), [(END - timedelta(days=1), False), (END, True)])
def test_a_critic_is_counted_when_the_time_is_over(today, over):
    found = compared(Critic(SPOKE, None), today=today)
    assert (found.unanswered is not None, found.not_over) == (over, int(not over))


ANSWERED = [
    (None, False),
    (DUE + timedelta(days=1), False),  # a day late
    (DUE, True),
    (SPOKE, True),
]


@pytest.mark.parametrize(("answered_on", "in_time"), ANSWERED)
def test_answered_means_within_the_promise(answered_on, in_time):
    found = compared(Critic(SPOKE, answered_on))
    assert (found.answered is not None, found.unanswered is not None) == (in_time, not in_time)
    assert found.difference is None


BACK = [
    ((), 0),
    ((DUE,), 0),  # before both groups are watched: who asks for the answer has not come back
    ((DUE + timedelta(days=1),), 100),
    ((END,), 100),
    ((END + timedelta(days=1),), 0),
    ((SPOKE, END), 100),
]


@pytest.mark.parametrize(("later", "percent"), BACK)
def test_came_back_within_the_time_watched(later, percent):
    assert compared(Critic(SPOKE, SPOKE, later)).answered.value == percent


def test_the_difference_carries_newcombes_interval():
    """56 of 70 against 48 of 80: 20 points, 5.2 to 33.4."""
    back = (END,)
    group = [Critic(SPOKE, SPOKE, back if n < 56 else ()) for n in range(70)]
    group += [Critic(SPOKE, None, back if n < 48 else ()) for n in range(80)]
    found = compared(*group).difference
    assert (found.value, found.low, found.high, found.n) == (
        pytest.approx(20),
        pytest.approx(5.24, abs=0.01),
        pytest.approx(33.39, abs=0.01),
        150,
    )
