"""A seal beside a database: the sha256 of its bytes when the last run ended, so that one changed bit is noticed (privacy-and-safety: Corruption).

It is broken before the first write and set when a run has ended well. A database without a seal (its last run was
killed or refused) is read through instead: SQLite's own check, and every voice against the hash it was saved with.
"""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from db.disk import sync

opened_whole: set[Path] = set()  # databases that this process has found whole, so that it may seal them


def seal_of(database: Path) -> Path:
    """Where the seal lies; `sha256sum -c` can read it."""
    return database.with_name(f"{database.name}.sha256")


def seal_fits(database: Path) -> bool | None:
    """True when the seal fits, False when it does not or the database is gone, None without a seal.

    A run at work breaks the seal before it writes, so only a seal that is still there afterwards tells of damage.
    """
    seal = seal_of(database)
    try:
        written = seal.read_bytes()
        if database.is_file() and written == line_of(database):
            return True
        return None if seal.read_bytes() != written else False
    except FileNotFoundError:
        return None


def line_of(database: Path) -> bytes:
    """What a fitting seal says."""
    with database.open("rb") as file:
        return f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {database.name}\n".encode()


def break_seal(database: Path) -> None:
    """The database is about to change; forced to disk, so that a power cut cannot bring an old seal back."""
    seal = seal_of(database)
    if seal.exists():
        seal.unlink()
        sync(seal.parent)


def set_seal(database: Path) -> None:
    """Seal a whole database at rest; while another program reads it, it stays unsealed."""
    if seal_of(database).exists() or not database.is_file():
        return
    connection = sqlite3.connect(database)
    busy = connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    connection.close()
    if not busy:
        write_seal(database)


def write_seal(database: Path) -> None:
    """Write the seal whole or not at all."""
    unfinished = database.with_name(f".{database.name}.sha256.new")
    unfinished.write_bytes(line_of(database))
    unfinished.chmod(0o600)
    unfinished.replace(seal_of(database))
