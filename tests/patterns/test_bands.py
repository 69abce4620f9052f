"""Counts as they may be shown: small ones hidden, others rounded, both limits only upwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.patterns.bands import Limits, round_down
from jobs.refusal import Refusal


@pytest.mark.parametrize(("smallest", "step"), [(4, 5), (5, 4), (0, 0)])
def test_limits_below_five_are_refused(smallest, step):
    """Publication rules: configurable upwards only."""
    with pytest.raises(Refusal, match="upwards only"):
        Limits(smallest, step)


@pytest.mark.parametrize(("count", "kind", "n"), [
    (0, "fewer", 5), (4, "fewer", 5),
    (5, "about", 5), (7, "about", 5), (8, "about", 10), (12, "about", 10), (13, "about", 15), (1002, "about", 1000),
])  # fmt: skip
def test_band(count, kind, n):
    """Publication rules: under 5 "fewer than 5", others to the nearest 5."""
    assert Limits().band(count) == {"kind": kind, "n": n}


@pytest.mark.parametrize(("smallest", "step", "count", "band"), [
    (5, 10, 4, ("fewer", 5)), (5, 10, 5, ("about", 10)), (5, 10, 14, ("about", 10)), (5, 10, 15, ("about", 20)),
    (10, 5, 9, ("fewer", 10)), (10, 5, 10, ("about", 10)),
    (12, 5, 12, ("about", 15)),  # "about 10" would mean exactly 12
    (5, 50, 6, ("about", 50)),  # never "about 0"
])  # fmt: skip
def test_stricter_limits(smallest, step, count, band):
    """Publication rules: an organisation may hide and round more."""
    assert tuple(Limits(smallest, step).band(count).values()) == band


@pytest.mark.parametrize(("count", "people", "kind", "n"), [
    (9, 9, "fewer", 10), (10, 10, "about", 10), (11, 11, "about", 10), (13, 11, "about", 15),
    (0, 0, "fewer", 10), (9, 2, "fewer", 10), (10, 2, "fewer", 20), (40, 9, "fewer", 50),
])  # fmt: skip
def test_a_cell_needs_ten_people_however_much_they_said(count, people, kind, n):
    """Publication rules, at the edge: "fewer than" stays true where few people said much."""
    assert Limits().cell_band(count, people) == {"kind": kind, "n": n}


def test_cells_of_fewer_than_ten_are_refused():
    """Publication rules: configurable upwards only."""
    assert Limits(cell=12).cell_band(11, 11) == {"kind": "fewer", "n": 12}
    with pytest.raises(Refusal, match="raise smallest_cell"):
        Limits(cell=9)


@given(st.integers(5, 60), st.integers(5, 60), st.integers(0, 500))
def test_a_band_never_gives_a_count_away(smallest, step, count):
    """Publication rules: at least three counts share every band, except at a band that begins at the smallest count."""
    limits = Limits(smallest, step)
    same = [other for other in range(700) if limits.band(other) == limits.band(count)]
    assert count in same
    assert len(same) >= 3


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (4, 0), (5, 5), (139, 135), (140, 140)])
def test_numbers_of_answers_are_rounded_down(count, shown):
    """Publication rules: n is never overstated."""
    assert round_down(count, 5) == shown


@pytest.mark.parametrize(("limits", "unit", "band", "again"), [
    (Limits(), 10, ("about", 35), ("about", 35)), (Limits(), 10, ("fewer", 10), ("fewer", 10)),
    (Limits(), 5, ("about", 5), ("about", 5)), (Limits(), 5, ("fewer", 5), ("fewer", 5)),
    (Limits(cell=15), 15, ("about", 10), ("fewer", 15)), (Limits(cell=15), 15, ("fewer", 10), ("fewer", 15)),
    (Limits(cell=15), 15, ("about", 15), ("about", 15)), (Limits(cell=15), 15, ("fewer", 20), ("fewer", 30)),
    (Limits(step=10), 10, ("about", 35), ("about", 40)), (Limits(step=10), 10, ("about", 10), ("about", 10)),
])  # fmt: skip
def test_limits_that_are_raised_hold_at_once(limits, unit, band, again):
    """Publication rules: what was rounded is rounded again, what was hidden stays hidden."""
    assert tuple(limits.again(dict(zip(("kind", "n"), band, strict=True)), unit).values()) == again
