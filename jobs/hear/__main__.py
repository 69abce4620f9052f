"""The door of hear: redacts every voice that has no current clean row, and tells what was masked (F1, M1)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from db.clean import clean_marks, count_languages, count_masks, save_clean
from db.customers import contacts_by_customer
from db.store import as_json, row_hash, writing
from db.voices import newest_voices
from jobs.door import enter
from jobs.hear.staff import Colleague, colleagues_beside, read_staff
from jobs.hear.version import VERSION
from jobs.refusal import Refusal, run_door
from jobs.settings import Settings

PROGRESS = 1_000


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Redact what is new or changed, in one transaction; returns the counts."""
    staff = load_staff(settings)
    own = tuple(settings.organisation.values())
    waiting = list(voices_waiting(db, staff, own))
    with writing(db):
        save_clean(db, (clean_row(voice, number) for number, voice in enumerate(waiting, 1)))
    languages = count_languages(db)
    told = Counter({"heard": len(waiting), **languages})
    sys.stdout.write(
        f"hear: {len(waiting)} voices redacted; by language: {listed(languages)}; masked: {listed(count_masks(db))}. Next: ./invoke mosaic\n"
    )
    return dict(told)


def load_staff(settings: Settings) -> tuple[Colleague, ...]:
    """The organisation's staff list; without it nobody of the staff could be masked, so it is asked for."""
    place = settings.folder / "staff.toml"
    try:
        return read_staff(place.read_text("utf-8"), str(place))
    except (FileNotFoundError, UnicodeDecodeError):
        raise Refusal(f"{place} is missing or not UTF-8: write it as in db/example/staff.toml.") from None


def voices_waiting(
    db: Database, staff: tuple[Colleague, ...], own: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """Voices whose words, whose author's contacts, the staff list or the rules changed since they were redacted."""
    marks, contacts = clean_marks(db), contacts_by_customer(db)
    for voice in newest_voices(db):
        author = contacts.get(voice["customer_id"], ())
        known = (*author, *colleagues_beside(staff, author))
        mark = row_hash(VERSION, voice["row_hash"].hex(), known, own)
        if marks.get(voice["voice_id"]) != mark:
            yield {**voice, "contacts": known, "own": own, "made_from": mark}


def clean_row(voice: dict[str, Any], number: int) -> dict[str, Any]:
    """One row of clean_voices; long work tells how far it is."""
    from jobs.hear.voice import hear  # all finders and models: only for a voice that needs them

    if number % PROGRESS == 0:
        sys.stdout.write(f"hear: {number} voices so far\n")
    heard = hear(voice["text"], voice["contacts"], voice["own"])
    return {
        "voice_id": voice["voice_id"],
        "language": heard.language,
        "passages": as_json(heard.passages),
        "text": heard.text,
        "masks": as_json(heard.masks),
        "made_from": voice["made_from"],
    }


def listed(counts: dict[str, int]) -> str:
    """Counts as "en 100, ru 90"."""
    return ", ".join(f"{name} {number}" for name, number in counts.items()) or "none"


def main(arguments: list[str]) -> None:
    """`python -m jobs.hear`, in the organisation's folder."""
    ArgumentParser(prog="hear", description="Take persons out of every new voice.").parse_args(arguments)
    enter("hear", run)


if __name__ == "__main__":
    run_door(main)
