"""The recovery rate and its bounds (R12)."""

import pytest

from jobs.recovery.rate import recovery_rate


@pytest.mark.parametrize("not_reached", [0, 9])
def test_nobody_reached_no_rate(not_reached):
    """R12: silence is never counted as recovered."""
    assert recovery_rate(0, 0, not_reached) is None


@pytest.mark.parametrize(
    ("counts", "value", "lowest", "highest"),
    [
        ((30, 70, 0), 30, 30, 30),
        ((30, 70, 100), 30, 15, 65),
        ((5, 0, 5), 100, 50, 100),
        ((0, 5, 5), 0, 0, 50),
    ],
)
def test_rate_and_bounds(counts, value, lowest, highest):
    """R12: of those who said so; as if all, and as if none of the others were satisfied."""
    found = recovery_rate(*counts)
    assert (found.rate.value, found.lowest, found.highest) == (value, lowest, highest)
    assert found.rate.n == counts[0] + counts[1]
    assert found.lowest <= found.rate.value <= found.highest
