"""Which of today's numbers may leave: held, made coarse, or as they are (privacy rows: reading every night, subtracting totals)."""

from __future__ import annotations

from typing import Any

import pytest

from jobs.patterns.bands import Limits
from jobs.patterns.released_cells import Cell
from jobs.vetting.published import CROWD, TURNS, Earlier, Leaving, coarser, raised, vet_cells

KEY = bytes(range(32))
LIMITS = Limits()
NOTHING = Earlier({}, {})
NAMES = tuple(f"theme/{number}" for number in range(40))


def cell(key: str, number: int, first: int = 0) -> Cell:
    """So many people with one voice each."""
    shown = LIMITS.band(number) if key == "voices" else LIMITS.cell_band(number, number)
    return Cell(key, {"": {f"person {first + n}": 1 for n in range(number)}}, shown, {"": number})


def cells(*made: Cell) -> dict[str, Cell]:
    return {each.key: each for each in made}


def channels(calls: int, mail: int, form: int) -> dict[str, Cell]:
    """A table with its total."""
    return cells(
        cell("voices", calls + mail + form),
        cell("channel/calls", calls),
        cell("channel/mail", mail, 1000),
        cell("channel/form", form, 2000),
    )


def published(found: dict[str, Leaving], number: int, earlier: Earlier = NOTHING) -> Earlier:
    """What db/published.py would remember after this refresh."""
    bases = {name: number if cell.basis is None else cell.basis for name, cell in found.items()}
    sketches = {name: {**old} for name, old in earlier.sketches.items()}
    for name, leaving in found.items():
        if leaving.basis is None:
            sketches.setdefault(name, {})[number] = leaving.people
    return Earlier(
        {name: (leaving.own, bases[name]) for name, leaving in found.items()},
        sketches,
        number,
        newcomers=CROWD,
    )


def shown(found: dict[str, Leaving]) -> dict[str, Any]:
    return {name: (leaving.shown["kind"], leaving.shown["n"]) for name, leaving in found.items()}


def test_a_small_number_beside_a_total_hides_another_one() -> None:
    """113 in all, 62 and 42: the third must be nine, so one more is hidden."""
    found = vet_cells(channels(62, 42, 9), NOTHING, KEY, LIMITS)
    assert shown(found) == {
        "voices": ("about", 115),
        "channel/calls": ("about", 60),
        "channel/mail": ("fewer", 50),
        "channel/form": ("fewer", 10),
    }
    assert [name for name, leaving in found.items() if leaving.coarse] == ["channel/mail"]
    assert found["channel/mail"].own == {"kind": "about", "n": 40}


def test_what_leaves_untouched() -> None:
    found = vet_cells(channels(60, 40, 20), NOTHING, KEY, LIMITS)
    assert not [name for name, leaving in found.items() if leaving.coarse or leaving.held]


@pytest.mark.parametrize(("more", "held"), [(9, True), (12, False)])
def test_a_number_waits_for_ten_people(more: int, *, held: bool) -> None:
    """The total and the channel to which they came wait together; the others have not changed."""
    before = vet_cells(channels(60, 40, 20), NOTHING, KEY, LIMITS)
    after = vet_cells(channels(60 + more, 40, 20), published(before, 1), KEY, LIMITS)
    assert {name for name, leaving in after.items() if leaving.held} == (
        {"voices", "channel/calls"} if held else set()
    )
    assert after["channel/mail"].basis == 1
    assert after["channel/calls"].basis == (1 if held else None)
    assert shown(after)["channel/calls"] == ("about", 60 if held else 70)


def test_a_held_number_may_be_hidden_for_the_sake_of_another_and_comes_back() -> None:
    """Its people are the same, so nothing new is told when it is shown again."""
    first = vet_cells(channels(62, 42, 9), NOTHING, KEY, LIMITS)
    second = vet_cells(channels(62, 42, 19), published(first, 1), KEY, LIMITS)
    assert shown(second)["channel/form"] == ("about", 20)
    assert shown(second)["channel/mail"] == ("about", 40)
    assert second["channel/mail"].basis == 1


def test_the_effect_of_a_change_is_kept_whole_while_it_waits() -> None:
    span = {"months": 3, "band": {"kind": "about", "n": 20}}
    effect = {"before": span, "after": span, "from": "2025-11", "to": "2026-06", "verdict": "worked"}
    people = {"before": {f"a{n}": 1 for n in range(20)}, "after": {f"b{n}": 1 for n in range(20)}}
    counts = {"before": 20, "after": 20}
    first = vet_cells(cells(Cell("impact/t/x", people, effect, counts)), NOTHING, KEY, LIMITS)
    assert first["impact/t/x"].shown == effect
    fewer = {**people, "after": {f"b{n}": 1 for n in range(15)}}
    other = Cell("impact/t/x", fewer, {**effect, "verdict": "worse"}, {"before": 20, "after": 15})
    second = vet_cells(cells(other), published(first, 1), KEY, LIMITS)
    assert second["impact/t/x"].shown == effect
    assert second["impact/t/x"].held


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"kind": "about", "n": 35}, {"kind": "fewer", "n": 40}),
        ({"kind": "about", "n": 10}, {"kind": "fewer", "n": 20}),
        (True, False),
        ({"before": {}, "after": {}}, None),
        (
            {"in_time": {"kind": "about", "n": 90}, "late": {"kind": "fewer", "n": 10}, "within_days": 10},
            None,
        ),
    ],
)
def test_how_a_cell_tells_less(own: Any, told: Any) -> None:
    """What is said stays true."""
    assert coarser(own, LIMITS) == told


@pytest.mark.parametrize(("newcomers", "all_at_once"), [(CROWD - 1, False), (CROWD, True), (CROWD + 1, True)])
def test_every_number_has_its_turn(newcomers: int, *, all_at_once: bool) -> None:
    """One refresh of four where few came, every refresh where a hundred did; which one only the key tells."""
    turns = {
        name: [Earlier({}, {}, number, newcomers).is_turn(name, KEY) for number in range(2 * TURNS)]
        for name in NAMES
    }
    assert {sum(found) for found in turns.values()} == ({2 * TURNS} if all_at_once else {2})
    if not all_at_once:
        assert all(found[:TURNS] == found[TURNS:] for found in turns.values())
        other = [Earlier({}, {}, 0, newcomers).is_turn(name, bytes(32)) for name in NAMES]
        assert other != [found[0] for found in turns.values()]


def test_whose_turn_it_is_not_waits() -> None:
    before = published(vet_cells(channels(60, 40, 20), NOTHING, KEY, LIMITS), 1)
    waiting = Earlier(before.newest, before.sketches, before.refreshes, newcomers=50)
    after = vet_cells(channels(110, 90, 70), waiting, KEY, LIMITS)
    for name, leaving in after.items():
        assert leaving.held is not waiting.is_turn(name, KEY)


STRICT = Limits(smallest=20, step=10, cell=30)
SCORE = {"value": 7.1, "low": 6.9, "high": 7.3, "n": 35, "enough": True}
SPARSE = {"value": None, "low": None, "high": None, "n": 0, "enough": False}


@pytest.mark.parametrize(
    ("cell", "was", "strict"),
    [
        ("voices", {"kind": "about", "n": 15}, {"kind": "fewer", "n": 20}),
        ("ledger/placed", {"kind": "about", "n": 25}, {"kind": "about", "n": 30}),
        ("theme/t", {"kind": "about", "n": 25}, {"kind": "fewer", "n": 30}),
        ("theme/t/via/mail", True, True),
        ("complaints/t/since", "2026-01", "2026-01"),
        ("csi", SCORE, SCORE | {"n": 30}),
        ("csi", SPARSE | {"n": 25}, SPARSE),
        ("aspects", {"halves": [["a", "b"]], "aspects": [{"aspect": "x", "all": SCORE}]}, {"halves": [["a", "b"]], "aspects": [{"aspect": "x", "all": SCORE | {"n": 30}}]}),
        ("impact/t/x", {"before": {"months": 3, "band": {"kind": "fewer", "n": 10}}}, {"before": {"months": 3, "band": {"kind": "fewer", "n": 30}}}),
        ("impact/t/x", None, None),
        ("answered", {"in_time": {"kind": "about", "n": 45}, "late": {"kind": "about", "n": 15}, "within_days": 10}, {"in_time": {"kind": "about", "n": 50}, "late": {"kind": "fewer", "n": 30}, "within_days": 10}),
        ("leakage", {"outside": {"kind": "about", "n": 35}, "through": ["forum"]}, {"outside": {"kind": "about", "n": 40}, "through": ["forum"]}),
    ],
)  # fmt: skip
def test_limits_that_are_raised_hold_before_the_next_refresh(cell: str, was: Any, strict: Any) -> None:
    """Publication rules: and limits that were not raised change nothing."""
    assert raised(cell, was, LIMITS) == was
    assert raised(cell, was, STRICT) == strict
