"""Copies of the store that can be trusted, and going back to one: a live SQLite file is never copied with cp (gathering-and-scale)."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db.damage import damaged_voices
from db.erasing import replay_erasures
from db.store import open_store, rows
from jobs.refusal import Refusal

KEPT = 7


def folder_of(database: Path) -> Path:
    """Where back-ups lie: beside the store, hidden from the build like it."""
    return database.parent / "backups"


def back_ups(database: Path) -> list[Path]:
    """All back-ups, the oldest first."""
    return sorted(folder_of(database).glob("*.db"))


def back_up(database: Path, key_file: Path, now: datetime) -> Path:
    """Copy the store by SQLite's own backup, check the copy, then give it its name; keeps the last seven."""
    if not database.is_file():
        raise Refusal(
            f"{database} does not exist yet: there is nothing to back up; run ./invoke build first."
        )
    folder = folder_of(database)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = folder / ".unfinished"
    unfinished.unlink(missing_ok=True)
    source, copy = sqlite3.connect(database), sqlite3.connect(unfinished)
    unfinished.chmod(0o600)
    with copy:
        source.backup(copy)
    copy.execute("pragma journal_mode = delete")
    copy.close()
    source.close()
    refuse_damage(unfinished)
    finished = folder / f"{now.strftime('%Y%m%dT%H%M%S')}.db"
    unfinished.replace(finished)
    if key_file.is_file():
        shutil.copyfile(key_file, finished.with_suffix(".key"))
        finished.with_suffix(".key").chmod(0o600)
    for old in back_ups(database)[:-KEPT]:
        old.unlink()
        old.with_suffix(".key").unlink(missing_ok=True)
    return finished


def restore(database: Path, key_file: Path, chosen: Path | None) -> Path:
    """Put a back-up in place of the store, after checking it and erasing again whom it should no longer hold; the replaced file is kept aside."""
    found = back_ups(database)
    if chosen is None and not found:
        raise Refusal(f"No back-up lies in {folder_of(database)}: ./invoke backup makes one.")
    source = chosen or found[-1]
    if not source.is_file():
        raise Refusal(f"{source} does not exist: choose one of {folder_of(database)}.")
    refuse_damage(source)
    staged = database.with_suffix(".restoring")
    shutil.copyfile(source, staged)
    staged.chmod(0o600)
    key = source.with_suffix(".key")
    if key.is_file() and not key_file.is_file():
        shutil.copyfile(key, key_file)
        key_file.chmod(0o600)
    replay_erasures(staged, erased_since(database))
    for left in ("-wal", "-shm"):
        Path(f"{database}{left}").unlink(missing_ok=True)
        Path(f"{staged}{left}").unlink(missing_ok=True)
    if database.is_file():
        database.replace(database.with_suffix(".replaced"))
    staged.replace(database)
    sync_folder(database.parent)
    return source


def erased_since(database: Path) -> list[dict[str, str]]:
    """The erasure ledger of the store that is replaced; empty when it cannot be read any more."""
    try:
        return (
            rows(open_store(database), "select identifier, erased_on from erasures")
            if database.is_file()
            else []
        )
    except Refusal:
        return []


def refuse_damage(path: Path) -> None:
    """A copy is trusted only when SQLite finds it whole and every voice still has the hash it was saved with."""
    try:
        db = Database(sqlite3.connect(f"file:{path}?mode=ro", uri=True), execute_plugins=False)
        problems = [row[0] for row in db.execute("pragma integrity_check")]
        damaged = damaged_voices(db)
        db.close()
    except sqlite3.DatabaseError:
        raise Refusal(f"{path} is not a whole database: choose another back-up.") from None
    if problems != ["ok"] or damaged:
        raise Refusal(
            f"{path} is damaged ({len(damaged)} voices do not match their hash): choose another back-up."
        )


def sync_folder(folder: Path) -> None:
    """Force the renames to disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
