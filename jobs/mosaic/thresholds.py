"""From which score a theme is given, chosen on examples that were held back, and how well it does there (M1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    """A theme's threshold, with the precision and recall it keeps on `held` held-back examples; None where there were too few."""

    value: float
    precision: float | None = None
    recall: float | None = None
    held: int = 0
