"""Erases a person from the store, from every back-up and from past releases, and writes down only that somebody was erased."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlite_utils import Database

from db.backup import back_ups
from db.erasing import customers_of, erase, replay_erasures
from db.store import rows
from jobs.gather.identity import STRENGTH, pseudonym
from jobs.gather.key import read_key
from jobs.refusal import Refusal
from jobs.settings import Settings
from jobs.web.release import clear_away, current_release


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
    """Erase whoever is known by this pseudonym, e-mail, phone, order number or handle."""
    key = read_key(settings.key_file, needed=True)
    customers = customers_of(db, asked, digests_of(db, key, asked))
    if not customers:
        raise Refusal(
            "Nobody is known by that pseudonym, e-mail, phone, order number or handle: nothing was erased."
        )
    counts = erase(db, customers, today.isoformat())
    ledger = rows(db, "select identifier, erased_on from erasures")
    copies = [*back_ups(settings.database), *replaced(settings.database)]
    for copy in copies:
        replay_erasures(copy, ledger)
    if current_release(settings.output) is not None:
        clear_away(settings.output, 1)
    print(
        f"forget: erased {counts['customers']} customer(s) with {counts['voices']} voices, here and in {len(copies)} back-ups."
    )
    print(
        "Their words in the files you gather from are yours to delete; gathering will skip them. Next: ./invoke build"
    )


def replaced(database: Path) -> list[Path]:
    """The store that the last restore put aside, if it is there."""
    aside = database.with_suffix(".replaced")
    return [aside] if aside.is_file() else []
