"""Failing the same customer twice in the same matter weighs more than any first failure and gets its own mark (F7, R7; statistics, Double deviation)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

WITHIN_DAYS = 90


@dataclass(frozen=True)
class Complaint:
    """One case: its customer (None: unknown), the day it was said and the themes it is placed in."""

    case: int
    customer: int | None
    said_on: date
    themes: frozenset[str]


def second_failures(complaints: Iterable[Complaint], within: int = WITHIN_DAYS) -> set[int]:
    """Cases of a known customer with an earlier case in a common theme, 1 to `within` days before."""
    by_customer: dict[int, list[Complaint]] = {}
    for complaint in complaints:
        if complaint.customer is not None:
            by_customer.setdefault(complaint.customer, []).append(complaint)
    return {
        later.case for cases in by_customer.values() for later in cases if follows_any(later, cases, within)
    }


def follows_any(later: Complaint, cases: Sequence[Complaint], within: int) -> bool:
    """True when one of the cases is an earlier failure in the same matter."""
    return any(
        later.themes & earlier.themes and 1 <= (later.said_on - earlier.said_on).days <= within
        for earlier in cases
    )
