"""Erases a person everywhere in the store: rows, search leftovers, write-ahead log and free pages (privacy-and-safety: Erasure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db.store import as_json, break_seal_of, open_store, refusing_damage, rows, writing
from jobs.refusal import Busy

# Everything that hangs on a voice, children first; `voices` stands for the voices of the person.
OF_A_VOICE = (
    "delete from receipt_lines where line in (select line from receipts where voice_id in (select value from json_each(:voices)))",
    "delete from receipts where voice_id in (select value from json_each(:voices))",
    """
    delete from approvals where sha256 in (
      select q.sha256 from quotes q join consents c on c.id = q.consent_id
      where c.voice_id in (select value from json_each(:voices)))
    """,
    "delete from quotes where consent_id in (select id from consents where voice_id in (select value from json_each(:voices)))",
    "delete from consents where voice_id in (select value from json_each(:voices))",
    "delete from case_steps where case_id in (select id from cases where voice_id in (select value from json_each(:voices)))",
    "delete from cases where voice_id in (select value from json_each(:voices))",
    """
    delete from decisions where undoes in (
      select id from decisions where voice_id in (select value from json_each(:voices)))
    """,
    "delete from decisions where voice_id in (select value from json_each(:voices))",
    "delete from proposal_voices where voice_id in (select value from json_each(:voices))",
    "delete from proposals where id not in (select proposal_id from proposal_voices)",
    "delete from placements where voice_id in (select value from json_each(:voices))",
    "delete from dispositions where same_as in (select value from json_each(:voices))",
    "delete from dispositions where voice_id in (select value from json_each(:voices))",
    "delete from clean_voices where voice_id in (select value from json_each(:voices))",
    "delete from earlier_scores where voice_id in (select value from json_each(:voices))",
    "delete from scores where voice_id in (select value from json_each(:voices))",
    "delete from answers where voice_id in (select value from json_each(:voices))",
    "delete from revisions where voice_id in (select value from json_each(:voices))",
    "delete from voices where id in (select value from json_each(:voices))",
)
OF_A_CUSTOMER = (
    "delete from contacts where customer_id in (select value from json_each(:customers))",
    "delete from identifiers where customer_id in (select value from json_each(:customers))",
    "delete from customers where id in (select value from json_each(:customers))",
)
QUOTES_OF = """
    select q.id from quotes q join consents c on c.id = q.consent_id
    where c.voice_id in (select value from json_each(:voices))
"""
LINES_OF = "select line from receipts where voice_id in (select value from json_each(:voices))"
COUNTED = {"quotes": QUOTES_OF, "receipts": LINES_OF}
VOICES_OF = "select id from voices where customer_id in (select value from json_each(:customers))"
PERMIT = "insert into erasing (on_going) values (1)"
WRITE_DOWN = """
    insert into erasures (identifier, erased_on)
    select digest, :today from identifiers where customer_id in (select value from json_each(:customers))
    union
    select pseudonym, :today from customers where id in (select value from json_each(:customers))
    on conflict do nothing
"""
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "cp1256")
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


def same_person(db: Database, customers: Iterable[int]) -> list[int]:
    """These customers, and whoever said the same as one of them: a copy on another channel is by the same person (M11)."""
    found = rows(
        db,
        """
        with recursive person(id) as (
          select value from json_each(:customers)
          union
          select other.customer_id
          from person p
          join voices v on v.customer_id = p.id
          join dispositions d on v.id in (d.voice_id, d.same_as) and d.same_as is not null
          join voices other on other.id in (d.voice_id, d.same_as)
          where other.customer_id is not null)
        select id from person order by id
        """,
        {"customers": as_json(list(customers))},
    )
    return [row["id"] for row in found]


def voices_of(db: Database, customers: Iterable[int]) -> list[tuple[str, str]]:
    """Channel and number of every voice of these customers."""
    query = "select channel_id, external_id from voices where customer_id in (select value from json_each(:customers))"
    return [
        (row["channel_id"], row["external_id"])
        for row in rows(db, query, {"customers": as_json(list(customers))})
    ]


def erase(db: Database, customers: Sequence[int], today: str, seen: Iterable[str] = ()) -> dict[str, int]:
    """Erase these customers with all they said; leaves keyed digests in `erasures` and no other trace. Returns counts.

    `seen` are further digests to write down: of voices and messages that must not be taken in again.
    """
    given = {"customers": as_json(list(customers)), "today": today}
    with writing(db):
        voices = [row["id"] for row in rows(db, VOICES_OF, given)]
        quarantined = [row["id"] for row in quarantine_about(db, customers)]
        given |= {"voices": as_json(voices), "quarantined": as_json(quarantined)}
        counts = {"customers": len(customers), "voices": len(voices), "quarantined": len(quarantined)}
        counts |= {what: len(rows(db, query, given)) for what, query in COUNTED.items()}
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
        save_erasures(db, ({"identifier": digest, "erased_on": today} for digest in seen))
    wipe(db)
    return counts


def save_erasures(db: Database, erasures: Iterable[dict[str, str]]) -> None:
    """Write digests into the ledger of erasures, each once."""
    db.conn.executemany(
        "insert into erasures (identifier, erased_on) values (:identifier, :erased_on) on conflict do nothing",
        list(erasures),
    )


def quarantine_about(db: Database, customers: Iterable[int]) -> list[dict[str, Any]]:
    """Unread messages whose bytes hold one of the person's contacts, in any usual encoding: id, channel_id, digest."""
    contacts = rows(
        db,
        "select kind, value from contacts where customer_id in (select value from json_each(:customers))",
        {"customers": as_json(list(customers))},
    )
    wanted = {row["value"].casefold() for row in contacts if row["kind"] != "name" or " " in row["value"]}
    return [
        {"id": row["id"], "channel_id": row["channel_id"], "digest": row["digest"].hex()}
        for row in rows(db, "select id, channel_id, digest, bytes from quarantine order by id")
        if wanted and holds_any(row["bytes"], wanted)
    ]


def holds_any(content: bytes, wanted: Iterable[str]) -> bool:
    """True when one of these small-lettered words stands in the bytes."""
    words = [content.decode(encoding, "ignore").casefold() for encoding in ENCODINGS]
    return any(value in text for value in wanted for text in words)


def wipe(db: Database) -> None:
    """Empty the write-ahead log and rebuild the file, so that no freed page keeps a word."""
    break_seal_of(db)
    with refusing_damage("The database"):
        empty_log(db)
        db.execute("vacuum")
        empty_log(db)


def empty_log(db: Database) -> None:
    """Move the write-ahead log into the file and cut it to nothing; a program that still reads the log is told to end."""
    if db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
        raise Busy(
            "The rows are erased, but another program still reads the database: close it and run ./invoke forget again."
        )


def customers_sharing(db: Database, customers: Iterable[int]) -> list[str]:
    """Pseudonyms of other customers with the same e-mail, phone or order: perhaps the same person, perhaps a household."""
    found = rows(
        db,
        """
        select distinct c.pseudonym
        from contacts mine
        join contacts other on other.kind = mine.kind and other.value = mine.value
        join customers c on c.id = other.customer_id
        where mine.customer_id in (select value from json_each(:customers))
          and other.customer_id not in (select value from json_each(:customers))
          and mine.kind in ('email', 'phone', 'order')
        order by c.pseudonym
        """,
        {"customers": as_json(list(customers))},
    )
    return [row["pseudonym"] for row in found]


def erased_identifiers(db: Database, digests: Iterable[str]) -> frozenset[str]:
    """Those of these digests that belong to somebody who was erased."""
    query = "select identifier from erasures where identifier in (select value from json_each(:digests))"
    return frozenset(row["identifier"] for row in rows(db, query, {"digests": as_json(list(digests))}))


def replay_erasures(path: Path, erasures: Iterable[dict[str, str]]) -> None:
    """Erase in another copy of the store whoever was erased here; used on back-ups and when restoring."""
    db = open_store(path)
    known = {row["identifier"]: row["erased_on"] for row in erasures}
    known |= {
        row["identifier"]: row["erased_on"] for row in rows(db, "select identifier, erased_on from erasures")
    }
    customers = {number for digest in known for number in customers_of(db, digest, [digest])}
    if customers:
        erase(db, sorted(customers), max(known.values()))
    with writing(db):
        save_erasures(db, ({"identifier": digest, "erased_on": day} for digest, day in known.items()))
    wipe(db)
    db.execute("pragma journal_mode = delete")
    db.close()
