"""Counts leave only as bands: at least the smallest number, and in steps (privacy-and-safety: publication rules)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def bad_bands(value: Any, smallest: int, step: int) -> Iterator[str]:
    """What is wrong with each band anywhere inside a released JSON value."""
    if isinstance(value, dict):
        if value.keys() == {"kind", "n"}:
            yield from bad_band(value["kind"], value["n"], smallest, step)
            return
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from bad_bands(part, smallest, step)


def bad_band(kind: object, n: object, smallest: int, step: int) -> Iterator[str]:
    """One band: "fewer" than the smallest, or "about" a multiple of the step from the smallest up."""
    if kind == "fewer":
        if n != smallest:
            yield "a small count in the open"
    elif kind != "about" or not isinstance(n, int):
        yield "a count that is no band"
    elif n < smallest or n % step:
        yield "a count that is not rounded"
