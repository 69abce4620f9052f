"""Who approved which text: an allow-list bound to the sha256 of the words (S6)."""

from __future__ import annotations

from sqlite_utils import Database

from db.store import writing


def save_approval(db: Database, sha256: str, person: str, day: str) -> bool:
    """Write down that this person approved the text with this hash; False when they had done so already."""
    with writing(db):
        cursor = db.execute(
            "insert into approvals (sha256, person, approved_on) values (:sha256, :person, :day) on conflict do nothing",
            {"sha256": sha256, "person": person, "day": day},
        )
    return bool(cursor.rowcount)
