"""What the search for patterns looks at, and the life of what it found: findings, each step of them, and the scans (M6)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from db.store import as_json, row_hash, rows


def contact_rows(db: Database) -> list[dict[str, Any]]:
    """One row per counted voice about us: voice_id, customer_id, first_seen (of the customer), said_on, channel, language, rating,
    and as JSON text attributes, scores (aspect -> 1-10) and themes (a list); rating and attributes are those of the newest words.
    """
    return rows(
        db,
        """
        select v.id as voice_id, v.customer_id, cu.first_seen, v.said_on, v.channel_id as channel,
          coalesce(c.language, 'und') as language,
          case when r.voice_id is null then v.rating else r.rating end as rating,
          coalesce(r.attributes, v.attributes) as attributes,
          (select json_group_object(s.aspect, s.score) from scores s where s.voice_id = v.id) as scores,
          (select json_group_array(p.theme_id) from placements p where p.voice_id = v.id) as themes
        from voices v
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state in ('placed', 'unplaced')
        left join customers cu on cu.id = v.customer_id
        left join clean_voices c on c.voice_id = v.id
        left join revisions r on r.voice_id = v.id
          and r.number = (select max(number) from revisions n where n.voice_id = v.id)
        order by v.id
        """,
    )


def mark_of(*seen: object) -> bytes:
    """Changes when anything changes that a scan looks at."""
    return row_hash(*seen)


def last_scan(db: Database) -> dict[str, Any] | None:
    """The newest scan: number, on_day, mark, contacts, candidates, false_alarms (of the scan shuffled_on), exposure
    (contacts known from a table)."""
    return next(iter(rows(db, "select * from scans order by number desc limit 1")), None)


def save_scan(db: Database, scan: dict[str, Any]) -> None:
    """Write down a scan: on_day, mark, contacts, candidates, false_alarms, shuffled_on, exposure."""
    db.execute(
        """
        insert into scans (on_day, mark, contacts, candidates, false_alarms, shuffled_on, exposure)
        values (:on_day, :mark, :contacts, :candidates, :false_alarms, :shuffled_on, :exposure)
        """,
        scan,
    )


def pattern_findings(db: Database) -> list[dict[str, Any]]:
    """All findings in the order of their numbers; cell as pairs, figures as a dict, steps as rows."""
    steps: dict[int, list[dict[str, Any]]] = {}
    for row in rows(db, "select * from finding_steps order by finding_id, number"):
        steps.setdefault(row["finding_id"], []).append(row)
    return [
        {
            **row,
            "cell": tuple((name, value) for name, value in json.loads(row["cell"])),
            "figures": json.loads(row["figures"]),
            "steps": steps.get(row["id"], []),
        }
        for row in rows(db, "select * from findings order by id")
    ]


def save_findings(db: Database, findings: Iterable[dict[str, Any]]) -> None:
    """Write findings as they stand: theme, cell, state, first_seen, since, fresh_from, looks, looked_at, checked_on, shown, figures.

    A finding is known by theme and cell; it keeps its number.
    """
    db.conn.executemany(
        """
        insert into findings
          (theme, cell, state, first_seen, since, fresh_from, looks, looked_at, checked_on, shown, figures)
        values
          (:theme, :cell, :state, :first_seen, :since, :fresh_from, :looks, :looked_at, :checked_on, :shown, :figures)
        on conflict (theme, cell) do update
        set state = excluded.state,
          since = excluded.since,
          fresh_from = excluded.fresh_from,
          looks = excluded.looks,
          looked_at = excluded.looked_at,
          checked_on = excluded.checked_on,
          shown = excluded.shown,
          figures = excluded.figures
        """,
        [{**one, "cell": as_json(list(one["cell"])), "figures": as_json(one["figures"])} for one in findings],
    )


def save_finding_steps(db: Database, steps: Iterable[dict[str, Any]]) -> None:
    """Write what happened to findings: theme, cell, on_day, state, reason."""
    db.conn.executemany(
        """
        insert into finding_steps (finding_id, number, on_day, state, reason)
        select f.id, 1 + (select count(*) from finding_steps s where s.finding_id = f.id), :on_day, :state, :reason
        from findings f
        where f.theme = :theme and f.cell = :cell
        """,
        [{**step, "cell": as_json(list(step["cell"]))} for step in steps],
    )
