"""What was said, not by whom: each voice's language and redacted words, and what they were made from (F1)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from db.store import rows


def clean_marks(db: Database) -> dict[int, bytes]:
    """By voice: the hash of what its clean row was made from."""
    return {
        row["voice_id"]: row["made_from"] for row in rows(db, "select voice_id, made_from from clean_voices")
    }


def save_clean(db: Database, made: Iterable[dict[str, Any]]) -> None:
    """Write clean rows: voice_id, language, passages (JSON), text, masks (JSON), made_from; a former row is replaced."""
    db.conn.executemany(
        """
        insert into clean_voices (voice_id, language, passages, text, masks, made_from)
        values (:voice_id, :language, :passages, :text, :masks, :made_from)
        on conflict (voice_id) do update
        set language = excluded.language,
          passages = excluded.passages,
          text = excluded.text,
          masks = excluded.masks,
          made_from = excluded.made_from
        """,
        list(made),
    )


def clean_voices(db: Database) -> list[dict[str, Any]]:
    """Every voice as it may be read by staff, oldest first: voice_id, channel_id, subject, customer_id, said_on, language,
    passages (list of language and text), text, made_from.
    """
    found = rows(
        db,
        """
        select
          c.voice_id, v.channel_id, h.subject, v.customer_id, v.said_on, c.language, c.passages, c.text, c.made_from
        from clean_voices c
        join voices v on v.id = c.voice_id
        join channels h on h.id = v.channel_id
        order by c.voice_id
        """,
    )
    return [{**row, "passages": json.loads(row["passages"])} for row in found]


def count_languages(db: Database) -> dict[str, int]:
    """Clean voices by language."""
    sql = "select language, count(*) as number from clean_voices group by language order by language"
    return {row["language"]: row["number"] for row in rows(db, sql)}


def count_masks(db: Database) -> dict[str, int]:
    """Masked places by kind."""
    sql = """
        select m.value ->> 0 as kind, sum(m.value ->> 1) as number
        from clean_voices c, json_each(c.masks) m
        group by 1
        order by 1
    """
    return {row["kind"]: row["number"] for row in rows(db, sql)}
