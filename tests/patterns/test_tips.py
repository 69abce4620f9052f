"""Middling voices, ordered by how far they lie below their customer's own habit (M5)."""

import pytest

from jobs.patterns.habits import FEWEST, Habits, by_customer, habits
from jobs.patterns.surveyed import Voice
from jobs.patterns.tips import is_middling, tips


def voice(number, author="ann", said_on="2026-01-01", **given):
    return Voice(number, author, "survey", said_on, **given)


MIDDLING = [
    ({}, False),  # nothing was given
    ({"rating": 2}, False),
    ({"rating": 3}, True),
    ({"rating": 4}, False),
    ({"scores": {"a": 4, "b": 9}}, False),  # one is low: a complaint
    ({"scores": {"a": 5, "b": 9}}, True),
    ({"scores": {"a": 8, "b": 8}}, True),
    ({"scores": {"a": 8, "b": 9}}, False),  # happy
    ({"scores": {"a": 5}}, True),
    ({"rating": 5, "scores": {"a": 6}}, True),  # scores tell more than stars
    ({"rating": 3, "scores": {"a": 10}}, False),
]


@pytest.mark.parametrize(("given", "middling"), MIDDLING)
def test_middling_by_the_table(given, middling):
    """M5"""
    assert is_middling(voice(1, **given)) is middling


def regulars(number, low=6.0, high=8.0):
    """Customers who scored twice, half of them always low, half always high."""
    return {str(who): [low, low + 0.5] if who % 2 else [high, high + 0.5] for who in range(number)}


@pytest.mark.parametrize(
    "levels", [{}, {"a": []}, {"a": [5.0]}, regulars(FEWEST - 1), {str(n): [7.0] for n in range(99)}]
)
def test_no_habit_without_customers_who_scored_twice(levels):
    """M5"""
    assert habits(levels) is None


KNOWN = Habits(mean=7.0, within=1.0, between=1.0)
USUAL = [
    ([], 7.0),  # a stranger: everybody's level
    ([9.0], 8.0),  # one score counts half
    ([9.0, 9.0, 9.0], 8.5),  # three count three quarters
    ([7.0] * 9, 7.0),
    ([3.0] * 9, 3.4),
]


@pytest.mark.parametrize(("earlier", "value"), USUAL)
def test_the_habit_is_drawn_towards_everybodys(earlier, value):
    """M5: trust in k own scores = k b / (k b + w)."""
    figure = KNOWN.usual(earlier)
    assert figure.value == pytest.approx(value)
    assert figure.n == len(earlier)
    assert figure.high - figure.low <= KNOWN.usual([]).high - KNOWN.usual([]).low


def test_the_variances_by_hand():
    """M5: ten customers, five at 6.25 and five at 8.25, each half a point apart."""
    known = habits(regulars(FEWEST))
    assert (known.mean, known.within) == pytest.approx((7.25, 0.125))
    assert known.between == pytest.approx((2 * 10 / 9 - 0.125) / 2)


def test_customers_who_do_not_differ_have_no_habit_of_their_own():
    known = habits({str(who): [6.0, 8.0] for who in range(20)})
    assert known.between == 0
    assert known.usual([9.0, 9.0]).value == 7.0


def test_those_below_their_own_habit_come_first():
    """M5: a 7 of somebody who gives tens tells more than a 7 of somebody who gives sevens; later scores do not count."""
    said = []
    for who in range(12):
        level = 10 if who % 2 else 7
        said += [voice(10 * who + n, str(who), f"2026-01-{n + 1:02}", scores={"a": level}) for n in range(5)]
        said.append(voice(10 * who + 9, str(who), "2026-02-01", scores={"a": 7}))
    said.append(voice(999, "stars", "2026-02-02", rating=3))
    found = tips(reversed(said))
    assert [int(one.voice.author) % 2 for one in found[:6]] == [1] * 6
    assert all(one.usual.n == 5 and one.below > 2 for one in found[:6])
    assert [one.voice.number for one in found if one.usual and one.usual.n == 0][:1] == [100]
    assert (found[-1].voice.number, found[-1].usual, found[-1].below) == (999, None, None)


def test_without_habits_the_newest_come_first():
    """M5: nobody scored twice, so no habit is claimed."""
    found = tips([voice(n, str(n), f"2026-01-0{n}", scores={"a": 6}) for n in range(1, 5)])
    assert [(one.voice.number, one.usual) for one in found] == [(4, None), (3, None), (2, None), (1, None)]
    assert tips([]) == []


def test_levels_of_a_customer_keep_their_order():
    assert by_customer([("a", 2.0), ("b", 5.0), ("a", 1.0)]) == {"a": [2.0, 1.0], "b": [5.0]}
