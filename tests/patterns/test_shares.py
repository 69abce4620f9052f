"""Shares in percent with Wilson's interval."""

import pytest

from jobs.patterns.shares import share
from jobs.refusal import Refusal


def test_nobody_has_no_share():
    """Q8: 0 of 0 is not a figure."""
    assert share(0, 0) is None


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (30, 100, 21.9, 39.6),  # the value of statistics.md
        (0, 20, 0.0, 16.1),
        (20, 20, 83.9, 100.0),
        (1, 1, 20.7, 100.0),
    ],
)
def test_wilson(part, whole, low, high):
    """Q8, F5, R12: the interval stays inside 0 to 100 and is not empty at the ends."""
    figure = share(part, whole)
    assert (round(figure.low, 1), round(figure.high, 1), figure.n) == (low, high, whole)
    assert figure.value == pytest.approx(100 * part / whole)


@pytest.mark.parametrize(("part", "whole"), [(-1, 5), (6, 5)])
def test_a_part_outside_the_whole_is_refused(part, whole):
    """Q8: a wrong count is named, not shown."""
    with pytest.raises(Refusal, match="cannot be"):
        share(part, whole)
