"""The share of satisfied customers: who ticked one of the two best boxes (Q8; ISO 10004 annex on top-box shares; statistics, Shares).

| scale | satisfied |
|---|---|
| score 1-10 of an aspect | 9 or 10 |
| stars 1-5 | 4 or 5 |
"""

from __future__ import annotations

from collections.abc import Sequence

from jobs.patterns.customers import share_by_customer
from jobs.patterns.figure import Figure
from jobs.refusal import Refusal

FORMULA = "share of the two best boxes in percent, Wilson over customers"
WIDEST = 10.0  # points
SCALES = {10: "scores from 1 to 10", 5: "stars from 1 to 5"}


def csat(answers: Sequence[tuple[str, int]], best: int) -> Figure | None:
    """Share of (customer, answer) in the two best boxes of a scale that ends at `best`, 10 or 5; None without answers."""
    if best not in SCALES:
        raise Refusal(f"CSAT knows {' and '.join(SCALES.values())} only: give best 10 or 5.")
    if any(not 1 <= answer <= best for _, answer in answers):
        raise Refusal(f"An answer lies outside 1 to {best}: mend the column and run again.")
    return share_by_customer([(customer, answer >= best - 1) for customer, answer in answers], FORMULA)
