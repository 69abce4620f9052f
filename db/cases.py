"""Cases: voices being put right, and every step that was taken on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from db.store import as_json, rows, writing


def voices_for_cases(db: Database) -> list[dict[str, Any]]:
    """Every voice about us: voice_id, said_on, newest rating, lowest score, inside, disposition (None before mosaic), same_as."""
    return rows(
        db,
        """
        select v.id as voice_id, v.said_on, ch.inside, d.state as disposition, d.same_as,
          case when r.voice_id is null then v.rating else r.rating end as rating,
          (select min(score) from scores s where s.voice_id = v.id) as lowest
        from voices v
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        left join dispositions d on d.voice_id = v.id
        left join revisions r on r.voice_id = v.id
          and r.number = (select max(number) from revisions n where n.voice_id = v.id)
        order by v.id
        """,
    )


def cases(db: Database) -> list[dict[str, Any]]:
    """Every case, the longest waiting first: id, voice_id, customer_id, state, opened_on, double_deviation, themes,
    reopened_on, answered_on (the days of the newest such step, None without), says (at the last follow-up).
    """
    found = rows(
        db,
        """
        select c.id, c.voice_id, v.customer_id, c.state, c.opened_on, c.double_deviation,
          (select json_group_array(p.theme_id) from placements p where p.voice_id = c.voice_id) as themes,
          (select max(on_day) from case_steps s where s.case_id = c.id and s.state = 'reopened') as reopened_on,
          (select max(on_day) from case_steps s where s.case_id = c.id and s.state = 'answered') as answered_on,
          (select s.customer from case_steps s where s.case_id = c.id and s.customer is not null order by s.number desc limit 1) as says
        from cases c
        join voices v on v.id = c.voice_id
        order by c.opened_on, c.id
        """,
    )
    return [{**row, "themes": frozenset(json.loads(row["themes"]))} for row in found]


def steps(db: Database, case: int) -> list[dict[str, Any]]:
    """The steps of one case in their order."""
    return rows(
        db,
        "select number, state, on_day, person, note, customer from case_steps where case_id = :case order by number",
        {"case": case},
    )


def steps_by_case(db: Database) -> dict[int, list[dict[str, Any]]]:
    """Every step of every case, in their order."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows(
        db, "select case_id, state, on_day, person, note, customer from case_steps order by case_id, number"
    ):
        found.setdefault(row["case_id"], []).append(row)
    return found


def voices_named(db: Database, names: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """Voices about us by their channel and number in it: channel_id, external_id, voice_id, same_as (None: not a copy)."""
    return rows(
        db,
        """
        select v.channel_id, v.external_id, v.id as voice_id, d.same_as
        from json_each(:names) n
        join voices v on v.channel_id = n.value ->> 0 and v.external_id = n.value ->> 1
        join channels ch on ch.id = v.channel_id and ch.subject = 'us'
        left join dispositions d on d.voice_id = v.id
        order by v.id
        """,
        {"names": as_json(sorted(names))},
    )


def anybody_erased(db: Database) -> bool:
    """True when the erasure task has worked here: a name may then be missing for a good reason."""
    return bool(rows(db, "select 1 from erasures limit 1"))


def said_in(db: Database, case: int) -> str | None:
    """The redacted words of a case's voice; None before hear has worked on it."""
    found = rows(
        db,
        "select v.text from cases c join clean_voices v on v.voice_id = c.voice_id where c.id = :case",
        {"case": case},
    )
    return str(found[0]["text"]) if found else None


def asked_with(db: Database, case: int) -> dict[str, str]:
    """What came with the form beside the words of a case's voice (its newest version); empty for voices from elsewhere."""
    found = rows(
        db,
        """
        select coalesce(
          (select r.attributes from revisions r where r.voice_id = v.id order by r.number desc limit 1), v.attributes) as attributes
        from cases c join voices v on v.id = c.voice_id
        where c.id = :case
        """,
        {"case": case},
    )
    known = json.loads(found[0]["attributes"]) if found else {}
    return {key: known[key] for key in ("may_write", "story", "reaction") if known.get(key)}


def save_cases(
    db: Database, reasons: Mapping[int, str], today: str, dated_back: frozenset[int] = frozenset()
) -> int:
    """Open a case for each voice, its clock begins on the day it was said; returns how many were opened.

    The step itself is dated today, or on that day for the voices in `dated_back`.
    """
    with writing(db):
        for voice, reason in reasons.items():
            opened = rows(
                db,
                """
                insert into cases (voice_id, state, opened_on)
                select id, 'received', substr(said_on, 1, 10) from voices where id = :voice
                returning id, opened_on
                """,
                {"voice": voice},
            )[0]
            step = {"to": "received", "person": "recovery", "note": reason, "customer": None}
            save_step(db, opened["id"], step, opened["opened_on"] if voice in dated_back else today)
    return len(reasons)


def save_step(db: Database, case: int, step: Mapping[str, Any], today: str) -> None:
    """Write down a step (keys to, person, note, customer) and move the case to its state."""
    with writing(db):
        db.execute(
            """
            insert into case_steps (case_id, number, state, on_day, person, note, customer)
            select :case, 1 + count(*), :to, :today, :person, :note, :customer from case_steps where case_id = :case
            """,
            {**step, "case": case, "today": today},
        )
        db.execute("update cases set state = :to where id = :case", {"to": step["to"], "case": case})


def save_second_failures(db: Database, found: Iterable[int]) -> int:
    """Mark exactly these cases, and those that were reopened, as second failures; returns how many marks changed."""
    with writing(db):
        cursor = db.execute(
            """
            update cases set double_deviation = 1 - double_deviation
            where double_deviation != (
              id in (select value from json_each(:found))
              or id in (select case_id from case_steps where state = 'reopened'))
            """,
            {"found": json.dumps(sorted(found))},
        )
    return int(cursor.rowcount)


def bad_scores(db: Database, worst_stars: int, worst_score: int) -> dict[str, int]:
    """Voices about us with a bad score: how many, without a case (their own or that of the voice they copy), answered."""
    found = rows(
        db,
        """
        with bad as (
          select coalesce(d.same_as, v.id) as first
          from voices v
          join channels ch on ch.id = v.channel_id and ch.subject = 'us'
          left join dispositions d on d.voice_id = v.id
          left join revisions r on r.voice_id = v.id
            and r.number = (select max(number) from revisions n where n.voice_id = v.id)
          where coalesce(d.state, '') not in ('rejected', 'private')
            and (case when r.voice_id is null then v.rating else r.rating end <= :stars
              or exists (select 1 from scores s where s.voice_id = v.id and s.score <= :score)))
        select count(*) as voices, coalesce(sum(c.id is null), 0) as without_case,
          coalesce(sum(exists (select 1 from case_steps s where s.case_id = c.id and s.state = 'answered')), 0) as answered
        from bad left join cases c on c.voice_id = bad.first
        """,
        {"stars": worst_stars, "score": worst_score},
    )
    return found[0]
