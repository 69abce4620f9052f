"""Copies of the store that can be trusted, and going back to one: a live SQLite file is never copied with cp (gathering-and-scale)."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db.damage import damaged_voices, pages_are_whole
from db.disk import sync
from db.erasing import replay_erasures
from db.quotes import replay_revocations, revocations
from db.seal import break_seal, seal_fits, seal_of, write_seal
from db.store import UNREADABLE, make_private, open_store, rows
from jobs.refusal import Refusal

KEPT = 7
BESIDE = ("-wal", "-shm", "-journal", ".sha256")
Ask = Callable[[Database], list[dict[str, Any]]]


def folder_of(database: Path) -> Path:
    """Where back-ups lie: beside the store, hidden from the build like it."""
    return database.parent / "backups"


def back_ups(database: Path) -> list[Path]:
    """All back-ups, the oldest first."""
    return sorted(folder_of(database).glob("*.db"))


def back_up(database: Path, key_file: Path, now: datetime) -> Path:
    """Copy the store by SQLite's own backup, check the copy, then give it its name; keeps the last seven."""
    if not database.is_file() and not seal_of(database).is_file():
        raise Refusal(
            f"{database} does not exist yet: there is nothing to back up; run ./invoke build first."
        )
    folder = folder_of(database)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    remove_leftovers(database)
    unfinished, finished = folder / ".unfinished", folder / f"{now.strftime('%Y%m%dT%H%M%S')}.db"
    copy_store(database, unfinished)
    if key_file.is_file():
        copy_private(key_file, finished.with_suffix(".key"))
    break_seal(finished)
    unfinished.replace(finished)
    write_seal(finished)
    sync(folder)
    for old in back_ups(database)[:-KEPT]:
        remove_back_up(old)
    return finished


def copy_store(database: Path, copy: Path) -> None:
    """A whole copy in one file, checked; a damaged store is refused, and a copy that cannot be finished is removed."""
    source = open_store(database)
    make_private(copy)
    target = sqlite3.connect(copy)
    try:
        source.conn.backup(target)
        target.execute("pragma journal_mode = delete")
        target.close()
        refuse_damage(copy, f"{database} is damaged: run ./invoke restore to take the last back-up.")
    except BaseException:
        target.close()
        remove_database(copy)
        raise


def remove_database(path: Path) -> None:
    """Remove a database with all that may lie beside it."""
    for end in ("", *BESIDE):
        Path(f"{path}{end}").unlink(missing_ok=True)


def remove_leftovers(database: Path) -> None:
    """Remove what a killed back-up or restore left half-written."""
    folder = folder_of(database)
    for half in (*folder.glob(".*"), *database.parent.glob(f".{database.stem}.*.new")):
        half.unlink()
    remove_database(staged_store(database))


def remove_back_up(path: Path) -> None:
    """Remove a back-up with its key."""
    remove_database(path)
    path.with_suffix(".key").unlink(missing_ok=True)


def copy_private(source: Path, target: Path) -> None:
    """Copy a file whole or not at all, readable by its owner only."""
    unfinished = target.with_name(f".{target.name}.new")
    make_private(unfinished)
    shutil.copyfile(source, unfinished)
    unfinished.replace(target)


def restore(database: Path, key_file: Path, chosen: Path | None) -> Path:
    """Put a back-up in place of the store, after checking it, erasing again whom it should no longer hold and revoking again what was revoked; the replaced file is kept aside."""
    source = chosen or newest_back_up(database)
    if not source.is_file():
        raise Refusal(f"{source} does not exist: choose one of {folder_of(database)}.")
    if source.resolve() == database.resolve():
        raise Refusal(f"{source} is the store itself: choose one of {folder_of(database)}.")
    refuse_damage(source, f"{source} is damaged or not a database: choose another back-up.")
    refuse_other_key(source.with_suffix(".key"), key_file)
    staged = staged_store(database)
    remove_leftovers(database)
    copy_private(source, staged)
    replay_decisions(staged, database)
    if not key_file.is_file() and source.with_suffix(".key").is_file():
        copy_private(source.with_suffix(".key"), key_file)
    set_aside(database)
    break_seal(database)
    for left in ("-wal", "-shm"):
        Path(f"{database}{left}").unlink(missing_ok=True)
    staged.replace(database)
    sync(database.parent)
    return source


def replay_decisions(staged: Path, database: Path) -> None:
    """What was decided since a back-up was made and must outlive going back to it."""
    db = open_store(staged)
    replay_revocations(db, told_by_copies(database, revocations))
    db.close()
    replay_erasures(staged, erased_since(database))


def newest_back_up(database: Path) -> Path:
    """The last one that was made."""
    found = back_ups(database)
    if not found:
        raise Refusal(f"No back-up lies in {folder_of(database)}: ./invoke backup makes one.")
    return found[-1]


def refuse_other_key(key: Path, key_file: Path) -> None:
    """Pseudonyms made with another key would make two customers of each, and bring back whoever was erased."""
    if key.is_file() and key_file.is_file() and key.read_bytes() != key_file.read_bytes():
        raise Refusal(
            f"{key_file} is not the key of this back-up ({key}): move {key_file} away, then run it again."
        )


def set_aside(database: Path) -> None:
    """Keep the store that is replaced, so that the store's own name is never without a database."""
    if not database.is_file():
        return
    aside = replaced_store(database)
    remove_database(aside)
    settle(database)
    copy_private(database, aside)


def settle(database: Path) -> None:
    """Move what still waits in the write-ahead log into the file, where the file can still be read at all."""
    connection = sqlite3.connect(database)
    with suppress(sqlite3.DatabaseError):
        connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()


def staged_store(database: Path) -> Path:
    """Where a back-up lies while it is made ready to become the store."""
    return database.with_suffix(".restoring")


def replaced_store(database: Path) -> Path:
    """Where the store lies that the last restore put aside."""
    return database.with_suffix(".replaced")


def erased_since(database: Path) -> list[dict[str, Any]]:
    """Everybody in an erasure ledger, each once; of several days the store's own."""
    told = told_by_copies(database, erasures)
    return list({row["identifier"]: row for row in reversed(told)}.values())


def told_by_copies(database: Path, ask: Ask) -> list[dict[str, Any]]:
    """The same question to the store, the one put aside, and every back-up, as far as they can be read."""
    copies = (database, replaced_store(database), *back_ups(database))
    return [row for copy in copies if copy.is_file() for row in told_by(copy, ask)]


def told_by(copy: Path, ask: Ask) -> list[dict[str, Any]]:
    """What one copy answers; nothing when it cannot be read any more, or is older than the question."""
    db = Database(sqlite3.connect(copy), execute_plugins=False)
    try:
        return ask(db)
    except UNREADABLE:
        return []
    finally:
        db.close()


def erasures(db: Database) -> list[dict[str, Any]]:
    """The erasure ledger."""
    return rows(db, "select identifier, erased_on from erasures order by identifier")


def refuse_damage(path: Path, sentence: str) -> None:
    """A copy is trusted only when its seal fits, SQLite finds it whole and every voice still has the hash it was saved with."""
    try:
        db = Database(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True), execute_plugins=False)
        whole = seal_fits(path) is not False and pages_are_whole(db) and not damaged_voices(db)
        db.close()
    except UNREADABLE:
        whole = False
    if not whole:
        raise Refusal(sentence)
