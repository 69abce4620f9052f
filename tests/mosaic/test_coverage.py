"""Holes in the picture: quiet weeks are none, a silence is; shares far from the others', themes a language lacks (M12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from jobs.mosaic.coverage import Heard, at_least, counts_of, fewer, find_holes

TODAY = date(2026, 11, 22)


def steady(
    channel: str, *, every: int = 4, back_to: int = 364, silent: Sequence[int] = (), **changed: object
) -> list[Heard]:
    """A voice every so many days; none in windows of 28 days that are `silent` (0 is the last)."""
    known: dict[str, object] = {"language": "en", "branch": None, "themes": ("delivery",)} | changed
    return [
        Heard(TODAY - timedelta(back), channel, **known)  # type: ignore[arg-type]
        for back in range(0, back_to, every)
        if back // 28 not in silent
    ]


NO_HOLES: list[tuple[str, list[Heard]]] = [
    ("nobody was heard", []),
    ("all is steady", steady("mail")),
    ("too short a history: six windows", steady("mail", back_to=6 * 28, silent=[0])),
    ("too little is expected: two in a window", steady("mail", every=14, silent=[0])),
    ("one voice of a day yet to come", [Heard(TODAY + timedelta(1), "mail", "en", None, ())]),
    ("everything is unplaced", steady("mail", themes=())),
    ("one language only", steady("mail", language="ar")),
    ("four unplaced of 91, everywhere alike", steady("mail") + steady("form")),
]


@pytest.mark.parametrize("heard", [heard for _, heard in NO_HOLES], ids=[name for name, _ in NO_HOLES])
def test_what_is_no_hole(heard: list[Heard]) -> None:
    """M12"""
    assert find_holes(heard, TODAY) == []


def test_a_silent_channel_is_named_with_what_was_expected() -> None:
    """M12: seven a window until four weeks ago."""
    holes = find_holes(steady("mail", silent=[0]) + steady("form"), TODAY)
    (hole,) = [hole for hole in holes if hole.dimension == "channel"]
    assert (hole.kind, hole.cell, hole.received, hole.expected) == ("silent", "mail", 0, 7)
    assert (hole.first, hole.last) == (date(2026, 10, 26), TODAY)
    assert hole.chance == pytest.approx((11 / 12) ** 77)


def test_a_gap_in_the_past_is_named_with_its_days() -> None:
    """M12: the last window is fine."""
    holes = find_holes(steady("mail", silent=[3]), TODAY)
    assert {(hole.kind, hole.first, hole.last) for hole in holes} == {
        ("gap", date(2026, 8, 3), date(2026, 8, 30))
    }


def test_a_silent_branch_is_named() -> None:
    """M12: where voices tell their branch."""
    heard = steady("form", branch="Leeds", silent=[0]) + steady("form", branch="Croydon")
    assert [(hole.dimension, hole.cell) for hole in find_holes(heard, TODAY)] == [("branch", "Leeds")]


@pytest.mark.parametrize("language", ["ru", "ar", "und"])
def test_a_language_without_a_place_is_named(language: str) -> None:
    """M12: heard every week, placed in nothing."""
    heard = steady("mail") + steady("mail", every=14, language=language, themes=())
    holes = [hole for hole in find_holes(heard, TODAY) if hole.kind == "unplaced"]
    assert [(hole.dimension, hole.cell, hole.received, hole.expected) for hole in holes] == [
        ("language", language, 26, 0)
    ]


def test_a_theme_that_a_language_lacks_is_named() -> None:
    """M12: half of all voices are Arabic, none of them in this theme."""
    heard = (
        steady("mail")
        + steady("mail", themes=("prices",))
        + steady("mail", every=2, language="ar", themes=("prices",))
    )
    missing = [hole for hole in find_holes(heard, TODAY) if hole.kind == "missing"]
    assert {(hole.theme, hole.cell, hole.received) for hole in missing} == {("delivery", "ar", 0)}


@pytest.mark.parametrize(
    ("days", "expected"),
    [([], []), ([27], []), ([28], [0]), ([0, 1, 27, 28, 83], [3, 1]), ([400], [0] * 13)],
)
def test_only_whole_windows_since_the_first_day_are_counted(days: list[int], expected: list[int]) -> None:
    """M12: 28 days each, the last first; a year at most."""
    assert counts_of([TODAY - timedelta(back) for back in days], TODAY) == expected


@pytest.mark.parametrize(
    ("received", "others", "expected", "chance"),
    [
        (0, [0, 0], 0.0, 1.0),
        (0, [3], 3.0, 0.125),  # all three of three in one of two windows
        (0, [5, 5, 5], 5.0, 0.75**15),
        (5, [5, 5, 5], 5.0, 0.6172),
        (0, [0, 12, 0, 12], 6.0, 0.8 ** (24 / 8)),  # scattered: variance 48 over mean 6
    ],
)
def test_the_chance_of_so_few_by_hand(
    received: int, others: list[int], expected: float, chance: float
) -> None:
    """M12: binomial, counts divided by their overdispersion."""
    mean, found = fewer(received, others)
    assert mean == expected
    assert found == pytest.approx(chance, abs=1e-4)


def test_the_chance_of_so_many_by_hand() -> None:
    """M12: both of two marked among two drawn of four: one in six."""
    assert at_least(2, 4, 2, 2) == pytest.approx(1 / 6)
    assert at_least(0, 4, 2, 2) == 1
