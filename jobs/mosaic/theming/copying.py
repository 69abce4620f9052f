"""Finds copies among the voices of the store; of a night with few new voices only the last fortnights cost anything (M11)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from db.customers import contacts_by_customer
from jobs.mosaic.copies import Said, find_copies, words_of
from jobs.mosaic.said import DAYS
from jobs.mosaic.vectors import encode

Row = dict[str, Any]
Marks = Mapping[int, tuple[bytes | None, int | None]]


def copies_among(
    db: Database, voices: Sequence[Row], fresh: Collection[int], marks: Marks, *, vectors: bool
) -> dict[int, int]:
    """Which voices about us repeat which; `fresh` are new or changed, `marks` tell which were copies before."""
    contacts = contacts_by_customer(db)
    settled = {voice: same_as for voice, (_, same_as) in marks.items() if same_as and voice not in fresh}
    since = min(day_of(voice) for voice in voices if voice["voice_id"] in fresh)
    there = {voice["voice_id"] for voice in voices}
    whole = any(
        first not in there for first in settled.values()
    )  # a first voice was erased: look at all again
    first_day = date.min if whole else back(since)
    heard = (said(voice, contacts.get(voice["customer_id"], []), first_day) for voice in voices)
    return dict(find_copies(heard, settled, since, encode if vectors else None))


def day_of(voice: Row) -> date:
    """The day on which a voice was first said."""
    return date.fromisoformat(voice["said_on"][:10])


def back(day: date) -> date:
    """The first day from which something may still be repeated on this one."""
    return day - timedelta(days=DAYS) if day > date.min + timedelta(days=DAYS) else date.min


def said(voice: Row, contacts: Collection[tuple[str, str]], first_day: date) -> Said:
    """A voice for the search for copies: an author is known as a customer, and by full name or handle on other channels.

    Before the first day words are not looked at.
    """
    day = day_of(voice)
    if day < first_day:
        return Said(voice["voice_id"], day, (), frozenset())
    names = {
        f"{kind}:{' '.join(words_of(value))}"
        for kind, value in contacts
        if kind == "handle" or (kind == "name" and " " in value.strip())
    }
    customer = set() if voice["customer_id"] is None else {f"customer:{voice['customer_id']}"}
    about = voice["channel_id"], voice["language"], voice["text"]
    return Said(voice["voice_id"], day, words_of(voice["text"]), frozenset(names | customer), *about)
