"""Who approved which text: an allow-list bound to the sha256 of the words (S6)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from db.store import writing


def save_approval(db: Database, sha256: str, person: str, day: str) -> bool:
    """Write down that this person approved the text with this hash; False when they had done so already."""
    return bool(save_approvals(db, [(sha256, person, day)]))


def save_approvals(db: Database, given: Iterable[tuple[str, str, str]]) -> int:
    """Write down many approvals (hash, person, day) together; returns how many are new."""
    with writing(db):
        before = db.conn.total_changes
        db.conn.executemany(
            "insert into approvals (sha256, person, approved_on) values (?, ?, ?) on conflict do nothing",
            given,
        )
        return db.conn.total_changes - before
