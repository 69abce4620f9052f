"""The page at a merged theme's old address is fed by the voices of the theme that it shows now: their names are searched for there too."""

from __future__ import annotations

import pytest

from db.decisions import save_decision
from db.store import open_store, row_hash, writing
from jobs.vetting.__main__ import make_fed

NAMES = ["Hannah Whitlock", "Ольга Ветрова", "ليلى منصور"]


@pytest.mark.parametrize("name", NAMES)
def test_names_behind_a_merged_theme_are_known_at_both_addresses(name: str) -> None:
    """S6, M2"""
    db = open_store(":memory:")
    with writing(db):
        db.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026-11-22')")
        db.execute("insert into channels (id, name, kind, subject) values ('form', 'form', 'jsonl', 'us')")
        db.execute(
            "insert into customers (id, pseudonym, first_seen) values (1, :p, '2026-01-01')", {"p": "a" * 32}
        )
        db.execute("insert into contacts values (1, 'name', :name)", {"name": name})
        db.execute(
            "insert into voices (id, channel_id, external_id, customer_id, said_on, text, row_hash, run_id)"
            " values (1, 'form', 'x', 1, '2026-02-03', 'x', :hash, 1)",
            {"hash": row_hash("x")},
        )
        db.execute("insert into themes values ('kept', 1, 'a', 'b', 'c')")
        db.execute("insert into placements values (1, 'kept', 1, '{}')")
    assert not make_fed(db, [])("en/themes/old.html").words
    signed = {"person": "ines", "decided_at": "2026-11-22"}
    save_decision(db, {"kind": "merge", "theme_id": "old", "into_id": "kept", **signed})
    fed = make_fed(db, [])
    assert fed("en/themes/old.html").words
    assert fed("en/themes/old.html").words == fed("en/themes/kept.html").words
