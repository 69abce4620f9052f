"""Who approved which text: an allow-list bound to the sha256 of the words (S6)."""

from __future__ import annotations

from sqlite_utils import Database

from db.store import rows, writing


def save_approval(db: Database, sha256: str, person: str, day: str) -> bool:
    """Write down that this person approved the text with this hash; False when they had done so already."""
    with writing(db):
        cursor = db.execute(
            "insert into approvals (sha256, person, approved_on) values (:sha256, :person, :day) on conflict do nothing",
            {"sha256": sha256, "person": person, "day": day},
        )
    return bool(cursor.rowcount)


def approvals(db: Database) -> dict[str, frozenset[str]]:
    """People by the hash that they approved."""
    found: dict[str, set[str]] = {}
    for row in rows(db, "select sha256, person from approvals"):
        found.setdefault(row["sha256"], set()).add(row["person"])
    return {sha256: frozenset(people) for sha256, people in found.items()}
