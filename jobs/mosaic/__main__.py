"""The door of mosaic: places every new or changed voice, proves that none is lost, and prints the ledger (M1, M2, M11)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from db.clean import clean_voices
from db.customers import contacts_by_customer
from db.placements import (
    disposition_marks,
    drop_themes,
    ledger_entries,
    quarantined_by_channel,
    save_dispositions,
    save_themes,
    voices_of_themes,
)
from db.store import as_json, row_hash, writing
from jobs.door import enter
from jobs.mosaic.copies import Said, find_copies, words_of
from jobs.mosaic.ledger import STATES, Entry, Line, in_words, make_ledger
from jobs.mosaic.placing import VERSION, Guide, Place, make_guides, place
from jobs.mosaic.themes import Theme, read_themes, themes_mark
from jobs.refusal import run_door
from jobs.settings import Settings

Row = dict[str, Any]
US = "us"


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Place what is new or changed, in one transaction; refuses when the ledger does not add up."""
    themes = read_themes(settings.folder / "themes.toml")
    with writing(db):
        save_themes(db, (theme_row(theme, position) for position, theme in enumerate(themes)))
        fresh = place_fresh(db, themes)
        drop_themes(db, (theme.id for theme in themes))
        ledger = make_ledger((Entry(**entry) for entry in ledger_entries(db)), quarantined_by_channel(db))
    report(db, ledger, fresh)
    everything = ledger[0]
    states = dict(zip(STATES, everything.states, strict=True))
    return {"fresh": fresh, "received": everything.received, **states, "quarantined": everything.quarantined}


def place_fresh(db: Database, themes: list[Theme]) -> int:
    """Place voices whose words, themes or rules changed since they were placed, and those that became copies; returns the former."""
    voices, marks, rules = clean_voices(db), disposition_marks(db), themes_mark(themes)
    due = {
        voice["voice_id"]: row_hash(VERSION, rules, voice["subject"], voice["made_from"].hex())
        for voice in voices
    }
    fresh = {voice for voice, mark in due.items() if marks.get(voice, (None, None))[0] != mark}
    if fresh:
        copies = copies_among(db, voices)
        waiting = [voice for voice in voices if is_waiting(voice["voice_id"], fresh, copies, marks)]
        save_decisions(db, waiting, copies, due, themes)
    return len(fresh)


def theme_row(theme: Theme, position: int) -> Row:
    """A theme as a row."""
    return {
        "id": theme.id,
        "position": position,
        **{f"name_{language}": name for language, name in theme.name.items()},
    }


def copies_among(db: Database, voices: list[Row]) -> dict[int, int]:
    """Which voices about us repeat which."""
    contacts = contacts_by_customer(db)
    return dict(
        find_copies(
            said(voice, contacts.get(voice["customer_id"], [])) for voice in voices if voice["subject"] == US
        )
    )


def said(voice: Row, contacts: list[tuple[str, str]]) -> Said:
    """A voice for the search for copies: an author is known as a customer, and by full name or handle on other channels."""
    names = {
        f"{kind}:{' '.join(words_of(value))}"
        for kind, value in contacts
        if kind == "handle" or (kind == "name" and " " in value.strip())
    }
    customer = set() if voice["customer_id"] is None else {f"customer:{voice['customer_id']}"}
    return Said(
        voice["voice_id"],
        date.fromisoformat(voice["said_on"][:10]),
        words_of(voice["text"]),
        frozenset(names | customer),
    )


def is_waiting(
    voice: int, fresh: set[int], copies: dict[int, int], marks: dict[int, tuple[bytes | None, int | None]]
) -> bool:
    """True for a new or changed voice, and for one that became, or is no longer, a copy."""
    return voice in fresh or copies.get(voice) != marks[voice][1]


def save_decisions(
    db: Database, voices: list[Row], copies: dict[int, int], due: dict[int, bytes], themes: list[Theme]
) -> None:
    """Decide for each voice and write it."""
    guides = make_guides(themes)
    decided = [decide(voice, copies, guides) for voice in voices]
    for disposition, _ in decided:
        disposition["made_from"] = due[disposition["voice_id"]]
    save_dispositions(
        db, (disposition for disposition, _ in decided), (row for _, rows in decided for row in rows)
    )


def decide(voice: Row, copies: dict[int, int], guides: dict[str, Guide]) -> tuple[Row, list[Row]]:
    """The disposition of one voice and its places."""
    number, same_as = voice["voice_id"], copies.get(voice["voice_id"])
    if voice["subject"] != US:
        return disposition(number, "private", "about another company"), []
    if same_as is not None:
        return disposition(number, "duplicate", f"the same words as voice {same_as}", same_as), []
    placed = place(voice["passages"], guides)
    rows = [{"voice_id": number, **place_row(found)} for found in placed.places]
    return disposition(number, "placed" if rows else "unplaced", placed.reason), rows


def disposition(voice: int, state: str, reason: str, same_as: int | None = None) -> Row:
    """A row of dispositions."""
    return {"voice_id": voice, "state": state, "reason": reason, "same_as": same_as}


def place_row(found: Place) -> Row:
    """A row of placements, with the words and examples that explain it."""
    why = as_json({"words": found.words, "examples": found.examples})
    return {"theme_id": found.theme, "score": found.score, "why": why}


def report(db: Database, ledger: Iterable[Line], fresh: int) -> None:
    """Print the ledger, the themes and the next command."""
    themes = ", ".join(f"{row['theme_id']} {row['voices']}" for row in voices_of_themes(db))
    lines = [
        f"mosaic: {fresh} voices placed anew; themes: {themes or 'none'}.",
        *map(in_words, ledger),
        "Next: ./invoke recovery",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def main(arguments: list[str]) -> None:
    """`python -m jobs.mosaic`, in the organisation's folder."""
    ArgumentParser(prog="mosaic", description="Place every voice in a theme, or say why not.").parse_args(
        arguments
    )
    enter("mosaic", run)


if __name__ == "__main__":
    run_door(main)
