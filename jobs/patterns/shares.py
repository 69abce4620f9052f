"""A share of customers in percent, with Wilson's interval, which stays honest for small and extreme shares (statistics, Shares)."""

from __future__ import annotations

from math import sqrt

from jobs.patterns.figure import Figure, Z
from jobs.refusal import Refusal

FORMULA = "share in percent, Wilson"


def share(part: int, whole: int) -> Figure | None:
    """`part` of `whole` in percent; None when there is nobody to share out."""
    if not 0 <= part <= whole:
        raise Refusal(f"A share of {part} in {whole} cannot be: count the part inside the whole.")
    if whole == 0:
        return None
    low, high = wilson(part / whole, whole)
    return Figure(100 * part / whole, 100 * low, 100 * high, whole, FORMULA)


def wilson(p: float, whole: float) -> tuple[float, float]:
    """Wilson's interval of a share 0 to 1; `whole` need not be a whole number (answers that count for fewer)."""
    weight = Z * Z / whole
    centre = (p + weight / 2) / (1 + weight)
    half = Z * sqrt(p * (1 - p) / whole + weight / (4 * whole)) / (1 + weight)
    return max(0.0, centre - half), min(1.0, centre + half)
