"""The pace of an organisation is learned from all that was heard, week by week (S5)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from jobs.recovery.tempo import history_of, moves_by, moves_of, read_history, weekly

SAID = date(2026, 3, 2)
ANSWERED = [(SAID, "read"), (date(2026, 3, 6), "looked-into"), (date(2026, 3, 13), "answered")]


@pytest.mark.parametrize(
    ("until", "stages"),
    [
        (date(2026, 3, 5), []),
        (date(2026, 3, 6), ["read"]),
        (date(2026, 3, 12), ["read"]),
        (date(2026, 3, 13), ["read", "looked-into"]),
        (date(2026, 4, 1), ["read", "looked-into", "answered", "answered"]),
    ],
)
def test_a_way_is_looked_at_once_a_week_and_never_ahead(until: date, stages: list[str]) -> None:
    assert list(weekly(ANSWERED, until)) == stages


def test_a_way_is_looked_at_for_a_year() -> None:
    assert len(list(weekly([(SAID, "read")], date(2030, 1, 1)))) == 52


def test_each_step_is_counted_with_how_long_it_took() -> None:
    assert list(moves_of(["read", "read", "answered"])) == [
        ("new", 0, "read"),
        ("read", 1, "read"),
        ("read", 2, "answered"),
    ]
    assert list(moves_of(["read"] * 8))[-1] == ("read", 4, "read")
    assert moves_by([ANSWERED, ANSWERED], date(2026, 3, 14)) == Counter(
        {("new", 0, "read"): 2, ("read", 1, "looked-into"): 2}
    )


@pytest.mark.parametrize(
    ("disposition", "steps", "changed", "stages"),
    [
        ("placed", [], None, ["read"]),
        ("placed", [], date(2026, 5, 1), ["read", "answered"]),
        ("rejected", [], date(2026, 5, 1), ["not-taken-up"]),
        ("placed", [(SAID, "received"), (date(2026, 3, 6), "acknowledged")], date(2026, 5, 1), ["read", "read", "read"]),
    ],
)  # fmt: skip
def test_history(
    disposition: str, steps: list[tuple[date, str]], changed: date | None, stages: list[str]
) -> None:
    assert [stage for _, stage in history_of(SAID, disposition, steps, changed)] == stages


def test_a_row_of_the_store_is_read() -> None:
    row: dict[str, Any] = {"said": "2026-03-02", "disposition": "placed", "changed_on": None}
    assert read_history({**row, "steps": [["2026-03-06", "assessed"]]}) == ANSWERED[:2]
    assert read_history({**row, "steps": [], "changed_on": "2026-03-13"}) == [(SAID, "read"), ANSWERED[2]]
