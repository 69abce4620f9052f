"""Figures that compare groups of people are worked out from rounded groups, and say nothing where they are unsure (Q8, A1, F5, R12)."""

from itertools import pairwise

import pytest

from jobs.patterns.bands import Limits
from jobs.patterns.nps import RECOMMEND, nps
from jobs.patterns.released_split import HIDDEN, SPLITS, split_piece
from jobs.patterns.shares import share

LIMITS = Limits()


def bands(name, *numbers, limits=LIMITS):
    """The groups of a figure as everybody may read them, and nobody who was not reached."""
    groups = (*SPLITS[name].groups, "not_reached")
    return {group: limits.cell_band(n, n) for group, n in zip(groups, (*numbers, 0), strict=False)}


def piece(name, *numbers, limits=LIMITS):
    return split_piece(name, bands(name, *numbers, limits=limits), limits)


def test_nothing_was_counted_or_too_few_people():
    """Q8: not even how many answered while every group is hidden."""
    assert all(split_piece(name, None, LIMITS) == HIDDEN for name in SPLITS)
    assert piece("nps", 9, 9, 9) == piece("answered", 9, 9) == piece("answered", 0, 0) == HIDDEN


@pytest.mark.parametrize(
    ("name", "numbers", "n"),
    [
        ("answered", (12, 0), 10),
        ("answered", (17, 16), 25),  # 33 people, of whom 26 are sure
        ("answered", (180, 60), 235),  # 11 points
        ("leakage", (140, 180), 315),
        ("nps", (300, 200, 200), 690),
        ("recovery", (30, 0), 25),  # of 30 satisfied people 28 are sure, and one to nine may be dissatisfied
    ],
)
def test_not_enough_yet(name, numbers, n):
    """Q8: fewer than 30 people who are sure, or an interval wider than 10 points; how many is said, rounded down."""
    assert piece(name, *numbers) == {**HIDDEN, "n": n}


@pytest.mark.parametrize(
    ("name", "numbers", "shown"),
    [
        ("answered", (297, 70), (81, 76, 85, 360)),
        ("answered", (297, 71), (81, 76, 85, 360)),  # one person more or less is not seen
        ("answered", (300, 0), (97, 94, 100, 295)),  # up to nine may wait: never better than it may be
        ("answered", (0, 300), (0, 0, 6, 295)),
        ("leakage", (0, 300), (3, 0, 6, 295)),
        ("leakage", (150, 300), (33, 29, 38, 445)),
        ("nps", (500, 300, 200), (30, 25, 35, 990)),
        ("nps", (200, 300, 500), (-30, -35, -25, 990)),
        ("nps", (0, 0, 900), (-100, -100, -95, 895)),
        ("nps", (900, 0, 0), (97, 95, 100, 895)),
    ],
)
def test_whole_points_from_rounded_groups(name, numbers, shown):
    """Q8: the value with its interval."""
    value, low, high, n = shown
    assert piece(name, *numbers) == {"value": value, "low": low, "high": high, "n": n, "enough": True}


@pytest.mark.parametrize(
    ("satisfied", "dissatisfied", "silent", "shown"),
    [
        (222, 14, 113, (94, 63, 96)),
        (300, 0, 0, (97, 94, 100)),  # the bounds are never narrower than chance
        (450, 50, 500, (90, 45, 95)),
    ],
)
def test_recovery_lies_between_its_bounds(satisfied, dissatisfied, silent, shown):
    """R12: if nobody who was not reached is satisfied, or everybody; these may lie further apart than 10 points."""
    given = bands("recovery", satisfied, dissatisfied) | {"not_reached": LIMITS.cell_band(silent, silent)}
    found = split_piece("recovery", given, LIMITS)
    assert (found["value"], found["low"], found["high"]) == shown


@pytest.mark.parametrize(("yes", "no"), [(297, 70), (250, 35), (990, 410), (137, 13), (400, 0), (103, 1)])
def test_the_interval_holds_what_exact_counts_say(yes, no):
    """Q8: neither rounding nor hiding takes the exact value and hardly any of its interval out."""
    found, exact = piece("answered", yes, no), share(yes, yes + no)
    assert not found["enough"] or found["low"] <= exact.value <= found["high"]
    assert not found["enough"] or (found["low"] <= exact.low + 1 and exact.high - 1 <= found["high"])


def test_the_interval_of_nps_is_hardly_wider_than_the_exact_one():
    """Q8: at 1,000 answers rounding costs less than a point."""
    exact = nps([10] * 502 + [8] * 298 + [0] * 200, RECOMMEND)
    found = piece("nps", 502, 298, 200)
    assert abs(found["low"] - exact.low) < 1
    assert abs(found["high"] - exact.high) < 1


def test_no_exact_count_can_be_read_from_a_figure():
    """Airlock 3: every count that rounds to the same number gives the same figure, so at least five stay possible."""
    seen = {late: piece("answered", 400, late) for late in range(40, 90)}
    moved = [late for before, late in pairwise(seen) if seen[late] != seen[before]]
    assert moved[0] - 40 >= 3
    assert min(after - before for before, after in pairwise(moved)) >= 5
    assert len({str(piece("answered", 400, late)) for late in range(10)}) == 1


def test_stricter_limits_round_and_hide_more():
    """A setting that is raised holds for these figures too."""
    strict = Limits(smallest=20, step=20, cell=40)
    assert piece("answered", 297, 70, limits=strict)["n"] == 360
    assert (
        piece("answered", 330, 39, limits=strict)["value"]
        == piece("answered", 330, 0, limits=strict)["value"]
    )
