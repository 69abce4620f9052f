"""What staff decided about voices and themes, what each theme's id meant, and when all voices were placed anew (M2, A2)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from db.store import as_json, rows, writing

EMPTY: dict[str, Any] = {
    "voice_id": None, "theme_id": None, "into_id": None, "stands": None, "texts": {}, "undoes": None, "part_of": None,
    "reason": "", "evidence": "", "second": None,
}  # fmt: skip


def save_decision(db: Database, decision: Mapping[str, Any]) -> int:
    """Write a decision (kind, person, decided_at and what it needs of the other columns); returns its number."""
    row = EMPTY | dict(decision)
    stands = None if row["stands"] is None else as_json(sorted(row["stands"]))
    with writing(db):
        cursor = db.execute(
            """
            insert into decisions
              (kind, voice_id, theme_id, into_id, stands, texts, undoes, part_of, person, decided_at, reason, evidence, second)
            values
              (:kind, :voice_id, :theme_id, :into_id, :stands, :texts, :undoes, :part_of, :person, :decided_at, :reason,
               :evidence, :second)
            """,
            {**row, "stands": stands, "texts": as_json(row["texts"])},
        )
    return int(cursor.lastrowid or 0)


def all_decisions(db: Database) -> list[dict[str, Any]]:
    """Every decision in the order in which it was made; `stands` a list or None, `texts` a table."""
    found = rows(
        db,
        """
        select
          id, kind, voice_id, theme_id, into_id, stands, texts, undoes, part_of, person, decided_at, reason, evidence, second
        from decisions
        order by id
        """,
    )
    return [
        {**row, "texts": json.loads(row["texts"]), "stands": row["stands"] and json.loads(row["stands"])}
        for row in found
    ]


def theme_meanings(db: Database) -> dict[str, dict[str, Any]]:
    """By id of a theme: what it meant when it was last read."""
    return {
        row["theme_id"]: json.loads(row["meaning"])
        for row in rows(db, "select theme_id, meaning from theme_meanings order by theme_id")
    }


def save_meanings(db: Database, meanings: Mapping[str, Mapping[str, Any]], today: str) -> None:
    """Write down what these ids mean now; an unchanged one keeps its day, others that were known stay known."""
    db.conn.executemany(
        """
        insert into theme_meanings (theme_id, meaning, seen_on)
        values (:theme_id, :meaning, :today)
        on conflict (theme_id) do update
        set meaning = excluded.meaning, seen_on = excluded.seen_on
        where meaning <> excluded.meaning
        """,
        [
            {"theme_id": theme, "meaning": as_json(meaning), "today": today}
            for theme, meaning in meanings.items()
        ],
    )


def last_replacement(db: Database) -> dict[str, Any] | None:
    """The last time all voices were placed anew: id, on_day, mark, parts, why, voices, by_hand, moved; None before the first."""
    found = rows(
        db,
        "select id, on_day, mark, parts, why, voices, by_hand, moved from replacements order by id desc limit 1",
    )
    return (
        {**found[0], "parts": json.loads(found[0]["parts"]), "moved": json.loads(found[0]["moved"])}
        if found
        else None
    )


def save_replacement(db: Database, replacement: Mapping[str, Any]) -> None:
    """Write down that all voices were placed anew: on_day, mark, parts, why, voices, by_hand, moved."""
    db.execute(
        """
        insert into replacements (on_day, mark, parts, why, voices, by_hand, moved)
        values (:on_day, :mark, :parts, :why, :voices, :by_hand, :moved)
        """,
        {**replacement, "parts": as_json(replacement["parts"]), "moved": as_json(replacement["moved"])},
    )


def placed_themes(db: Database) -> dict[int, tuple[str, ...]]:
    """By voice that is placed or unplaced: its themes in the order of the alphabet."""
    found = rows(
        db,
        """
        select d.voice_id, json_group_array(p.theme_id) filter (where p.theme_id is not null) as themes
        from dispositions d
        left join placements p on p.voice_id = d.voice_id
        where d.state in ('placed', 'unplaced')
        group by d.voice_id
        """,
    )
    return {row["voice_id"]: tuple(sorted(json.loads(row["themes"]))) for row in found}


def words_of(db: Database, voices: Iterable[int]) -> list[dict[str, Any]]:
    """The redacted words of these voices: voice_id, language, text."""
    return rows(
        db,
        """
        select voice_id, language, text
        from clean_voices
        where voice_id in (select value from json_each(:voices))
        order by voice_id
        """,
        {"voices": as_json(sorted(voices))},
    )


def voice_facts(db: Database, voice: int) -> dict[str, Any] | None:
    """What a decision must know of a voice: voice_id, state, same_as, reason, channel_id, said_on, language, text, passages, themes; None for an unknown one."""
    found = rows(
        db,
        """
        select v.id as voice_id, d.state, d.same_as, d.reason, v.channel_id, v.said_on, c.language, c.text, c.passages,
          (select json_group_array(p.theme_id) from placements p where p.voice_id = v.id) as themes
        from voices v
        join clean_voices c on c.voice_id = v.id
        join dispositions d on d.voice_id = v.id
        where v.id = :voice
        """,
        {"voice": voice},
    )
    if not found:
        return None
    row = found[0]
    return {**row, "passages": json.loads(row["passages"]), "themes": sorted(json.loads(row["themes"]))}
