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
