"""The customer effort score: how easy it was to get the matter done, 1 (not at all) to 7 (very), as mean and as top-two share (Q8).

Source: Dixon, Freeman, Toman 2010, in the later form "it was easy", where more is better; statistics, CES.
"""

from __future__ import annotations

from collections.abc import Sequence

from jobs.patterns.customers import mean_by_customer, share_by_customer
from jobs.patterns.figure import Figure
from jobs.refusal import Refusal

MEAN = "mean of 'it was easy' 1-7, Student t over customers"
SHARE = "share of 6 and 7 in percent, Wilson over customers"
WIDEST_MEAN, WIDEST_SHARE = 0.6, 10.0  # a tenth of the scale, points
EASY = 6


def ces(answers: Sequence[tuple[str, int]]) -> tuple[Figure | None, Figure | None]:
    """Mean and top-two share of (customer, answer 1-7); each None where there are too few customers for it."""
    if any(not 1 <= answer <= 7 for _, answer in answers):
        raise Refusal("An answer lies outside 1 to 7: mend the column and run again.")
    easy = share_by_customer([(customer, answer >= EASY) for customer, answer in answers], SHARE)
    return mean_by_customer([(customer, float(answer)) for customer, answer in answers], MEAN), easy
