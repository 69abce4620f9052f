"""How much two groups differ, with an interval that stays honest for small and extreme shares (Newcombe 1998, square-and-add)."""

from __future__ import annotations

from math import sqrt

from jobs.patterns.figure import Figure

FORMULA = "difference of the two, Newcombe"


def difference(first: Figure, second: Figure) -> Figure:
    """First minus second, in their own unit; its limits lie as far from it as the limits of both together (root of squares).

    The two must be of different people. For shares with Wilson's interval this is Newcombe's method 10.
    """
    value = first.value - second.value
    below = sqrt((first.value - first.low) ** 2 + (second.high - second.value) ** 2)
    above = sqrt((first.high - first.value) ** 2 + (second.value - second.low) ** 2)
    return Figure(value, value - below, value + above, first.n + second.n, FORMULA)
