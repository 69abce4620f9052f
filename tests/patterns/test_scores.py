"""Mean of an aspect's scores, and which figures are sure enough to be shown (Q2, Q8)."""

import pytest

from jobs.patterns.figure import Figure, Z, is_enough, t_quantile
from jobs.patterns.scores import Answer, aspect_mean, aspects

NOVEMBER, BOTH = ("2025-11",), ("2025-11", "2025-12")
ANSWERS = [
    Answer("2025-11-03", {"delivery": 4}),
    Answer("2025-11-09", {"delivery": 6, "product": 9}),
    Answer("2025-12-01", {"delivery": 8}),
]


@pytest.mark.parametrize(("aspect", "months"), [("product", BOTH), ("lead_time", BOTH), ("delivery", ())])
def test_fewer_than_two_scores_have_no_mean(aspect, months):
    """Q8: one score has no spread."""
    assert aspect_mean(ANSWERS, aspect, months) is None


@pytest.mark.parametrize(("months", "value", "n"), [(NOVEMBER, 5.0, 2), (BOTH, 6.0, 3)])
def test_mean_over_the_months(months, value, n):
    """Q2: only answers given in these months count."""
    figure = aspect_mean(ANSWERS, "delivery", months)
    assert (figure.value, figure.n) == (value, n)
    assert figure.low < value < figure.high


def test_aspects_are_those_that_were_scored():
    """Q2: aspects are the organisation's own."""
    assert aspects(ANSWERS) == ("delivery", "product")
    assert aspects([]) == ()


def figure(n, width):
    return Figure(50.0, 50.0 - width / 2, 50.0 + width / 2, n, "test")


@pytest.mark.parametrize(
    ("given", "enough"),
    [
        (None, False),
        (figure(29, 1.0), False),
        (figure(30, 10.5), False),
        (figure(30, 10.0), True),
        (figure(31, 9.5), True),
    ],
)
def test_enough(given, enough):
    """Q8: at least 30 answers and an interval of at most ten points."""
    assert is_enough(given, 10.0) is enough


def test_quantiles():
    """statistics: level 0.95, z = 1.95996; Student's t with 1, 9 and many degrees of freedom."""
    assert pytest.approx(1.95996, abs=5e-6) == Z
    assert [round(t_quantile(freedom), 3) for freedom in (1, 9, 10**6)] == [12.706, 2.262, 1.96]
