"""How complete the picture is: every counted voice by day, channel, language and branch, with its themes (M12)."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from db.store import rows


def coverage_rows(db: Database) -> list[dict[str, Any]]:
    """One row per placed or unplaced voice about us: voice_id, day, channel, language, branch (or None), themes (the strongest
    first), text (redacted).
    """
    found = rows(
        db,
        """
        select v.id as voice_id, substr(v.said_on, 1, 10) as day, v.channel_id as channel,
          coalesce(c.language, 'und') as language, coalesce(c.text, '') as text,
          coalesce(r.attributes, v.attributes) ->> '$.branch' as branch,
          (select json_group_array(theme_id)
           from (select theme_id from placements p where p.voice_id = v.id order by score desc, theme_id)) as themes
        from voices v
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        left join clean_voices c on c.voice_id = v.id
        left join revisions r on r.voice_id = v.id
          and r.number = (select max(number) from revisions n where n.voice_id = v.id)
        order by v.id
        """,
    )
    return [{**row, "themes": json.loads(row["themes"])} for row in found]
