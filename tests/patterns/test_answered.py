"""Share answered by day d, with those still waiting counted rightly (A1)."""

import pytest

from jobs.patterns.answered import Wait, answered_by

MIXED = [Wait(1, True), Wait(2, False), Wait(3, True), Wait(5, False)]


def test_nobody_waits():
    """A1: no figure without voices."""
    assert answered_by([], 10) is None


@pytest.mark.parametrize(
    ("waits", "day", "value"),
    [
        ([Wait(3, False)] * 4, 10, 0.0),  # nobody answered yet
        ([Wait(3, True)] * 4, 2, 0.0),  # the day before
        ([Wait(3, True)] * 4, 3, 100.0),  # on the day
        (MIXED, 1, 25.0),
        (MIXED, 2, 25.0),  # one left without an answer: no change of the share, fewer to compare with
        (MIXED, 3, 62.5),  # 1 - 3/4 * 1/2
        (MIXED, 9, 62.5),
        ([Wait(1, True), Wait(2, True)], 2, 100.0),
    ],
)
def test_kaplan_meier(waits, day, value):
    """A1: 1 - product of (1 - answered / still waiting)."""
    figure = answered_by(waits, day)
    assert figure.value == pytest.approx(value)
    assert 0 <= figure.low <= figure.value <= figure.high <= 100
    assert figure.n == len(waits)


def test_interval_narrows_with_more_voices():
    """A1: Greenwood's spread on the log-minus-log scale; 25 of 100 answered on day 1."""
    few, many = (answered_by([Wait(1, True), *[Wait(9, False)] * 3] * times, 5) for times in (5, 100))
    assert few.value == many.value == pytest.approx(25.0)
    assert few.high - few.low > 3 * (many.high - many.low)
    assert (many.low, many.high) == (pytest.approx(21.0, abs=0.3), pytest.approx(29.5, abs=0.3))


@pytest.mark.parametrize(
    ("waits", "low", "high"),
    [
        ([Wait(3, False)] * 100, 0.0, 100.0),  # nobody was watched for ten days
        ([Wait(10, False)] * 100, 0.0, 3.7),
        ([Wait(10, False)] * 100 + [Wait(3, False)] * 50, 0.0, 3.7),
        ([Wait(2, True)] * 100, 96.3, 100.0),
    ],
)
def test_interval_when_nobody_or_everybody_was_answered(waits, low, high):
    """A1: Wilson, as for any share of none or all."""
    figure = answered_by(waits, 10)
    assert (round(figure.low, 1), round(figure.high, 1)) == (low, high)
