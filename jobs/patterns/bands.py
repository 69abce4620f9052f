"""How a count of people may be shown: never exactly, never when it is small (privacy-and-safety, publication rules)."""

from __future__ import annotations

from dataclasses import dataclass

from jobs.refusal import Refusal

FLOOR = 5  # neither limit may be set lower

Piece = dict[str, str | int]


@dataclass(frozen=True)
class Limits:
    """`smallest`: lower counts are only "fewer than"; `step`: other counts are rounded to its nearest multiple."""

    smallest: int = FLOOR
    step: int = FLOOR

    def __post_init__(self) -> None:
        if min(self.smallest, self.step) < FLOOR:
            raise Refusal(
                f"Counts may be hidden and rounded from {FLOOR} upwards only: raise smallest_count and count_step."
            )

    def band(self, count: int) -> Piece:
        """The count as it may be shown: {"kind": "fewer", "n": 5} or {"kind": "about", "n": 35}."""
        if count < self.smallest:
            return {"kind": "fewer", "n": self.smallest}
        return {"kind": "about", "n": max(round_half_up(count, self.step), self.lowest_shown)}

    @property
    def lowest_shown(self) -> int:
        """The first multiple of the step that is not below the smallest count; a lower one would give the count away."""
        return -(-self.smallest // self.step) * self.step


def round_half_up(count: int, step: int) -> int:
    """The nearest multiple of the step, the higher one when both are as near."""
    return (2 * count + step) // (2 * step) * step


def round_down(count: int, step: int) -> int:
    """The number of answers behind a figure is shown rounded down, so that it never claims too much."""
    return count // step * step
