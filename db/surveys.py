"""What the survey figures of the staff are counted from: every voice about us that is counted, with all that was answered beside the words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from db.store import as_json, rows

SURVEYED = """
    with newest as (select voice_id, max(number) as number from revisions group by voice_id),
    seen as (
      select customer_id, min(said_on) as first from voices
      where customer_id in (select customer_id from contacts where kind in ('email', 'phone', 'order', 'handle'))
      group by customer_id)
    select v.id as voice_id, a.author, v.channel_id, v.said_on, seen.first as first_seen,
      case when r.voice_id is null then v.rating else r.rating end as rating,
      coalesce(r.attributes, v.attributes) ->> 'customer_since' as customer_since,
      (select json_group_object(s.aspect, s.score) from scores s where s.voice_id = v.id) as scores,
      (select json_group_object(q.question, q.answer) from answers q
        where q.voice_id = v.id and q.number = coalesce(r.number, 0)) as answers,
      (select json_group_array(p.theme_id) from placements p where p.voice_id = v.id) as themes
    from voices v
    join authors a on a.voice_id = v.id
    join channels ch on ch.id = v.channel_id and ch.subject = 'us'
    join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
    left join seen on seen.customer_id = v.customer_id
    left join newest n on n.voice_id = v.id
    left join revisions r on r.voice_id = n.voice_id and r.number = n.number
    order by v.id
"""


def surveyed(db: Database) -> list[dict[str, Any]]:
    """One row per counted voice: voice_id, author, channel_id, said_on, rating, scores, answers (both of the newest words),
    themes (list), customer_since (as the channel wrote it, None without), first_seen (of a customer whom we would recognise, else None).
    """
    found = rows(db, SURVEYED)
    return [
        {**row, **{key: json.loads(row[key]) for key in ("scores", "answers", "themes")}} for row in found
    ]


def critics(db: Database) -> list[dict[str, Any]]:
    """The first case of every customer whom we would recognise (by e-mail, phone, order or handle): customer_id, said_on (day),
    answered_on (day of its first answer, None without), later (days on which the same customer spoke again, copies left out).
    """
    found = rows(
        db,
        """
        with first as (
          select v.customer_id, c.id as case_id, c.voice_id, substr(v.said_on, 1, 10) as said_on,
            row_number() over (partition by v.customer_id order by v.said_on, v.id) as place
          from cases c
          join voices v on v.id = c.voice_id
          where v.customer_id in (select customer_id from contacts where kind in ('email', 'phone', 'order', 'handle')))
        select f.customer_id, f.said_on,
          (select min(s.on_day) from case_steps s where s.case_id = f.case_id and s.state = 'answered') as answered_on,
          (select json_group_array(substr(o.said_on, 1, 10)) from voices o
            join dispositions d on d.voice_id = o.id and d.state in ('placed', 'unplaced')
            where o.customer_id = f.customer_id and o.id != f.voice_id and o.said_on > f.said_on) as later
        from first f
        where f.place = 1
        order by f.customer_id
        """,
    )
    return [{**row, "later": json.loads(row["later"])} for row in found]


def causes(db: Database) -> list[dict[str, Any]]:
    """Every cause that was found: id, theme_id."""
    return rows(db, "select id, theme_id from causes order by id")


def redacted_words(db: Database, voices: Iterable[int]) -> dict[int, str]:
    """The redacted words of these voices, as far as hear has worked on them."""
    found = rows(
        db,
        "select voice_id, text from clean_voices where voice_id in (select value from json_each(:voices))",
        {"voices": as_json(list(voices))},
    )
    return {row["voice_id"]: row["text"] for row in found}
