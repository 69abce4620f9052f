"""What the public figures are counted from: voices about us that are placed or unplaced; copies, private and rejected ones are not counted."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from db.store import rows

STATES = ("placed", "unplaced", "rejected", "duplicate", "private")


def heard(db: Database) -> list[dict[str, Any]]:
    """One row per counted voice: voice_id, author, channel_id, said_on, language (und when not known yet)."""
    return rows(
        db,
        """
        select v.id as voice_id, a.author, v.channel_id, v.said_on, coalesce(c.language, 'und') as language
        from voices v
        join authors a on a.voice_id = v.id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        left join clean_voices c on c.voice_id = v.id
        order by v.id
        """,
    )


def scores_by_voice(db: Database) -> list[dict[str, Any]]:
    """One row per counted voice that carries scores: voice_id, author, channel_id, said_on, scores and importance (aspect -> 1-10;
    the second is empty where it was not asked).
    """
    found = rows(
        db,
        """
        select v.id as voice_id, a.author, v.channel_id, v.said_on, json_group_object(s.aspect, s.score) as scores,
          (select json_group_object(substr(q.question, length('importance ') + 1), q.answer) from answers q
            where q.voice_id = v.id and q.question glob 'importance *'
              and q.number = (select coalesce(max(r.number), 0) from revisions r where r.voice_id = v.id)) as importance
        from voices v
        join authors a on a.voice_id = v.id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        join scores s on s.voice_id = v.id
        group by v.id
        order by v.id
        """,
    )
    return [
        {**row, "scores": json.loads(row["scores"]), "importance": json.loads(row["importance"])}
        for row in found
    ]


def voices_by_theme(db: Database) -> list[dict[str, Any]]:
    """One row per voice and theme it is placed in: theme_id, voice_id, author, said_on (first words), channel_id, language,
    rating (of the newest words), scores (aspect -> 1-10, may be empty).
    """
    found = rows(
        db,
        """
        select p.theme_id, v.id as voice_id, a.author, v.said_on, v.channel_id, coalesce(c.language, 'und') as language,
          case when r.voice_id is null then v.rating else r.rating end as rating,
          (select json_group_object(s.aspect, s.score) from scores s where s.voice_id = v.id) as scores
        from placements p
        join voices v on v.id = p.voice_id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state = 'placed'
        left join clean_voices c on c.voice_id = v.id
        join authors a on a.voice_id = v.id
        left join revisions r on r.voice_id = v.id
          and r.number = (select max(number) from revisions n where n.voice_id = v.id)
        order by p.theme_id, v.id
        """,
    )
    return [{**row, "scores": json.loads(row["scores"])} for row in found]


def channels(db: Database) -> list[dict[str, Any]]:
    """Channels about us: id, kind, inside."""
    return rows(db, "select id, kind, inside from channels where subject = 'us' order by id")


def aspects(db: Database) -> list[str]:
    """Every aspect that somebody has scored."""
    return [row["aspect"] for row in rows(db, "select distinct aspect from scores order by aspect")]


def themes(db: Database) -> list[dict[str, Any]]:
    """Themes in the organisation's own order: id, name (by language)."""
    found = rows(db, "select id, name_en, name_ru, name_ar from themes order by position, id")
    return [
        {"id": row["id"], "name": {language: row[f"name_{language}"] for language in ("en", "ru", "ar")}}
        for row in found
    ]


def ledger(db: Database) -> dict[str, int]:
    """Where everything received went (M1): received, one number per disposition, and quarantined."""
    counted = {
        row["state"]: row["number"]
        for row in rows(db, "select state, count(*) as number from dispositions group by state")
    }
    kept = rows(
        db,
        "select (select count(*) from voices) as voices, (select count(*) from quarantine) as quarantined",
    )[0]
    states = {state: counted.get(state, 0) for state in STATES}
    return {"received": kept["voices"] + kept["quarantined"], **states, "quarantined": kept["quarantined"]}


def ledger_rows(db: Database) -> list[dict[str, Any]]:
    """One row for everything received about us: state and author; what is in quarantine has nobody but itself."""
    return rows(
        db,
        """
        select d.state, a.author
        from voices v
        join authors a on a.voice_id = v.id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        left join dispositions d on d.voice_id = v.id
        union all
        select 'quarantined', 'quarantine/' || q.id
        from quarantine q
        join channels ch on ch.id = q.channel_id and ch.subject = 'us'
        """,
    )
