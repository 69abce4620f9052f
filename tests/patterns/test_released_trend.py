"""What a trend of rounded numbers can say beside them (M4, M8): edges first."""

import pytest

from jobs.patterns.bands import Limits
from jobs.patterns.periods import add_months
from jobs.patterns.released_trend import limits_piece, share_piece, signals

FEWER = {"kind": "fewer", "n": 10}


def about(n):
    return {"kind": "about", "n": n}


def trend(*numbers):
    """Periods of two months from January 2025 on; None is hidden."""
    starts = [add_months("2025-01", 2 * place) for place in range(len(numbers))]
    return [
        {"period": [start, add_months(start, 1)], "band": FEWER if n is None else about(n)}
        for start, n in zip(starts, numbers, strict=True)
    ]


def usual(*numbers, step=5):
    return limits_piece(trend(*numbers), Limits(step=step))


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (about(75), about(475), 16),
        (about(10), about(10), 100),
        (about(15), about(10), 100),  # rounding only
        (about(10), about(100_000), 0),
        (FEWER, about(475), None),
        (about(10), FEWER, None),
        (FEWER, {"kind": "fewer", "n": 5}, None),
    ],
)
def test_the_share_of_a_theme(part, whole, percent):
    """M4: from the two shown numbers only; nothing while one is hidden."""
    assert share_piece(part, whole) == percent


@pytest.mark.parametrize(
    "numbers",
    [
        (),
        (20,),
        (20, 20, 20, 20, 20),
        (None,) * 12,
        (20,) * 11 + (None,),  # the newest is hidden
        (20,) * 6 + (None,) + (20,) * 5,
        (20, None) * 6,
    ],
)
def test_too_little_is_known_to_say_what_is_usual(numbers):
    """M8: six periods in a row up to the newest; hidden ones are low, without them the rest would seem usual."""
    assert usual(*numbers) is None
    assert signals(trend(*numbers), None) == []


@pytest.mark.parametrize(
    ("numbers", "centre", "low", "high"),
    [
        ((20,) * 6, 20.0, 5.9, 34.1),  # equal values: chance and rounding alone
        ((10,) * 12, 10.0, 0.0, 20.4),  # never below nothing
        ((30, 35, 25, 30, 35, 25), 30.0, 11.4, 48.6),
        ((100, 200, 100, 200, 100, 200), 150.0, 0.0, 416.0),  # it jumps much more than chance
        ((None, 90, None, 20, 20, 20, 20, 20, 20), 20.0, 5.9, 34.1),
    ],
)
def test_what_is_usual(numbers, centre, low, high):
    """M8: Laney's u' chart of the shown numbers, of those since the last hidden one."""
    found = usual(*numbers)
    assert (found["centre"], found["low"], found["high"]) == (centre, low, high)
    assert signals(trend(*numbers), found) == []


def test_a_wider_step_widens_the_limits():
    """What rounding hides belongs to what may be chance."""
    assert usual(*(50,) * 6, step=25)["high"] > usual(*(50,) * 6)["high"]


@pytest.mark.parametrize(
    ("numbers", "outside"),
    [
        ((30,) * 11 + (75,), [["2026-11", "2026-12"]]),
        ((30,) * 5 + (75,) + (30,) * 6, [["2025-11", "2025-12"]]),
        ((90,) * 11 + (40,), [["2026-11", "2026-12"]]),  # unusually few stand out too
        ((30,) * 11 + (45,), []),
        (
            (75,) + (None,) + (30,) * 9 + (75,),
            [["2026-11", "2026-12"]],
        ),  # what lies before a hidden one is not judged
    ],
)
def test_a_period_outside_stands_out(numbers, outside):
    """M8: above or below."""
    assert signals(trend(*numbers), usual(*numbers)) == outside


def test_the_limits_name_their_periods():
    """From the first to the last month that they are made from."""
    assert usual(None, *(20,) * 6)["period"] == ["2025-03", "2026-02"]
