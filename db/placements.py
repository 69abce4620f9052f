"""Where each voice went: its themes with the reasons, or the sentence that says why it has none (M1, M2, M11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from db.store import as_json, rows


def save_themes(db: Database, themes: Iterable[dict[str, Any]]) -> None:
    """Write the organisation's themes (id, position, name_en, name_ru, name_ar) in its own order."""
    db.conn.executemany(
        """
        insert into themes (id, position, name_en, name_ru, name_ar)
        values (:id, :position, :name_en, :name_ru, :name_ar)
        on conflict (id) do update
        set position = excluded.position,
          name_en = excluded.name_en,
          name_ru = excluded.name_ru,
          name_ar = excluded.name_ar
        where (position, name_en, name_ru, name_ar)
          is not (excluded.position, excluded.name_en, excluded.name_ru, excluded.name_ar)
        """,
        list(themes),
    )


def drop_themes(db: Database, kept: Iterable[str]) -> None:
    """Take away themes that the organisation no longer has and that no voice, cause or change names."""
    db.execute(
        """
        delete from themes
        where id not in (select value from json_each(:kept))
          and id not in (select theme_id from placements)
          and id not in (select theme_id from causes)
          and id not in (select theme_id from changes)
        """,
        {"kept": as_json(list(kept))},
    )


def disposition_marks(db: Database) -> dict[int, tuple[bytes | None, int | None]]:
    """By voice: the hash of what its disposition was made from, and the voice it repeats."""
    found = rows(db, "select voice_id, made_from, same_as from dispositions")
    return {row["voice_id"]: (row["made_from"], row["same_as"]) for row in found}


def save_dispositions(
    db: Database, decided: Iterable[dict[str, Any]], places: Iterable[dict[str, Any]]
) -> None:
    """Write where voices went: voice_id, state, reason, same_as, made_from; and their places: voice_id, theme_id, score, why (JSON).

    The former places of these voices go.
    """
    dispositions = list(decided)
    db.conn.executemany("delete from placements where voice_id = :voice_id", dispositions)
    db.conn.executemany(
        """
        insert into dispositions (voice_id, state, reason, same_as, made_from)
        values (:voice_id, :state, :reason, :same_as, :made_from)
        on conflict (voice_id) do update
        set state = excluded.state,
          reason = excluded.reason,
          same_as = excluded.same_as,
          made_from = excluded.made_from
        """,
        dispositions,
    )
    db.conn.executemany(
        "insert into placements (voice_id, theme_id, score, why) values (:voice_id, :theme_id, :score, :why)",
        list(places),
    )


def ledger_entries(db: Database) -> list[dict[str, Any]]:
    """Every received voice with its channel, language and state; state is null where nothing was decided."""
    return rows(
        db,
        """
        select v.id as voice, v.channel_id as channel, coalesce(c.language, 'und') as language, d.state
        from voices v
        left join clean_voices c on c.voice_id = v.id
        left join dispositions d on d.voice_id = v.id
        order by v.id
        """,
    )


def quarantined_by_channel(db: Database) -> dict[str, int]:
    """What could not be read, by channel."""
    found = rows(db, "select channel_id, count(*) as number from quarantine group by channel_id")
    return {row["channel_id"]: row["number"] for row in found}


def voices_of_themes(db: Database) -> list[dict[str, Any]]:
    """Number of voices in each theme, the largest first."""
    return rows(
        db,
        """
        select theme_id, count(*) as voices
        from placements
        group by theme_id
        order by voices desc, theme_id
        """,
    )


def voices_in_theme(db: Database, theme: str) -> list[dict[str, Any]]:
    """Voices of a theme, the newest first: voice_id, said_on, channel_id, language, text (redacted), score, why (JSON)."""
    return rows(
        db,
        """
        select v.id as voice_id, v.said_on, v.channel_id, c.language, c.text, p.score, p.why
        from placements p
        join voices v on v.id = p.voice_id
        join clean_voices c on c.voice_id = v.id
        where p.theme_id = :theme
        order by v.said_on desc, v.id desc
        """,
        {"theme": theme},
    )


def voices_in_state(db: Database, state: str) -> list[dict[str, Any]]:
    """Voices that are unplaced, rejected ..., the newest first: voice_id, said_on, channel_id, language, text (redacted), reason."""
    return rows(
        db,
        """
        select v.id as voice_id, v.said_on, v.channel_id, c.language, c.text, d.reason
        from dispositions d
        join voices v on v.id = d.voice_id
        join clean_voices c on c.voice_id = v.id
        where d.state = :state
        order by v.said_on desc, v.id desc
        """,
        {"state": state},
    )


def places_of(db: Database, voice: int) -> list[dict[str, Any]]:
    """The themes of a voice, the strongest first: theme_id, score, why (JSON)."""
    return rows(
        db,
        """
        select theme_id, score, why
        from placements
        where voice_id = :voice
        order by score desc, theme_id
        """,
        {"voice": voice},
    )


def move_places(db: Database, merged: str, into: str) -> None:
    """Every voice of a merged theme stands in the other from now on; one that stood in both stands there once. The next night looks at them."""
    given = {"merged": merged, "into": into}
    db.execute(
        "update dispositions set made_from = null where voice_id in (select voice_id from placements where theme_id = :merged)",
        {"merged": merged},
    )
    db.execute("update or ignore placements set theme_id = :into where theme_id = :merged", given)
    db.execute("delete from placements where theme_id = :merged", given)


def settle_voice(db: Database, disposition: dict[str, Any], places: Iterable[dict[str, Any]]) -> None:
    """Write at once where a person put a voice; the next night looks at it again."""
    db.execute(
        """
        update dispositions
        set state = :state, reason = :reason, same_as = null, made_from = null
        where voice_id = :voice_id
        """,
        {key: disposition[key] for key in ("voice_id", "state", "reason")},
    )
    db.execute("delete from placements where voice_id = :voice_id", {"voice_id": disposition["voice_id"]})
    db.conn.executemany(
        "insert into placements (voice_id, theme_id, score, why) values (:voice_id, :theme_id, :score, :why)",
        list(places),
    )
