"""What the staff report's overview and list of fragments are counted from: voices about us by theme, and the changes made for each theme."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from db.store import rows


def fragments(db: Database) -> list[dict[str, Any]]:
    """One row per voice about us and theme it is placed in: theme_id, voice_id, day; the newest day first within a theme."""
    return rows(
        db,
        """
        select p.theme_id, p.voice_id, substr(v.said_on, 1, 10) as day
        from placements p
        join voices v on v.id = p.voice_id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state = 'placed'
        order by p.theme_id, day desc, p.voice_id desc
        """,
    )


def first_words(db: Database, voices: int) -> list[dict[str, Any]]:
    """The newest voices of each theme with their redacted words: theme_id, voice_id, day, text."""
    return rows(
        db,
        """
        select theme_id, voice_id, day, text
        from (
          select p.theme_id, p.voice_id, substr(v.said_on, 1, 10) as day, substr(c.text, 1, 400) as text,
            row_number() over (partition by p.theme_id order by substr(v.said_on, 1, 10) desc, p.voice_id desc) as place
          from placements p
          join voices v on v.id = p.voice_id
          join channels ch on ch.id = v.channel_id and ch.subject = 'us'
          join dispositions d on d.voice_id = v.id and d.state = 'placed'
          join clean_voices c on c.voice_id = v.id
        )
        where place <= :voices
        order by theme_id, place
        """,
        {"voices": voices},
    )


def changes_by_theme(db: Database) -> list[dict[str, Any]]:
    """Every change with its cause: theme_id, slug, status, since, promised, cause (kind; None where none is written down)."""
    return rows(
        db,
        """
        select ch.theme_id, ch.slug, ch.status, ch.since, ch.promised, ca.kind as cause
        from changes ch
        left join causes ca on ca.id = ch.cause_id
        order by ch.theme_id, coalesce(ch.since, ch.promised, ''), ch.slug
        """,
    )


def taken_in_since(db: Database, day: str) -> list[dict[str, Any]]:
    """Voices and messages taken in by runs that began on the day or later: voices, unplaced, quarantined, second_failures."""
    return rows(
        db,
        """
        with late as (select id from runs where started_at >= :day)
        select
          (select count(*) from voices where run_id in late) as voices,
          (select count(*) from voices v join dispositions d on d.voice_id = v.id
            where v.run_id in late and d.state = 'unplaced') as unplaced,
          (select count(*) from quarantine where run_id in late) as quarantined,
          (select count(*) from cases c join voices v on v.id = c.voice_id
            where v.run_id in late and c.double_deviation = 1) as second_failures
        """,
        {"day": day},
    )
