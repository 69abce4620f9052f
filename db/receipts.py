"""Receipts: which public line belongs to which voice, and what every line shows since the last turn (S5). Codes are kept nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from db.store import as_json, rows, writing

MOST = 20_000  # voices from which the pace is learned


def save_receipts(db: Database, receipts: Iterable[Mapping[str, Any]]) -> None:
    """Write down receipts (keys line, bucket, voice_id, issued_on as YYYY-MM), each once; a voice may have several."""
    with writing(db):
        db.conn.executemany(
            """
            insert into receipts (line, bucket, voice_id, issued_on)
            values (:line, :bucket, :voice_id, :issued_on)
            on conflict (line) do nothing
            """,
            [dict(receipt) for receipt in receipts],
        )


def receipts(db: Database, changes: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """Every receipt: line, digits of its page, and of the voice that stands for it (the first one when it is a copy):
    voice_id, disposition (None before mosaic), state of its case (None without), changed (1: one of these public changes,
    theme and day, was made about it since).
    """
    return rows(
        db,
        """
        select r.line, length(r.bucket) as digits, d.state as disposition, c.state, v.id as voice_id,
          exists (
            select 1 from placements p
            join json_each(:changes) ch on ch.value ->> 0 = p.theme_id
            where p.voice_id = v.id and ch.value ->> 1 >= substr(v.said_on, 1, 10)) as changed
        from receipts r
        left join dispositions own on own.voice_id = r.voice_id
        join voices v on v.id = coalesce(own.same_as, r.voice_id)
        left join dispositions d on d.voice_id = v.id
        left join cases c on c.voice_id = v.id
        order by r.line
        """,
        {"changes": as_json(sorted(changes))},
    )


def lines(db: Database) -> list[dict[str, Any]]:
    """Every line as it is shown, real or not: line, digits, first_turn, stage, since_turn."""
    return rows(db, "select line, digits, first_turn, stage, since_turn from receipt_lines order by line")


def last_turn(db: Database) -> dict[str, Any] | None:
    """Number, on_day and digits of the newest turn; None before the first."""
    found = rows(db, "select number, on_day, digits from receipt_turns order by number desc limit 1")
    return found[0] if found else None


def digits_used(db: Database) -> list[int]:
    """Every length that the names of the pages ever had."""
    found = rows(db, "select digits from receipt_turns union select length(bucket) from receipts order by 1")
    return [row["digits"] for row in found]


def turn_day(db: Database, number: int) -> str | None:
    """The day of a turn; None when it has not been."""
    found = rows(db, "select on_day from receipt_turns where number = :number", {"number": number})
    return str(found[0]["on_day"]) if found else None


def histories(
    db: Database, since: str, until: str, changes: Iterable[tuple[str, str]]
) -> list[dict[str, Any]]:
    """What was done about every voice about us said in this time (the newest 20,000): said, disposition, steps of its case
    (day, state), changed_on (the first public change made about it since; None without).
    """
    found = rows(
        db,
        """
        select substr(v.said_on, 1, 10) as said, d.state as disposition,
          (select json_group_array(json_array(s.number, s.on_day, s.state))
            from cases c join case_steps s on s.case_id = c.id where c.voice_id = v.id) as steps,
          (select min(ch.value ->> 1) from placements p
            join json_each(:changes) ch on ch.value ->> 0 = p.theme_id
            where p.voice_id = v.id and ch.value ->> 1 >= substr(v.said_on, 1, 10)) as changed_on
        from voices v
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        join dispositions d on d.voice_id = v.id and d.state <> 'duplicate'
        where v.said_on >= :since and v.said_on < :until
        order by v.said_on desc, v.id desc
        limit :most
        """,
        {"since": since, "until": until, "most": MOST, "changes": as_json(sorted(changes))},
    )
    return [{**row, "steps": [step[1:] for step in sorted(json.loads(row["steps"]))]} for row in found]


def save_turn(
    db: Database,
    turn: dict[str, Any],
    shown: Iterable[Mapping[str, Any]],
    gone: Iterable[str],
) -> None:
    """Write down a turn (number, on_day, digits): new and changed lines, and lines whose time is over with their receipts."""
    with writing(db):
        db.execute(
            "insert into receipt_turns (number, on_day, digits) values (:number, :on_day, :digits)", turn
        )
        left = {"gone": as_json(sorted(gone))}
        db.execute("delete from receipt_lines where line in (select value from json_each(:gone))", left)
        db.execute("delete from receipts where line in (select value from json_each(:gone))", left)
        db.conn.executemany(
            """
            insert into receipt_lines (line, digits, first_turn, stage, since_turn)
            values (:line, :digits, :first_turn, :stage, :since_turn)
            on conflict (line) do update set stage = excluded.stage, since_turn = excluded.since_turn
            """,
            [dict(line) for line in shown],
        )


def language_of(db: Database, voice: int) -> str | None:
    """The language of a voice about us, "und" before it was heard; None when there is no such voice."""
    found = rows(
        db,
        """
        select coalesce(c.language, 'und') as language
        from voices v
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        left join clean_voices c on c.voice_id = v.id
        where v.id = :voice
        """,
        {"voice": voice},
    )
    return str(found[0]["language"]) if found else None


def receipt_of(db: Database, line: str) -> dict[str, Any] | None:
    """To what a line belongs: voice_id, case_id (None without), stage as it is shown (None before its first turn)."""
    found = rows(
        db,
        """
        select r.voice_id, c.id as case_id, l.stage
        from receipts r
        left join dispositions d on d.voice_id = r.voice_id
        left join cases c on c.voice_id = coalesce(d.same_as, r.voice_id)
        left join receipt_lines l on l.line = r.line
        where r.line = :line
        """,
        {"line": line},
    )
    return found[0] if found else None


def stages_by_case(db: Database) -> dict[int, str]:
    """What the public line of each case with a receipt shows; "nothing yet" before its first turn. Never the line itself."""
    found = rows(
        db,
        """
        select distinct c.id, coalesce(l.stage, 'nothing yet') as stage
        from receipts r
        left join dispositions d on d.voice_id = r.voice_id
        join cases c on c.voice_id = coalesce(d.same_as, r.voice_id)
        left join receipt_lines l on l.line = r.line
        order by c.id, stage
        """,
    )
    stages: dict[int, str] = {}
    for row in found:
        stages[row["id"]] = f"{stages[row['id']]}, {row['stage']}" if row["id"] in stages else row["stage"]
    return stages
