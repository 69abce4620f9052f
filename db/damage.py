"""Finds voices that no longer match the hash they were saved with; SQLite's own check misses most single-bit flips (house.md)."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from db.answers import Version, answers_by_version
from db.store import rows
from db.voices import hash_of

VERSIONS = """
    select v.id as voice_id, 0 as number, v.external_id, v.said_on, v.text, v.rating, v.attributes, v.row_hash
    from voices v
    union all
    select r.voice_id, r.number, v.external_id, r.said_on, r.text, r.rating, r.attributes, r.row_hash
    from revisions r
    join voices v on v.id = r.voice_id
    order by voice_id, number
"""
SCORES = """
    select voice_id, number, aspect, score from earlier_scores
    union all
    select s.voice_id, coalesce((select max(number) from revisions r where r.voice_id = s.voice_id), 0), s.aspect, s.score
    from scores s
"""


def pages_are_whole(db: Database) -> bool:
    """True when SQLite's own check finds nothing."""
    return [row[0] for row in db.execute("pragma integrity_check")] == ["ok"]


def damaged_voices(db: Database) -> list[int]:
    """Numbers of the voices of which any version does not match its hash."""
    scores: dict[Version, dict[str, int]] = {}
    for row in rows(db, SCORES):
        scores.setdefault((row["voice_id"], row["number"]), {})[row["aspect"]] = row["score"]
    answers = answers_by_version(db)
    return sorted({row["voice_id"] for row in rows(db, VERSIONS) if not is_whole(row, scores, answers)})


def is_whole(
    row: dict[str, Any], scores: dict[Version, dict[str, int]], answers: dict[Version, dict[str, int]]
) -> bool:
    """True when the row still gives the hash that it carries."""
    version = (row["voice_id"], row["number"])
    return bool(row["row_hash"] == hash_of(row, scores.get(version, {}), answers.get(version)))
