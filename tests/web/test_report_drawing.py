"""Strokes of the staff report from edge figures: nothing leaves its drawing, holes stay holes, letters do not touch (S9)."""

from __future__ import annotations

from itertools import pairwise
from math import inf, nan

import pytest

from jobs.web.report.blocks import Bar, Bars, Point, Run
from jobs.web.report.drawing import APART, DOTS, drawing, letter, strokes, ticks, x_of


def run(*values: float | None, **more: object) -> Run:
    """A run chart of these values."""
    points = tuple(Point(f"2026-{number % 12 + 1:02}", value) for number, value in enumerate(values))
    return Run("title", points, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 4, (0, 1, 2, 3, 4)),
        (0, 19.7, (0, 5, 10, 15, 20)),
        (0, 100, (0, 25, 50, 75, 100)),
        (-40, 8, (-40, -20, 0, 20)),
        (7, 7, (6, 8)),
        (0, 0, (0, 0.25)),
        (0.02, 0.05, (0.02, 0.03, 0.04, 0.05)),
        (0, 1_234_567, (0, 500_000, 1_000_000, 1_500_000)),
    ],
)
def test_heights_are_round_and_few(low: float, high: float, expected: tuple[float, ...]) -> None:
    found = ticks(low, high)
    assert found == pytest.approx(expected)
    assert found[0] <= low <= high <= found[-1]


@pytest.mark.parametrize(
    ("bars", "scale", "zero", "rows"),
    [
        ((Bar("a", 0),), (0, 0.25), 0, [(0, 0)]),
        ((Bar("a", 10), Bar("b", 40)), (0, 40), 0, [(0, 25), (0, 100)]),
        ((Bar("a", -20), Bar("b", 20)), (-20, 20), 50, [(0, 50), (50, 50)]),
        ((Bar("a", nan),), (0, 0.25), 0, [(0, 0)]),
        ((Bar("a", 1, 0.5, 900.0),), (0, 3), 0, [(0, 33.3)]),
        ((Bar("a", 1, 0.5, inf),), (0, 1), 0, [(0, 100)]),
    ],
)
def test_bars_begin_at_zero_and_stay_on_the_line(
    bars: tuple[Bar, ...], scale: tuple[float, float], zero: float, rows: list[tuple[float, float]]
) -> None:
    """S9: zeros, negative values (NPS), what is no number, and an interval far wider than its value."""
    found = strokes(Bars("title", bars))
    assert found.scale == pytest.approx(scale)
    assert found.zero == zero
    assert [(row.start, row.length) for row in found.rows] == rows
    for row in found.rows:
        assert all(0 <= end <= 100 for end in (row.start, row.value, row.low or 0, row.high or 0))


def test_a_scale_that_was_asked_for_is_kept() -> None:
    found = strokes(Bars("title", (Bar("a", 5.5),), scale=(1, 10), line=7.3))
    assert (found.scale, found.line, found.rows[0].value) == ((1, 10), 70, 50)


@pytest.mark.parametrize(
    ("values", "line", "dots"),
    [
        ((), "", 0),
        ((5.0,), "M50 16.7", 1),
        ((4.0, 4.0), "M2 0L98 0", 2),
        ((0.0, 0.0), "M2 100L98 100", 2),
        ((4.0, None, 4.0), "M2 0M98 0", 2),
        ((None, None), "", 0),
        ((4.0, nan, 2.0, 2.0), "M2 0M66 50L98 50", 3),
    ],
)
def test_lines_break_at_holes(values: tuple[float | None, ...], line: str, dots: int) -> None:
    """S9, M12: one point, all equal, zeros, holes, nothing at all."""
    found = drawing(run(*values))
    assert found.line == line
    assert len(found.dots) == dots


def test_three_hundred_points_are_a_line_with_alarms_alone() -> None:
    points = tuple(Point(str(number), float(number % 7), alarms=number == 250) for number in range(300))
    found = drawing(Run("title", points))
    assert [dot.alarms for dot in found.dots] == [True]
    assert len(drawing(Run("title", points[:DOTS])).dots) == DOTS


def test_the_band_is_drawn_where_both_limits_are_known() -> None:
    points = (
        Point("a", 1.0, 0.0, 2.0),
        Point("b", 1.0, 0.0, 2.0),
        Point("c", 1.0, None, 2.0),
        Point("d", 1.0, 0.0, 2.0),
    )
    assert drawing(Run("title", points)).band == "M2 0L34 0L34 100L2 100ZM97 0L99 0L99 100L97 100Z"


def test_negative_values_have_room_below_zero() -> None:
    """NPS."""
    found = drawing(run(-40.0, 20.0, centre=0.0))
    assert (found.ticks, found.centre) == ((20, 0, -20, -40), pytest.approx(33.3))


def test_letters_of_one_row_do_not_touch() -> None:
    """S9: 30 events in 60 points."""
    points = tuple(Point(str(number), 1.0, mark="x" if number % 2 else "") for number in range(60))
    found = drawing(Run("title", points)).flags
    assert [flag.letter for flag in found][:2] == ["A", "B"]
    assert found[-1].letter == "AD"
    for row in {flag.row for flag in found}:
        places = [flag.x for flag in found if flag.row == row]
        assert all(later - earlier >= APART for earlier, later in pairwise(places))


@pytest.mark.parametrize(("number", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_letters_never_end(number: int, expected: str) -> None:
    assert letter(number) == expected


@pytest.mark.parametrize(("number", "count", "expected"), [(0, 1, 50), (0, 2, 2), (1, 2, 98), (150, 301, 50)])
def test_points_stand_from_edge_to_edge(number: int, count: int, expected: float) -> None:
    assert x_of(number, count) == expected
