"""The satisfaction index: each customer's weighted mean, times ten (Q8)."""

import pytest

from jobs.patterns.csi import csi, weigh, weighted_mean

SAME = {"delivery": 8, "product": 8}


@pytest.mark.parametrize(
    ("answers", "importance"),
    [
        ([], []),  # nobody asked
        ([{}], []),  # nobody scored anything
        ([SAME], []),  # one answer has no spread
        ([SAME, {}], []),
    ],
)
def test_too_little_gives_no_index(answers, importance):
    """Q8: no figure is invented."""
    assert csi(answers, importance) is None


@pytest.mark.parametrize(
    ("answers", "importance", "value"),
    [
        ([SAME, SAME], [], 80.0),
        ([{"delivery": 10}, {"delivery": 1}], [], 55.0),  # both ends of the scale
        ([{"delivery": 2, "product": 6}, SAME], [], 60.0),  # equal weights when importance was not asked
        ([{"delivery": 2, "product": 6}, SAME], [{"delivery": 9, "product": 3}], 55.0),  # weights 3/4 and 1/4
        (
            [{"delivery": 2}, {"product": 6}],
            [{"delivery": 9, "product": 3}],
            40.0,
        ),  # weights shared out over what was answered
    ],
)
def test_index_is_the_mean_of_customers(answers, importance, value):
    """Q8, statistics: CSI = mean of y_i, y_i = 10 * sum of w_j x_ij."""
    assert csi(answers, importance).value == pytest.approx(value)


def test_weights_are_shares_of_mean_importance():
    """Q2: importance is optional; an aspect that nobody rated gets the average weight."""
    assert weigh([{"a": 2}, {"a": 4, "b": 9}], {"a", "b"}) == pytest.approx({"a": 0.25, "b": 0.75})
    assert weigh([{"a": 6}], {"a", "b"}) == {"a": 0.5, "b": 0.5}
    assert weighted_mean({"a": 4}, {"a": 0.25, "b": 0.75}) == 4


def test_interval_is_students_t_on_the_customers():
    """Q8: three customers with 50, 60 and 70: 60 +- 4.303 * 10 / sqrt(3)."""
    figure = csi([{"x": 5}, {"x": 6}, {"x": 7}])
    assert (figure.low, figure.high, figure.n) == (
        pytest.approx(35.16, abs=0.01),
        pytest.approx(84.84, abs=0.01),
        3,
    )
