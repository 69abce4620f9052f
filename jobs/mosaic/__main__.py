"""The door of mosaic: places every new or changed voice, proves that none is lost, and prints the ledger (M1, M2, M11)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from db.decisions import save_meanings, theme_meanings
from db.placements import (
    drop_themes,
    ledger_entries,
    quarantined_by_channel,
    save_themes,
    voices_of_themes,
)
from db.store import row_hash, writing
from jobs.door import enter
from jobs.mosaic.effective import Picture, make_picture
from jobs.mosaic.ledger import STATES, Entry, Line, in_words, make_ledger
from jobs.mosaic.meaning import meaning, refuse_reused
from jobs.mosaic.themes import Theme, read_themes
from jobs.mosaic.theming.known import read_log
from jobs.mosaic.theming.placing_anew import Anew, make_rules, place_anew
from jobs.mosaic.theming.proposing import propose
from jobs.refusal import run_door
from jobs.settings import Settings

Row = dict[str, Any]


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Place what is new or changed, in one transaction; refuses when the ledger does not add up."""
    written = read_themes(settings.folder / "themes.toml")
    picture = make_picture(written, read_log(db))
    refuse_reused(written, theme_meanings(db))
    with writing(db):
        keep_themes(db, picture, now)
        rules = make_rules(db, picture, file_mark(written), settings.sentence_vectors)
        anew = place_anew(db, rules, now.date())
        drop_themes(db, (theme.id for theme in picture.themes))
        ledger = make_ledger((Entry(**entry) for entry in ledger_entries(db)), quarantined_by_channel(db))
    looked = anew.fresh and settings.sentence_vectors
    report(db, ledger, anew, propose(db, {*picture.ids, *theme_meanings(db)}, now.date()) if looked else [])
    everything = ledger[0]
    states = dict(zip(STATES, everything.states, strict=True))
    counts = {"fresh": anew.fresh, "moved": anew.moved, "received": everything.received}
    return {**counts, **states, "quarantined": everything.quarantined}


def file_mark(written: list[Theme]) -> bytes:
    """Changes with any word of themes.toml."""
    return row_hash([(theme.id, meaning(theme)) for theme in written])


def keep_themes(db: Database, picture: Picture, now: datetime) -> None:
    """Write the living themes, and what every id means from now on."""
    save_themes(db, (theme_row(theme, position) for position, theme in enumerate(picture.themes)))
    meanings = {theme.id: meaning(theme) for theme in picture.every.values()}
    save_meanings(db, meanings, now.date().isoformat())


def theme_row(theme: Theme, position: int) -> Row:
    """A theme as a row."""
    return {
        "id": theme.id,
        "position": position,
        **{f"name_{language}": name for language, name in theme.name.items()},
    }


def report(db: Database, ledger: Iterable[Line], anew: Anew, proposed: list[str]) -> None:
    """Print what moved, the ledger, what is proposed and the next command."""
    themes = ", ".join(f"{row['theme_id']} {row['voices']}" for row in voices_of_themes(db))
    lines = [
        f"mosaic: {anew.fresh} voices placed anew; themes: {themes or 'none'}.",
        *([f"mosaic: {anew.sentence}"] if anew.sentence else []),
        *map(in_words, ledger),
        *proposed,
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
