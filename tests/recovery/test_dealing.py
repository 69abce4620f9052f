"""Real lines take their places in the quota, the others take the rest: what is seen is the quota (S5)."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.recovery.dealing import NEW, Cell, chances, deal
from jobs.recovery.stages import STAGES

OTHERS = [f"r{number}" for number in range(100)]
MOVES = {("looked-into", 1, "answered"): 5}  # ten of fifteen go on to an answer


def draw(words: str) -> float:
    return int(sha256(words.encode()).hexdigest()[:8], 16) / 2**32


def seen(real: dict[str, str]) -> Counter[str]:
    """What a watcher counts in a cell of 100 lines after the turn."""
    cell = Cell("looked-into", 1, real, OTHERS[len(real) :])
    return Counter((real | deal(cell, MOVES, draw)).values())


def test_without_a_receipt_the_quota_goes_on() -> None:
    assert seen({})["answered"] in (66, 67)
    assert seen({}).total() == 100


@pytest.mark.parametrize("real", [["answered"], ["looked-into"], ["answered"] * 30, ["looked-into"] * 30])
def test_what_a_real_line_does_changes_no_count(real: list[str]) -> None:
    assert seen({f"real{number}": stage for number, stage in enumerate(real)}) == seen({})


def test_a_rare_move_is_seen_but_not_whose() -> None:
    counted = seen({"real": "closed"})
    assert counted["closed"] == 1
    assert counted["answered"] == seen({})["answered"]


def test_a_turn_with_more_real_moves_than_the_quota_shows_them_all() -> None:
    assert seen({f"real{number}": "answered" for number in range(90)})["answered"] == 90


def test_the_same_turn_is_dealt_in_the_same_way() -> None:
    cell = Cell("looked-into", 1, {}, OTHERS)
    assert deal(cell, MOVES, draw) == deal(cell, MOVES, draw)
    assert deal(Cell("closed", 4, {}, []), MOVES, draw) == {}


@pytest.mark.parametrize(
    ("moves", "share"),
    [({}, 0.5), ({("looked-into", 1, "answered"): 4}, 0.5), ({("looked-into", 1, "answered"): 5}, 10 / 15),
     ({("looked-into", 1, "answered"): 9}, 10 / 15), ({("looked-into", 1, "answered"): 90}, 0.95)],
)  # fmt: skip
def test_the_pace_is_learned_in_fives(moves: dict[tuple[str, int, str], int], share: float) -> None:
    assert chances("looked-into", 1, moves)["answered"] == pytest.approx(share)


def test_a_long_stay_is_not_told_from_a_longer_one() -> None:
    moves = {("read", 4, "answered"): 90}
    assert chances("read", 4, moves) == chances("read", 40, moves)
    assert chances("read", 3, moves) != chances("read", 4, moves)


@given(st.dictionaries(st.sampled_from(OTHERS), st.sampled_from(STAGES)), st.sampled_from([NEW, *STAGES]))
def test_every_line_gets_a_stage(real: dict[str, str], stage: str) -> None:
    others = [line for line in OTHERS if line not in real]
    dealt = deal(Cell(stage, 0, real, others), {}, draw)
    assert set(dealt) == set(others)
    assert set(dealt.values()) <= set(STAGES)
