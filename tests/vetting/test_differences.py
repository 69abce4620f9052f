"""Two releases never differ by fewer than ten people in one number (privacy row: reading the site every night)."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.refusal import Refusal
from jobs.vetting.differences import DRAWERS, Published, Settled, changed_people, hashed, settle, sketch

KEY = bytes(range(32))
FEWEST = 10


def apart(number: int) -> list[str]:
    """So many people of whom no two share a drawer under this key."""
    taken: dict[int, str] = {}
    for n in count():
        taken.setdefault(hashed(KEY, f"person {n}") % DRAWERS, f"person {n}")
        if len(taken) == number:
            return list(taken.values())
    raise AssertionError


CROWD = apart(60)
BEFORE = dict.fromkeys(CROWD[:30], 1)


def moved(out: int, into: int) -> dict[str, Any]:
    """The crowd of thirty, without its first ones and with new ones."""
    return dict.fromkeys(CROWD[out : 30 + into], 1)


CHANGES = {
    "nobody": (BEFORE, 0),
    "one comes": (moved(0, 1), 1),
    "one goes": (moved(1, 0), 1),
    "one comes and one goes: the count stays": (moved(1, 1), 2),
    "nine come": (moved(0, 9), 9),
    "ten come": (moved(0, 10), 10),
    "eleven come": (moved(0, 11), 11),
    "nine go": (moved(9, 0), 9),
    "ten go": (moved(10, 0), 10),
    "eleven go": (moved(11, 0), 11),
    "four come and five go": (moved(5, 4), 9),
    "five come and five go: the count stays": (moved(5, 5), 10),
    "six come and five go": (moved(5, 6), 11),
    "one says it again": ({**BEFORE, CROWD[0]: 2}, 1),
    "ten say it again": (BEFORE | dict.fromkeys(CROWD[:10], 2), 10),
    "everybody goes": ({}, 30),
}


@pytest.mark.parametrize(("people", "number"), CHANGES.values(), ids=CHANGES)
def test_people_who_changed_are_counted_in_both_directions(people: dict[str, Any], number: int) -> None:
    assert changed_people(sketch(BEFORE, KEY), sketch(people, KEY)) == number


@pytest.mark.parametrize(("people", "number"), CHANGES.values(), ids=CHANGES)
def test_a_number_waits_until_ten_people_changed(people: dict[str, Any], number: int) -> None:
    """9 wait, 10 and 11 do not; a number of the same people may be said in another way."""
    history = [Published(1, {"": sketch(BEFORE, KEY)})]
    found = settle("new", {"": sketch(people, KEY)}, history, ("old", 1), FEWEST)
    if number == 0:
        assert found == Settled("new", 1)
    elif number < FEWEST:
        assert found == Settled("old", 1, held=True)
    else:
        assert found == Settled("new", None)


@pytest.mark.parametrize(("people", "number"), CHANGES.values(), ids=CHANGES)
def test_a_number_whose_turn_it_is_not_waits(people: dict[str, Any], number: int) -> None:
    history = [Published(1, {"": sketch(BEFORE, KEY)})]
    found = settle("new", {"": sketch(people, KEY)}, history, ("old", 1), FEWEST, turn=False)
    assert found == (Settled("old", 1, held=True) if number else Settled("new", 1))


def test_what_was_never_published_does_not_wait() -> None:
    assert settle("new", {"": sketch(BEFORE, KEY)}, [], None, FEWEST) == Settled("new", None)


def test_a_table_of_nobody_stays_one() -> None:
    """No aspect has ten people yet."""
    assert settle("new", {}, [], ("old", 1), FEWEST) == Settled("new", 1)
    assert settle("new", {"a": sketch(BEFORE, KEY)}, [], ("old", 1), FEWEST) == Settled("new", None)


def test_every_earlier_number_counts_not_the_last_alone() -> None:
    """Thirty people, then fifty, then thirty-one: the first and the third tell of one person."""
    history = [Published(1, {"": sketch(BEFORE, KEY)}), Published(2, {"": sketch(moved(0, 20), KEY)})]
    back = settle("third", {"": sketch(moved(0, 1), KEY)}, history, ("second", 2), FEWEST)
    assert back == Settled("second", 2, held=True)
    same = settle("third", {"": sketch(BEFORE, KEY)}, history, ("second", 2), FEWEST)
    assert same == Settled("third", None)


def test_small_steps_add_up() -> None:
    """Five people a week: the number stands still for a week, and then tells of ten."""
    history = [Published(1, {"": sketch(BEFORE, KEY)})]
    first = settle("a", {"": sketch(moved(0, 5), KEY)}, history, ("old", 1), FEWEST)
    assert first == Settled("old", 1, held=True)
    assert settle("b", {"": sketch(moved(0, 10), KEY)}, history, ("old", 1), FEWEST) == Settled("b", None)


PARTS = {
    "both moved by ten": (moved(0, 10), moved(10, 0), Settled("new", None)),
    "one by ten and the other not": (moved(0, 10), BEFORE, Settled("new", None)),
    "one by ten and the other by nine": (moved(0, 10), moved(9, 0), Settled("old", 1, held=True)),
    "neither": (BEFORE, BEFORE, Settled("new", 1)),
}


@pytest.mark.parametrize(("one", "other", "expected"), PARTS.values(), ids=PARTS)
def test_a_table_moves_as_a_whole(one: dict[str, Any], other: dict[str, Any], expected: Settled) -> None:
    """Before and after a change, or the halves of an aspect, stand beside each other."""
    history = [Published(1, dict.fromkeys(("one", "other"), sketch(BEFORE, KEY)))]
    people = {"one": sketch(one, KEY), "other": sketch(other, KEY)}
    assert settle("new", people, history, ("old", 1), FEWEST) == expected


def test_a_part_that_is_new_has_nothing_to_be_compared_with() -> None:
    history = [Published(1, {"one": sketch(BEFORE, KEY)})]
    people = {"one": sketch(BEFORE, KEY), "new": sketch(moved(0, 3), KEY)}
    assert settle("new", people, history, ("old", 1), FEWEST) == Settled("new", None)


@given(st.sets(st.integers(0, 3000), max_size=40), st.sets(st.integers(0, 3000), max_size=40))
def test_never_more_people_are_seen_than_there_are(one: set[int], other: set[int]) -> None:
    """Whoever shares a drawer is seen as one: a number may wait too long and never too short. Names in three scripts."""
    names = ("Ann", "Анна", "آنا")
    first, second = ({f"{names[n % 3]} {n}": 1 + n % 2 for n in people} for people in (one, other))
    seen = changed_people(sketch(first, KEY), sketch(second, KEY))
    assert seen <= len(one ^ other)
    assert (seen == 0) == (one == other)


def test_nobody_stands_in_a_sketch_and_another_key_gives_another_one() -> None:
    found = sketch({"Анна Петрова": 1}, KEY)
    assert "Анна".encode() not in found
    assert found != sketch({"Анна Петрова": 1}, bytes(32))
    assert len(sketch(dict.fromkeys(map(str, range(100_000)), 1), KEY)) < 9_000


@pytest.mark.parametrize("damaged", [b"", b"not packed", sketch({}, KEY)[:-3]])
def test_a_damaged_sketch_stops_the_build(damaged: bytes) -> None:
    with pytest.raises(Refusal, match="damaged"):
        changed_people(damaged, sketch({}, KEY))
