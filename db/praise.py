"""Voices about some themes with what their authors gave: from them it is seen how many people praised something (L4)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from db.store import as_json, rows


def scored_voices(db: Database, themes: Iterable[str]) -> list[dict[str, Any]]:
    """One row per voice and theme that carries stars or scores: theme_id, author, rating (of the newest words), scores (aspect -> 1-10)."""
    found = rows(
        db,
        """
        select p.theme_id, a.author, case when r.voice_id is null then v.rating else r.rating end as rating,
          (select json_group_object(s.aspect, s.score) from scores s where s.voice_id = v.id) as scores
        from placements p
        join voices v on v.id = p.voice_id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state = 'placed'
        join authors a on a.voice_id = v.id
        left join revisions r on r.voice_id = v.id
          and r.number = (select max(number) from revisions n where n.voice_id = v.id)
        where p.theme_id in (select value from json_each(:themes))
          and (v.rating is not null or r.rating is not null or exists (select 1 from scores s where s.voice_id = v.id))
        order by p.theme_id, v.id
        """,
        {"themes": as_json(list(themes))},
    )
    return [{**row, "scores": json.loads(row["scores"])} for row in found]
