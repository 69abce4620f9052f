"""How much was said on each day, and about which theme: what run charts, the event calendar and the impact of changes are counted from."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from db.store import rows


def contacts_by_day(db: Database) -> list[dict[str, Any]]:
    """Counted voices about us by the author's own day: day, contacts. Copies, private and rejected ones are left out."""
    return rows(
        db,
        """
        select substr(v.said_on, 1, 10) as day, count(*) as contacts
        from voices v
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        group by day
        order by day
        """,
    )


def said_by_theme(db: Database) -> list[dict[str, Any]]:
    """One row per voice and theme it is placed in: theme_id, day, rating (of the newest words), scores (aspect -> 1-10)."""
    found = rows(
        db,
        """
        select p.theme_id, substr(v.said_on, 1, 10) as day,
          case when r.voice_id is null then v.rating else r.rating end as rating,
          (select json_group_object(s.aspect, s.score) from scores s where s.voice_id = v.id) as scores
        from placements p
        join voices v on v.id = p.voice_id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state = 'placed'
        left join revisions r on r.voice_id = v.id
          and r.number = (select max(number) from revisions n where n.voice_id = v.id)
        order by p.theme_id, v.id
        """,
    )
    return [{**row, "scores": json.loads(row["scores"])} for row in found]
