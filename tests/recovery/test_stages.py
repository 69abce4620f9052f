"""What a customer with a receipt is told about every state there is (S5)."""

from __future__ import annotations

import sqlite3

import pytest

from db.store import open_store
from jobs.recovery.dealing import EXPECTED, NEW
from jobs.recovery.stages import OF_CASE, OF_LEDGER, STAGES, stage_of
from jobs.recovery.states import NEXT

TABLE: list[tuple[str | None, str | None, bool, str]] = [
    (None, None, False, "received"),
    (None, None, True, "received"),
    (None, "received", False, "received"),  # a case from the history of an earlier tool, not placed yet
    (None, "assessed", False, "looked-into"),
    ("placed", None, False, "read"),
    ("placed", None, True, "answered"),
    ("unplaced", None, False, "read"),
    ("private", None, True, "answered"),
    ("rejected", None, False, "not-taken-up"),
    ("rejected", None, True, "not-taken-up"),
    ("rejected", "answered", False, "answered"),
    ("placed", "received", True, "read"),  # whoever waits for an answer is not told that a change is one
    ("placed", "acknowledged", False, "read"),
    ("placed", "assessed", False, "looked-into"),
    ("placed", "investigated", True, "looked-into"),
    ("placed", "answered", False, "answered"),
    ("placed", "followed-up", False, "answered"),
    ("placed", "closed", False, "closed"),
    ("placed", "reopened", False, "looked-into"),
]


@pytest.mark.parametrize(("disposition", "state", "changed", "stage"), TABLE)
def test_stage(disposition: str | None, state: str | None, changed: bool, stage: str) -> None:
    assert stage_of(disposition, state, changed=changed) == stage


def test_every_state_of_a_case_has_a_stage() -> None:
    assert set(OF_CASE) == set(NEXT)
    assert {*OF_CASE.values(), *OF_LEDGER.values(), "received"} == set(STAGES)


def test_every_disposition_of_the_ledger_has_a_stage() -> None:
    db = open_store(":memory:")
    checked = db.execute("select sql from sqlite_master where name = 'dispositions'").fetchone()[0]
    assert all(f"'{state}'" in checked for state in OF_LEDGER)
    assert checked.split("state in (")[1].split(")")[0].count("'") == 2 * len(OF_LEDGER)


def test_the_store_knows_every_stage_and_no_other() -> None:
    db = open_store(":memory:")
    db.execute("insert into receipt_turns values (1, '2026-11-22', 1)")
    for number, stage in enumerate(STAGES):
        db.execute("insert into receipt_lines values (?, 1, 1, ?, 1)", ["r" + "bcdfgh"[number] * 32, stage])
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("insert into receipt_lines values (?, 1, 1, 'lost', 1)", ["r" + "k" * 32])


def test_ten_moves_are_expected_from_every_stage() -> None:
    assert set(EXPECTED) == {NEW, *STAGES}
    assert all(sum(moves.values()) == 10 and set(moves) <= set(STAGES) for moves in EXPECTED.values())
