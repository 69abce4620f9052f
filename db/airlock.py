"""What the airlock must find again before a release leaves: everybody who is known, and every word that was ever said (S6)."""

from __future__ import annotations

from sqlite_utils import Database

from db.store import rows


def all_contacts(db: Database) -> list[tuple[str, str]]:
    """Every known (kind, value), each once, in a fixed order."""
    found = rows(db, "select distinct kind, value from contacts order by kind, value")
    return [(row["kind"], row["value"]) for row in found]


def all_texts(db: Database) -> list[str]:
    """The words of every voice: the first ones and all later ones."""
    return [row["text"] for row in rows(db, "select text from voices union all select text from revisions")]
