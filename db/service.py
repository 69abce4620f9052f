"""What the public figures of our own service are counted from: recommendations, and cases with their answers and follow-ups (Q8, A1, R12)."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from db.store import rows


def recommended(db: Database) -> list[dict[str, Any]]:
    """One row per counted voice that says whether its author would recommend us: voice_id, author, said_on, answer (of the newest words)."""
    return rows(
        db,
        """
        select v.id as voice_id, a.author, v.said_on, q.answer
        from answers q
        join voices v on v.id = q.voice_id
        join authors a on a.voice_id = v.id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        where q.question = 'recommend'
          and q.number = (select coalesce(max(r.number), 0) from revisions r where r.voice_id = v.id)
        order by v.id
        """,
    )


def cases_until(db: Database, last: str) -> list[dict[str, Any]]:
    """One row per case of a counted voice, as it stood at the end of the day `last`: author, said_on, opened_on, answered_on (the first
    answer, None without), says (at the last follow-up, None without).
    """
    return rows(
        db,
        """
        select a.author, v.said_on, c.opened_on,
          (select min(s.on_day) from case_steps s
            where s.case_id = c.id and s.state = 'answered' and s.on_day <= :last) as answered_on,
          (select s.customer from case_steps s
            where s.case_id = c.id and s.customer is not null and s.on_day <= :last
            order by s.number desc limit 1) as says
        from cases c
        join voices v on v.id = c.voice_id
        join authors a on a.voice_id = v.id
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        order by c.id
        """,
        {"last": last},
    )
