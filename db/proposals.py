"""What the program proposes about themes, with the voices that speak for it, and what became of it (M3)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from db.store import as_json, rows


def all_proposals(db: Database) -> list[dict[str, Any]]:
    """Every proposal ever made: id, kind, state, themes, suggested, keywords, closeness, made_on, changed_on, voices, examples,
    languages (of its voices, with numbers), first and last (day); the oldest first.
    """
    found = rows(
        db,
        """
        select p.id, p.kind, p.state, p.themes, p.suggested, p.keywords, p.closeness, p.made_on, p.changed_on,
          (select json_group_array(voice_id)
           from (select voice_id from proposal_voices where proposal_id = p.id order by voice_id)) as voices,
          (select json_group_array(voice_id)
           from (select voice_id from proposal_voices where proposal_id = p.id and rank is not null order by rank)) as examples,
          (select json_group_object(language, number)
           from (select c.language, count(*) as number
                 from proposal_voices o
                 join clean_voices c on c.voice_id = o.voice_id
                 where o.proposal_id = p.id
                 group by c.language)) as languages,
          (select min(v.said_on)
           from proposal_voices o join voices v on v.id = o.voice_id where o.proposal_id = p.id) as first,
          (select max(v.said_on)
           from proposal_voices o join voices v on v.id = o.voice_id where o.proposal_id = p.id) as last
        from proposals p
        order by p.id
        """,
    )
    listed = ("themes", "keywords", "voices", "examples", "languages")
    return [{**row, **{column: json.loads(row[column]) for column in listed}} for row in found]


def open_proposals(db: Database) -> list[dict[str, Any]]:
    """Proposals that wait for staff, as in `all_proposals`, those with most voices first."""
    waiting = [row for row in all_proposals(db) if row["state"] == "open"]
    return sorted(waiting, key=lambda row: (-len(row["voices"]), row["id"]))


def save_proposal(db: Database, number: int | None, proposal: Mapping[str, Any], today: str) -> int:
    """Write a proposal (kind, themes, suggested, keywords, closeness, voices, examples), under its former number if it has one."""
    given = {column: as_json(proposal[column]) for column in ("themes", "keywords")}
    given |= {column: proposal[column] for column in ("kind", "suggested", "closeness")}
    number = new_proposal(db, given, today) if number is None else renew_proposal(db, number, given, today)
    rank = {voice: place for place, voice in enumerate(proposal["examples"], 1)}
    db.execute("delete from proposal_voices where proposal_id = :number", {"number": number})
    db.conn.executemany(
        "insert into proposal_voices (proposal_id, voice_id, rank) values (?, ?, ?)",
        [(number, voice, rank.get(voice)) for voice in proposal["voices"]],
    )
    return number


def new_proposal(db: Database, given: dict[str, Any], today: str) -> int:
    """Write a proposal for the first time; returns its number, which is never given again."""
    return int(
        db.execute(
            """
            insert into proposals (kind, themes, suggested, keywords, closeness, made_on, changed_on)
            values (:kind, :themes, :suggested, :keywords, :closeness, :today, :today)
            returning id
            """,
            given | {"today": today},
        ).fetchone()[0]
    )


def renew_proposal(db: Database, number: int, given: dict[str, Any], today: str) -> int:
    """A proposal that was made before is open (again); its suggested id stays the one that staff have seen."""
    db.execute(
        """
        update proposals
        set state = 'open',
          keywords = :keywords,
          closeness = :closeness,
          changed_on = case when (state, keywords) is ('open', :keywords) then changed_on else :today end
        where id = :number
        """,
        given | {"number": number, "today": today},
    )
    return number


def settle_proposals(db: Database, numbers: Iterable[int], state: str, today: str) -> None:
    """These proposals were accepted or declined, or their voices have found places (gone); undone ones are open again."""
    db.execute(
        """
        update proposals
        set state = :state, changed_on = :today
        where id in (select value from json_each(:numbers)) and state <> :state
        """,
        {"numbers": as_json(list(numbers)), "state": state, "today": today},
    )


def last_search(db: Database, scope: str) -> tuple[bytes, str] | None:
    """What the last search in `unplaced` or `everything` looked at, and its day."""
    found = rows(db, "select mark, on_day from proposal_searches where scope = :scope", {"scope": scope})
    return (found[0]["mark"], found[0]["on_day"]) if found else None


def save_search(db: Database, scope: str, mark: bytes, today: str) -> None:
    """Write down what was searched."""
    db.execute(
        """
        insert into proposal_searches (scope, mark, on_day)
        values (:scope, :mark, :today)
        on conflict (scope) do update set mark = excluded.mark, on_day = excluded.on_day
        """,
        {"scope": scope, "mark": mark, "today": today},
    )
