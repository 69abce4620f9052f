"""Which voices a search for new, merged or split themes chooses from, and how many there were at the last one (M3)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from db.proposals import last_search, save_search
from db.store import as_json, rows


def standing_voices(db: Database) -> dict[str, list[int]]:
    """The heard voices about us that are placed, and those that are unplaced."""
    found = rows(
        db,
        """
        select d.state, json_group_array(c.voice_id) as voices
        from dispositions d
        join clean_voices c on c.voice_id = d.voice_id
        where d.state in ('placed', 'unplaced')
        group by d.state
        """,
    )
    return {"placed": [], "unplaced": []} | {row["state"]: json.loads(row["voices"]) for row in found}


def spoken_voices(db: Database, voices: Iterable[int]) -> list[dict[str, Any]]:
    """What these voices say and where they stand: voice_id, day, language, text, passages (language and text), themes (the
    strongest first), made_from.
    """
    found = rows(
        db,
        """
        select c.voice_id, v.said_on as day, c.language, c.text, c.passages, c.made_from,
          (select json_group_array(theme_id)
           from (select theme_id from placements p where p.voice_id = c.voice_id order by score desc, theme_id)) as themes
        from clean_voices c
        join voices v on v.id = c.voice_id
        where c.voice_id in (select value from json_each(:voices))
        order by c.voice_id
        """,
        {"voices": as_json(list(voices))},
    )
    return [
        {**row, "passages": json.loads(row["passages"]), "themes": json.loads(row["themes"])} for row in found
    ]


def last_searched(db: Database, scope: str) -> tuple[bytes, str, int] | None:
    """What the last search looked at, its day, and how many voices it chose from; 0 where that was not written down yet."""
    last = last_search(db, scope)
    if last is None:
        return None
    found = rows(db, "select voices from searched where scope = :scope", {"scope": scope})
    return (*last, found[0]["voices"] if found else 0)


def save_searched(db: Database, scope: str, mark: bytes, today: str, voices: int) -> None:
    """Write down what was searched, and how many voices it was chosen from."""
    save_search(db, scope, mark, today)
    db.execute(
        """
        insert into searched (scope, voices)
        values (:scope, :voices)
        on conflict (scope) do update set voices = excluded.voices
        """,
        {"scope": scope, "voices": voices},
    )
