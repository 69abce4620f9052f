"""Several answers of one customer are no several customers (Q8; statistics, Shares)."""

import pytest

from jobs.patterns.ces import ces
from jobs.patterns.csat import csat
from jobs.patterns.customers import mean_by_customer, people, share_by_customer
from jobs.patterns.difference import difference
from jobs.patterns.figure import Figure, mean_with_t
from jobs.patterns.shares import share
from jobs.refusal import Refusal


def strangers(*values):
    return [(str(number), value) for number, value in enumerate(values)]


@pytest.mark.parametrize("values", [(1.0, 2.0), (3.0, 4.0, 8.0), tuple(map(float, range(40)))])
def test_strangers_have_students_interval(values):
    """Q8: one answer each gives the textbook's interval, nothing else."""
    own, plain = mean_by_customer(strangers(*values)), mean_with_t(values, "")
    assert (own.value, own.low, own.high, own.n) == pytest.approx(
        (plain.value, plain.low, plain.high, plain.n)
    )


@pytest.mark.parametrize(("part", "whole"), [(30, 100), (1, 2), (0, 7), (7, 7), (5, 6)])
def test_strangers_have_wilsons_interval(part, whole):
    """Q8, statistics: 30 of 100 is 21.9 to 39.6 %."""
    own, plain = share_by_customer(strangers(*(i < part for i in range(whole)))), share(part, whole)
    assert (own.value, own.low, own.high, own.n) == pytest.approx(
        (plain.value, plain.low, plain.high, plain.n)
    )


@pytest.mark.parametrize("answers", [[], [("a", 1.0)], [("a", 1.0), ("a", 9.0)]])
def test_one_customer_has_no_mean(answers):
    """Q8: nobody's spread can be told from one person."""
    assert mean_by_customer(answers) is None


def test_no_answers_have_no_share():
    assert share_by_customer([]) is None


REPEATED = [
    ([("a", 2.0), ("b", 8.0)], 5),  # the same two customers five times over
    ([("a", 2.0), ("b", 8.0), ("c", 5.0)], 2),
]


@pytest.mark.parametrize(("answers", "times"), REPEATED)
def test_saying_the_same_again_makes_nothing_surer(answers, times):
    """Q8: the interval counts customers."""
    once, again = mean_by_customer(answers), mean_by_customer(answers * times)
    assert (again.low, again.high) == pytest.approx((once.low, once.high))
    assert again.n == times * once.n
    yes = [(who, value > 4) for who, value in answers]
    assert share_by_customer(yes * times).high == pytest.approx(share_by_customer(yes).high)


@pytest.mark.parametrize(
    ("given", "customers"),
    [({"a": 1, "b": 1}, 2), ({"a": 2, "b": 2}, 2), ({"a": 9, "b": 1}, 1), ({"a": 3, "b": 1, "c": 1}, 2)],
)
def test_who_gave_most_of_the_answers_counts_for_less_than_one_each(given, customers):
    assert people([(who, 0.0) for who, number in given.items() for _ in range(number)]) == customers


@pytest.mark.parametrize(
    ("answers", "best", "percent"),
    [((8, 8), 10, 0), ((8, 9), 10, 50), ((9, 10), 10, 100), ((3, 4), 5, 50), ((5, 4), 5, 100), ((1, 3), 5, 0)],
)  # fmt: skip
def test_satisfied_is_who_ticked_the_two_best_boxes(answers, best, percent):
    """Q8: CSAT."""
    assert csat(strangers(*answers), best).value == percent


@pytest.mark.parametrize(
    ("answers", "best", "words"),
    [((9,), 7, "1 to 10"), ((0,), 10, "outside 1 to 10"), ((6,), 5, "outside 1 to 5")],
)
def test_csat_of_another_scale_is_refused(answers, best, words):
    """Q8"""
    with pytest.raises(Refusal, match=words):
        csat(strangers(*answers), best)


def test_effort_is_a_mean_and_a_share():
    """Q8: CES, both by statistics' row: mean with t and top-two share with Wilson."""
    mean, easy = ces(strangers(1, 5, 6, 7))
    assert (mean.value, easy.value) == (4.75, 50)
    assert ces([]) == (None, None)
    for answer in (0, 8):
        with pytest.raises(Refusal, match="outside 1 to 7"):
            ces(strangers(answer))


PAIRS = [  # Newcombe 1998, table II, method 10: 56/70 - 48/80, 9/10 - 3/10, 10/10 - 0/10
    ((56, 70), (48, 80), 20.0, 5.24, 33.39),
    ((9, 10), (3, 10), 60.0, 17.05, 80.90),
    ((10, 10), (0, 10), 100.0, 60.75, 100.0),
]


@pytest.mark.parametrize(("first", "second", "value", "low", "high"), PAIRS)
def test_the_difference_is_newcombes(first, second, value, low, high):
    found = difference(share(*first), share(*second))
    assert (found.value, found.low, found.high) == pytest.approx((value, low, high), abs=0.01)


def test_no_difference_from_oneself():
    one = Figure(5.0, 4.0, 7.0, 9, "")
    found = difference(one, one)
    assert (found.value, found.low, found.high) == pytest.approx((0, -(5**0.5), 5**0.5))
