"""What the channel plan and leakage are counted from: each counted voice about us with its channel, inside or outside (F3, F5)."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from db.store import rows


def voices_by_channel(db: Database) -> list[dict[str, Any]]:
    """One row per counted voice: voice_id, author, known (by e-mail, phone or order: the same person in every channel), channel_id,
    inside, day, rating (newest), lowest (score), placed, with_case, attributes (newest words).
    """
    found = rows(
        db,
        """
        select v.id as voice_id, a.author, v.channel_id, ch.inside, substr(v.said_on, 1, 10) as day, d.state = 'placed' as placed,
          exists (select 1 from contacts k where k.customer_id = v.customer_id
            and k.kind in ('email', 'phone', 'order')) as known,
          case when r.voice_id is null then v.rating else r.rating end as rating,
          coalesce(r.attributes, v.attributes) as attributes,
          (select min(score) from scores s where s.voice_id = v.id) as lowest,
          exists (select 1 from cases c where c.voice_id = v.id) as with_case
        from voices v
        join authors a on a.voice_id = v.id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        left join revisions r on r.voice_id = v.id
          and r.number = (select max(number) from revisions n where n.voice_id = v.id)
        order by v.id
        """,
    )
    return [{**row, "attributes": json.loads(row["attributes"])} for row in found]


def ours_by_theme(db: Database) -> list[dict[str, Any]]:
    """One row per counted voice about us: voice_id, author, inside, day, themes (list; empty for the unplaced)."""
    found = rows(
        db,
        """
        select v.id as voice_id, a.author, ch.inside, substr(v.said_on, 1, 10) as day,
          (select json_group_array(p.theme_id) from placements p where p.voice_id = v.id) as themes
        from voices v
        join authors a on a.voice_id = v.id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        order by v.id
        """,
    )
    return [{**row, "themes": json.loads(row["themes"])} for row in found]


def voices_about_others(db: Database, first_day: str) -> list[dict[str, Any]]:
    """One row per redacted voice about a competitor since that day: voice_id, subject, author, inside, day, passages (list of
    language and text), text.
    """
    found = rows(
        db,
        """
        select v.id as voice_id, ch.subject, a.author, ch.inside, substr(v.said_on, 1, 10) as day, c.passages, c.text
        from voices v
        join authors a on a.voice_id = v.id
        join channels ch on ch.id = v.channel_id and ch.subject != 'us'
        join clean_voices c on c.voice_id = v.id
        where v.said_on >= :first_day
        order by ch.subject, v.id
        """,
        {"first_day": first_day},
    )
    return [{**row, "passages": json.loads(row["passages"])} for row in found]
