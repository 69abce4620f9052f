"""Erases a person from the store, from every back-up and from past releases, and writes down only that somebody was erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from db.backup import back_ups, remove_back_up, remove_leftovers, replaced_store
from db.customers import contacts_by_customer
from db.erasing import (
    customers_of,
    customers_sharing,
    erase,
    erased_identifiers,
    quarantine_about,
    replay_erasures,
    same_person,
    voices_of,
)
from db.identity_index import index_of as people_of
from db.keyed_file import remove
from db.refused import remove_refused
from db.run_index import index_of
from db.seal import write_seal
from db.store import rows
from jobs.channels.inbox.voices import read_file, waiting
from jobs.channels.voice import Voice
from jobs.gather.identity import STRENGTH, identifiers, pseudonym
from jobs.gather.intake import strongest_is_erased
from jobs.gather.key import read_key
from jobs.refusal import Busy, Refusal
from jobs.settings import Settings
from jobs.web.release import UNKNOWN, clear_away, current_release, note_inputs
from jobs.web.report.keeping import remove_reports


def digests_of(db: Database, key: bytes, asked: str) -> list[str]:
    """Every keyed digest under which what was asked for may be known: as e-mail, phone, order or handle."""
    scopes = {"email": [""], "phone": [""]}
    subjects = [row["subject"] for row in rows(db, "select distinct subject from channels")]
    channels = [row["id"] for row in rows(db, "select id from channels")]
    scopes |= {"order": subjects, "handle": channels}
    return [
        pseudonym(key, kind, scope, same)
        for kind, normal in STRENGTH.items()
        for scope in scopes[kind]
        if (same := normal(asked))
    ]


def forget(settings: Settings, db: Database, asked: str, today: date) -> None:
    """Erase whoever is known by this pseudonym, e-mail, phone, order number or handle, and every copy of what they said.

    Asked again for somebody who is erased already, it goes on where a killed run stopped.
    """
    key = read_key(settings.key_file, needed=True)
    digests = [asked, *digests_of(db, key, asked)]
    customers = same_person(db, {*customers_of(db, asked, digests), *customers_holding(db, asked)})
    if not customers and not erased_identifiers(db, digests):
        raise Refusal(
            "Nobody is known by that pseudonym, e-mail, phone, order number or handle: nothing was erased."
        )
    others = customers_sharing(db, customers)
    remove_leftovers(settings.database)
    remove_refused(settings.database)
    remove_reports(settings.database)
    remove(index_of(settings.database))
    remove(people_of(settings.database))
    counts = erase(db, customers, today.isoformat(), seen_of(db, key, customers))
    clear_spool(settings.inbox_spool, db, key)
    cleaned, removed = clean_copies(settings.database, rows(db, "select identifier, erased_on from erasures"))
    for what, file in (("quotes", "quotes.json"), ("receipts", "receipts.json")):
        if counts[what]:  # the next build writes it anew
            (settings.content / "released" / file).unlink(missing_ok=True)
    if (current := current_release(settings.output)) is not None:
        clear_away(settings.output, 1)
        if counts["receipts"]:  # the release that shows the lines goes with the next build
            note_inputs(settings.output, current | {"quotes": [*current.get("quotes", ()), UNKNOWN]})
    tell(counts, cleaned, removed, others)


def clear_spool(spool: Path, db: Database, key: bytes) -> None:
    """Remove what somebody who was erased sent through the form and no run has gathered yet."""
    for file in waiting(spool, float("inf")):
        voice = read_file(file).voice
        if isinstance(voice, Voice) and strongest_is_erased(db, identifiers(key, "", "us", voice.contacts)):
            file.unlink()


def customers_holding(db: Database, asked: str) -> list[int]:
    """Customers who gave this contact, also where the identifier belongs to somebody else."""
    wanted = {kind: same for kind, normal in STRENGTH.items() if (same := normal(asked))}
    return [
        customer
        for customer, contacts in contacts_by_customer(db).items()
        if any(kind in wanted and STRENGTH[kind](value) == wanted[kind] for kind, value in contacts)
    ]


def seen_of(db: Database, key: bytes, customers: Sequence[int]) -> list[str]:
    """Keyed digests of the person's voices and unread messages, so that gathering passes over them for ever."""
    voices = [pseudonym(key, "voice", *place) for place in voices_of(db, customers)]
    return voices + [
        pseudonym(key, "quarantine", row["channel_id"], row["digest"])
        for row in quarantine_about(db, customers)
    ]


def clean_copies(database: Path, ledger: list[dict[str, str]]) -> tuple[int, int]:
    """Erase in every copy of the store; a copy too damaged to erase from is removed. Returns how many of each."""
    cleaned = removed = 0
    for copy in (*back_ups(database), replaced_store(database)):
        if not copy.is_file():
            continue
        try:
            replay_erasures(copy, ledger)
            write_seal(copy)
            cleaned += 1
        except Busy:
            raise
        except Refusal:
            remove_back_up(copy)
            removed += 1
    return cleaned, removed


def tell(counts: Mapping[str, int], cleaned: int, removed: int, others: Sequence[str]) -> None:
    """What was done, and what is left to a person."""
    print(
        f"forget: erased {counts['customers']} customer(s) with {counts['voices']} voices, here and in {cleaned} copies of the store."
    )
    if removed:
        print(f"forget: removed {removed} damaged copies, from which nobody can be erased.")
    for what, words in (("quotes", "quote(s)"), ("receipts", "line(s) of receipts")):
        if counts[what]:
            print(
                f"forget: {counts[what]} {words} deleted: run ./invoke build and ./invoke publish now, they may stand on the site."
            )
    for other in others:
        print(
            f"forget: another customer gave the same e-mail, phone or order; if it is the same person: ./invoke forget {other}"
        )
    print(
        "Their words in the files you gather from are yours to delete; gathering will skip them. Next: ./invoke build"
    )
