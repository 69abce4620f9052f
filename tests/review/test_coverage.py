"""Good and bad operations debriefed alike (L1)."""

import pytest

from jobs.review.coverage import Operation, debrief_coverage


def done(good, good_debriefed, bad, bad_debriefed):
    return [
        *[Operation(True, number < good_debriefed) for number in range(good)],
        *[Operation(False, number < bad_debriefed) for number in range(bad)],
    ]


def test_nothing_done_nothing_to_warn_of():
    """L1: no figure is invented."""
    found = debrief_coverage([])
    assert (found.good, found.bad, found.warning) == (None, None, None)


@pytest.mark.parametrize(
    ("operations", "warns"),
    [
        (done(5, 0, 5, 0), False),  # nothing debriefed at all is another matter
        (done(5, 1, 5, 5), False),
        (done(5, 5, 0, 0), False),
        (done(5, 3, 5, 0), False),
        (done(5, 0, 5, 1), True),
        (done(0, 0, 5, 1), True),
    ],
)
def test_warning_when_only_failures_are_debriefed(operations, warns):
    """L1: success teaches too."""
    assert (debrief_coverage(operations).warning is not None) is warns


def test_both_shares_with_their_intervals():
    """L1, Q8: coverage of both, with n."""
    found = debrief_coverage(done(100, 30, 4, 4))
    assert (found.good.value, round(found.good.low, 1), round(found.good.high, 1), found.good.n) == (
        30.0,
        21.9,
        39.6,
        100,
    )
    assert (found.bad.value, found.bad.n) == (100.0, 4)
