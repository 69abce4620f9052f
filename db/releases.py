"""Which releases were made from what, and one number that changes whenever anything that could be published changes."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sqlite_utils import Database

from db.store import as_json, writing

# Every table whose rows can change a page, in a fixed order of rows.
PUBLISHED_FROM = (
    "select id, subject, kind from channels order by id",
    "select row_hash, customer_id from voices order by id",
    "select row_hash from revisions order by voice_id, number",
    "select voice_id, language, made_from from clean_voices order by voice_id",
    "select voice_id, state from dispositions order by voice_id",
    "select voice_id, theme_id from placements order by voice_id, theme_id",
    "select customer_id, kind, value from contacts order by customer_id, kind, value",
    "select count(*) from quarantine",
    "select kind, slug, language, sha256, current from stories order by rowid",
    "select sha256, person from approvals order by sha256, person",
    "select slug, first_promised from changes order by slug",
    "select id, revoked_on from consents order by id",
    "select sha256 from quotes order by sha256",
    "select id, name_en, name_ru, name_ar, position from themes order by id",
    "select id, theme_id, into_id, texts, undoes from decisions where voice_id is null order by id",
    "select line from receipts order by line",
)


def store_digest(db: Database) -> str:
    """sha256 over all rows from which pages are made."""
    digest = sha256()
    for query in PUBLISHED_FROM:
        for row in db.execute(query):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def save_release(db: Database, record: dict[str, Any]) -> None:
    """Write down a release; a second time changes nothing.

    Its files stand in the record beside its folder; here are their number and one sum over all of them.
    """
    manifest = as_json(record["manifest"])
    told = {"files": len(record["manifest"]), "sha256": sha256(manifest.encode()).hexdigest()}
    with writing(db):
        db.execute(
            """
            insert into releases (id, built_at, inputs, manifest)
            values (:id, :built_at, :inputs, :manifest)
            on conflict do nothing
            """,
            {**record, "manifest": as_json(told)},
        )
