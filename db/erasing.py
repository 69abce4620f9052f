"""Erases a person everywhere in the store: rows, search leftovers, write-ahead log and free pages (privacy-and-safety: Erasure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db.store import as_json, open_store, rows, writing
from jobs.refusal import Busy

# Everything that hangs on a voice, children first; `voices` stands for the voices of the person.
OF_A_VOICE = (
    "delete from case_steps where case_id in (select id from cases where voice_id in (select value from json_each(:voices)))",
    "delete from cases where voice_id in (select value from json_each(:voices))",
    "delete from placements where voice_id in (select value from json_each(:voices))",
    "delete from dispositions where same_as in (select value from json_each(:voices))",
    "delete from dispositions where voice_id in (select value from json_each(:voices))",
    "delete from clean_voices where voice_id in (select value from json_each(:voices))",
    "delete from earlier_scores where voice_id in (select value from json_each(:voices))",
    "delete from scores where voice_id in (select value from json_each(:voices))",
    "delete from revisions where voice_id in (select value from json_each(:voices))",
    "delete from voices where id in (select value from json_each(:voices))",
)
OF_A_CUSTOMER = (
    "delete from contacts where customer_id in (select value from json_each(:customers))",
    "delete from identifiers where customer_id in (select value from json_each(:customers))",
    "delete from customers where id in (select value from json_each(:customers))",
)
VOICES_OF = "select id from voices where customer_id in (select value from json_each(:customers))"
PERMIT = "insert into erasing (on_going) values (1)"
WRITE_DOWN = """
    insert into erasures (identifier, erased_on)
    select digest, :today from identifiers where customer_id in (select value from json_each(:customers))
    union
    select pseudonym, :today from customers where id in (select value from json_each(:customers))
    on conflict do nothing
"""
OF_QUARANTINE = "delete from quarantine where id in (select value from json_each(:quarantined))"
READ_AGAIN = "update gathered set fingerprint = null"  # the counts of the last gathering are no longer true


def customers_of(db: Database, pseudonym: str, digests: Iterable[str]) -> list[int]:
    """The customers with this pseudonym or one of these identifier digests."""
    found = rows(
        db,
        """
        select id from customers where pseudonym = :pseudonym
        union
        select customer_id from identifiers where digest in (select value from json_each(:digests))
        """,
        {"pseudonym": pseudonym, "digests": as_json(list(digests))},
    )
    return [row["id"] for row in found]


def erase(db: Database, customers: Sequence[int], today: str) -> dict[str, int]:
    """Erase these customers with all they said; leaves keyed digests in `erasures` and no other trace. Returns counts."""
    given = {"customers": as_json(list(customers)), "today": today}
    with writing(db):
        voices = [row["id"] for row in rows(db, VOICES_OF, given)]
        quarantined = quarantine_about(db, given)
        given |= {"voices": as_json(voices), "quarantined": as_json(quarantined)}
        for statement in (
            PERMIT,
            WRITE_DOWN,
            *OF_A_VOICE,
            *OF_A_CUSTOMER,
            OF_QUARANTINE,
            READ_AGAIN,
            "delete from erasing",
        ):
            db.execute(statement, given)
    wipe(db)
    return {"customers": len(customers), "voices": len(voices), "quarantined": len(quarantined)}


def quarantine_about(db: Database, given: dict[str, Any]) -> list[int]:
    """Unread messages whose bytes hold one of the person's contacts."""
    values = [
        row["value"]
        for row in rows(
            db,
            "select value from contacts where customer_id in (select value from json_each(:customers))",
            given,
        )
    ]
    needles = [value.casefold().encode() for value in values]
    return [
        row["id"]
        for row in rows(db, "select id, bytes from quarantine")
        if any(needle in row["bytes"].lower() for needle in needles)
    ]


def wipe(db: Database) -> None:
    """Empty the write-ahead log and rebuild the file, so that no freed page keeps a word."""
    if db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
        raise Busy(
            "The rows are erased, but another program still reads the database: close it and run ./invoke forget again."
        )
    db.execute("vacuum")
    db.execute("pragma wal_checkpoint(truncate)")


def erased_identifiers(db: Database, digests: Iterable[str]) -> bool:
    """True when one of these digests belongs to somebody who was erased."""
    query = "select 1 from erasures where identifier in (select value from json_each(:digests)) limit 1"
    return bool(rows(db, query, {"digests": as_json(list(digests))}))


def replay_erasures(path: Path, erasures: Iterable[dict[str, str]]) -> None:
    """Erase in another copy of the store whoever was erased here; used on back-ups and when restoring."""
    db = open_store(path)
    for row in [*erasures, *rows(db, "select identifier, erased_on from erasures")]:
        customers = customers_of(db, row["identifier"], [row["identifier"]])
        if customers:
            erase(db, customers, row["erased_on"])
        with writing(db):
            db.execute(
                "insert into erasures (identifier, erased_on) values (:identifier, :erased_on) on conflict do nothing",
                row,
            )
    wipe(db)
    db.close()
