"""A figure made of groups moves when ten people changed in all and in each group that is shown, and gives no small number away."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from jobs.patterns.bands import Limits
from jobs.patterns.periods import months_between
from jobs.patterns.released import Frame
from jobs.patterns.released_cells import Cell, Voices, make_cells
from jobs.patterns.released_numbers import number_pieces
from jobs.patterns.released_service import Service, split_cell
from jobs.vetting.counts import bad_numbers
from jobs.vetting.published import Leaving, vet_cells
from tests.vetting.test_published import KEY, LIMITS, NOTHING, cell, cells, published

FRAME = Frame(months_between("2025-11", "2026-10"), Limits())


def figure(key: str, also: dict[str, Any] | None = None, **groups: int) -> Cell:
    """So many people in each group, one voice each."""
    people = {name: {f"{name} {n}": 1 for n in range(number)} for name, number in groups.items()}
    return Cell(*split_cell(FRAME, key, people, **(also or {})))


def answered(in_time: int, late: int) -> dict[str, Cell]:
    return cells(cell("voices", 5000), figure("answered", in_time=in_time, late=late))


def again(first: tuple[int, int], then: tuple[int, int]) -> Leaving:
    """The second refresh."""
    before = vet_cells(answered(*first), NOTHING, KEY, LIMITS)
    return vet_cells(answered(*then), published(before, 1), KEY, LIMITS)["answered"]


@pytest.mark.parametrize(
    ("first", "then", "held"),
    [
        ((100, 40), (109, 40), True),
        ((100, 40), (115, 40), False),
        ((100, 40), (115, 44), True),  # four late people would be seen among nineteen
        ((100, 40), (115, 55), False),
        ((100, 3), (104, 8), True),  # nine in all
        ((100, 3), (115, 8), False),  # five of a hidden group move nothing that can be seen
        ((100, 9), (100, 10), True),  # the tenth alone would be seen
        ((100, 9), (115, 10), False),
        ((100, 12), (100, 8), True),
    ],
)
def test_ten_people_in_all_and_in_each_group_that_is_shown(
    first: tuple[int, int], then: tuple[int, int], *, held: bool
) -> None:
    """Airlock 3."""
    assert again(first, then).held is held


def test_people_who_move_from_one_group_to_the_other_changed() -> None:
    before = {"in_time": {f"p{n}": 1 for n in range(60)}, "late": {f"q{n}": 1 for n in range(60)}}
    moved = {
        "in_time": {f"p{n}": 1 for n in range(51)},
        "late": before["late"] | {f"p{n}": 1 for n in range(51, 60)},
    }
    made = [
        cells(cell("voices", 5000), Cell(*split_cell(FRAME, "answered", groups)))
        for groups in (before, moved)
    ]
    first = vet_cells(made[0], NOTHING, KEY, LIMITS)
    assert vet_cells(made[1], published(first, 1), KEY, LIMITS)["answered"].held


@pytest.mark.parametrize(("forum", "coarse"), [(4, True), (1, False)])
def test_a_figure_that_would_give_a_hidden_channel_away_hides_a_number(forum: int, *, coarse: bool) -> None:
    """People first heard outside are among the voices of the outside channels: 110 of them less 102 leave hardly a choice."""
    outside = 102 + forum + 2 * coarse
    made = cells(
        cell("voices", 5000),
        cell("channel/reviews", 102),
        cell("channel/forum", forum + 2 * coarse, 1000),
        cell("channel/mail", 4000, 2000),
        cell("channel/calls", 900, 9000),
        figure("leakage", {"through": ["forum", "reviews"]}, outside=outside, inside=300),
    )
    found = vet_cells(made, NOTHING, KEY, LIMITS)
    assert any(found[name].coarse for name in ("channel/reviews", "leakage")) is coarse
    assert found["channel/forum"].shown == {"kind": "fewer", "n": 10}


CHANNELS = ("form", "mail", "reviews", "forum")
SAYS = (None, "satisfied", "satisfied", "not-satisfied", "not-reached")


def said(chance: Random, number: int) -> dict[str, Any]:
    """One voice of a small organisation, with its case and its answer."""
    return {
        "voice_id": number,
        "author": f"person {chance.randrange(40)}",
        "said_on": f"{chance.choice(FRAME.months)}-10",
        "channel_id": chance.choices(CHANNELS, (9, 4, 2, 1))[0],
        "theme_id": chance.choice(("a", "b", "c")),
        "language": chance.choice(("en", "ru", "ar")),
        "rating": chance.randint(1, 5),
        "scores": {},
        "state": "placed",
        "had": chance.randrange(40),
        "waited": chance.choice((None, *range(14))),
        "says": chance.choice(SAYS),
        "answer": chance.randint(0, 10),
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_small_organisation_is_never_stopped_by_its_numbers(seed: int) -> None:
    """Whatever few people say, something can be hidden until nothing small can be worked out, and every rule holds."""
    chance = Random(seed)
    voices = [said(chance, number) for number in range(chance.choice((10, 13, 30, 60, 150)))]
    inside = frozenset(CHANNELS[: chance.randint(0, 4)])
    service = Service(voices, [row for row in voices if chance.random() < 0.7], inside)
    made = make_cells(FRAME, Voices(voices, [], voices, voices, CHANNELS, ("a", "b", "c"), (), service))
    shown = {name: found.shown for name, found in vet_cells(made, NOTHING, KEY, LIMITS).items()}
    pieces = number_pieces(FRAME, shown, [{"id": name, "kind": "csv"} for name in CHANNELS])
    assert list(bad_numbers("numbers", pieces, LIMITS)) == []
