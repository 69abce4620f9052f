"""Deals out how many lines of a group move on at a turn, so that the real ones among them do not show (S5; docs/receipts.md).

From one cell (lines that arrived in one week and stand equally long at one stage) as many lines go on as the organisation's pace says.
Real lines take places of this quota, lines without a receipt take the rest: what is seen is the quota, whatever one real line did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from math import floor

from jobs.recovery.stages import STAGES

NEW = "new"  # where a line comes from that was not shown before
LONGEST_STAY = 4  # turns; who stays longer is not told apart
STEP = 5  # the publication rules' step: fewer moves teach nothing
Draw = Callable[[str], float]  # a number from 0 to 1 that is always the same for the same words
Moves = Mapping[tuple[str, int, str], int]

# Before there are receipts of our own to learn from: what ten lines do.
EXPECTED: dict[str, dict[str, int]] = {
    NEW: {"received": 1, "read": 8, "looked-into": 1},
    "received": {"received": 1, "read": 9},
    "read": {"read": 7, "looked-into": 2, "answered": 1},
    "looked-into": {"looked-into": 5, "answered": 5},
    "answered": {"answered": 7, "closed": 3},
    "closed": {"closed": 10},
    "not-taken-up": {"not-taken-up": 10},
}


@dataclass(frozen=True)
class Cell:
    """Lines that look alike: the stage they stand at and for how many turns, and of the real ones where each goes."""

    stage: str
    turns: int
    real: Mapping[str, str]  # line -> its next stage
    others: Collection[str]


def chances(stage: str, turns: int, moves: Moves) -> dict[str, float]:
    """How likely each next stage is: from the ten expected moves, and those that were learned, in fives."""
    seen = Counter(EXPECTED[stage])
    for following in STAGES:
        counted = moves.get((stage, min(turns, LONGEST_STAY), following), 0)
        seen[following] += counted - counted % STEP
    return {following: seen[following] / seen.total() for following in STAGES if seen[following]}


def deal(cell: Cell, moves: Moves, draw: Draw) -> dict[str, str]:
    """The next stage of every line of the cell that has no receipt."""
    likely = chances(cell.stage, cell.turns, moves)
    rest = max(likely, key=lambda stage: (stage == cell.stage, likely[stage]))
    size = len(cell.real) + len(cell.others)
    wanted = {
        stage: floor(size * share + draw(f"{cell.stage} {cell.turns} {stage}"))
        for stage, share in likely.items()
        if stage != rest
    }
    taken = Counter(cell.real.values())
    places = [stage for stage in wanted for _ in range(wanted[stage] - taken[stage])]
    return dict(in_turn(cell.others, places, rest, draw))


def in_turn(lines: Collection[str], places: list[str], rest: str, draw: Draw) -> Iterator[tuple[str, str]]:
    """Give the places to the lines that are drawn first; the others go where the rest goes."""
    drawn = sorted(lines, key=draw) if places else list(lines)
    for number, line in enumerate(drawn):
        yield line, places[number] if number < len(places) else rest
