"""How a count of people may be shown: never exactly, never when it is small (privacy-and-safety, publication rules)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jobs.refusal import Refusal

FLOOR = 5  # neither limit of a count may be set lower
CELL_FLOOR = 10  # nor this number of different people behind a cell of a table

Piece = dict[str, str | int]


@dataclass(frozen=True)
class Limits:
    """`smallest`: lower totals are only "fewer than"; `step`: other counts are rounded to its nearest multiple; `cell`: people
    behind a count that is broken down by theme, time, channel or language.
    """

    smallest: int = FLOOR
    step: int = FLOOR
    cell: int = CELL_FLOOR

    def __post_init__(self) -> None:
        if min(self.smallest, self.step) < FLOOR:
            raise Refusal(
                f"Counts may be hidden and rounded from {FLOOR} upwards only: raise smallest_count and count_step."
            )
        if self.cell < CELL_FLOOR:
            raise Refusal(f"A cell may be shown from {CELL_FLOOR} people upwards only: raise smallest_cell.")

    def band(self, count: int) -> Piece:
        """A total as it may be shown: {"kind": "fewer", "n": 5} or {"kind": "about", "n": 35}."""
        if count < self.smallest:
            return {"kind": "fewer", "n": self.smallest}
        return about(count, self.smallest, self.step)

    def cell_band(self, count: int, people: int) -> Piece:
        """A count that is broken down: hidden while fewer than `cell` different people stand behind it, however much they said."""
        return about(count, self.cell, self.step) if people >= self.cell else self.hidden_band(count)

    def hidden_band(self, count: int = 0) -> Piece:
        """ "fewer than" in steps as wide as the smallest cell, so that it stays true where few people said much."""
        return {"kind": "fewer", "n": (count // self.cell + 1) * self.cell}

    def again(self, band: Mapping[str, Any], unit: int) -> Piece:
        """A band that was made with lower limits, as these allow it; `unit` is the smallest count, or the cell."""
        n = int(band["n"])
        if band["kind"] == "fewer" or n < unit:
            return {"kind": "fewer", "n": -(-max(n, unit) // unit) * unit}
        return about(n, unit, self.step)


def about(count: int, smallest: int, step: int) -> Piece:
    """Rounded, but not below the first multiple of the step that reaches `smallest`; a lower one would give the count away."""
    return {"kind": "about", "n": max(round_half_up(count, step), -(-smallest // step) * step)}


def round_half_up(count: int, step: int) -> int:
    """The nearest multiple of the step, the higher one when both are as near."""
    return (2 * count + step) // (2 * step) * step


def round_down(count: int, step: int) -> int:
    """The number of answers behind a figure is shown rounded down, so that it never claims too much."""
    return count // step * step
