"""Opens the one SQLite file in which customers' words live, brings it up to date, and hands out write turns.

Rules of the store: foreign keys on, WAL, erased bytes overwritten, every write a `begin immediate` (a deferred
transaction fails at once when two jobs write: design, gathering-and-scale).
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from db.seal import break_seal, opened_whole, seal_fits, seal_of
from jobs.refusal import Busy, Refusal

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_SECONDS = 10
UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)  # what broken pages and broken letters raise
NOT_TEXT = -1  # Python's own finding: bytes that are no UTF-8 in a text column
DAMAGED = (Refusal, "is damaged or not a database: run ./invoke restore to take the last back-up.")
BUSY = (Busy, "is being written by another run: try again when it has ended.")
NO_ROOM = (
    Refusal,
    "cannot be written ({error}): make room or access, then run it again; what was finished is kept.",
)
SENTENCES: dict[int, tuple[type[Refusal], str]] = {
    NOT_TEXT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_IOERR: NO_ROOM,
    sqlite3.SQLITE_CANTOPEN: NO_ROOM,
    sqlite3.SQLITE_READONLY: NO_ROOM,
}


def open_store(path: Path | str) -> Database:
    """The store at `path` (":memory:" for tests), made when missing, with every migration applied.

    Raises `Refusal` when the file is not a database, is damaged, or was written by a newer Otklik.
    """
    if path == ":memory:":
        return opened(path)
    file = Path(path)
    sealed = seal_fits(file)
    if sealed is False:
        raise Refusal(
            f"{file} is damaged, missing or changed from outside: run ./invoke restore to take the last back-up "
            f"(changed on purpose? delete {seal_of(file)} and run again)."
        )
    make_private(file)
    db = opened(file) if sealed or not file.stat().st_size else opened_doubted(file)
    opened_whole.add(file.absolute())
    return db


def opened(path: Path | str) -> Database:
    """A connection with its settings, on a database that is up to date."""
    with refusing_damage(str(path)):
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        db = Database(connection, execute_plugins=False)
        set_pragmas(db)
        migrate(db)
    return db


def opened_doubted(file: Path) -> Database:
    """A database without a seal, trusted only when SQLite finds it whole and every voice has the hash it was saved with."""
    from db.damage import damaged_voices, pages_are_whole

    try:
        with refusing_damage(str(file)):
            with closing(sqlite3.connect(file)) as looked_at:
                whole = pages_are_whole(Database(looked_at, execute_plugins=False))
            if whole and not damaged_voices(db := opened(file)):
                return db
    except UNREADABLE:
        pass
    raise Refusal(f"{file} {DAMAGED[1]}")


def make_private(file: Path) -> None:
    """Only the owner may read it, nor what SQLite writes beside it: made so before there is a word in it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    if file.stat().st_mode & 0o777 != 0o600:
        file.chmod(0o600)  # only where needed: it would mark the file as changed (jobs/web/unchanged.py)


@contextmanager
def refusing_damage(place: str) -> Iterator[None]:
    """Turns SQLite's own words for a foreign, damaged, busy or full file into a sentence; other errors stay as they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        kind = NOT_TEXT if code is None and "decode" in str(error) else (code or 0) & 0xFF
        if kind not in SENTENCES:
            raise
        refusal, words = SENTENCES[kind]
        raise refusal(f"{place} {words.format(error=error)}") from None


def set_pragmas(db: Database) -> None:
    """The settings that SQLite forgets at every opening; `secure_delete` differs between builds, so it is asked back."""
    for pragma in (
        "foreign_keys = on",
        "journal_mode = wal",
        "synchronous = full",
        f"busy_timeout = {WAIT_SECONDS * 1000}",
    ):
        db.execute(f"pragma {pragma}")
    db.execute("pragma secure_delete = on")
    if (
        db.execute("pragma secure_delete").fetchone()[0] != 1
        or db.execute("pragma foreign_keys").fetchone()[0] != 1
    ):
        raise Refusal(
            "This SQLite cannot overwrite erased bytes or keep foreign keys: use Python's own sqlite3 module."
        )


def migrate(db: Database) -> None:
    """Apply the numbered SQL files that this database has not seen, each in one transaction."""
    known = Migrations("otklik")
    for file in sorted(MIGRATIONS.glob("[0-9]*.sql")):
        known(name=file.stem)(apply_sql(file.read_text("utf-8")))
    newer = {row.name for row in known.applied(db)} - {file.stem for file in MIGRATIONS.glob("[0-9]*.sql")}
    if newer:
        raise Refusal(
            f"The database was written by a newer Otklik (it has {max(newer)}): update the program, then run again."
        )
    if known.pending(db):
        break_seal_of(db)
        known.apply(db)


def apply_sql(script: str) -> Callable[[Database], None]:
    """A migration made of SQL text; its statements run one by one so that they stay in the one transaction."""

    def run(db: Database) -> None:
        for statement in split_statements(script):
            db.execute(statement)

    return run


def split_statements(script: str) -> Iterator[str]:
    """The statements of a script; triggers keep their inner semicolons."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction that takes the write turn at once; all of it is kept or none of it.

    Nested use joins the outer turn.
    """
    if db.conn.in_transaction:
        yield
        return
    with refusing_damage("The database"):
        break_seal_of(db)
        db.execute("begin immediate")
        try:
            yield
            db.execute("commit")
        except BaseException:
            if db.conn.in_transaction:
                db.execute("rollback")
            raise


def break_seal_of(db: Database) -> None:
    """The file behind this connection is about to change."""
    if file := db.execute("pragma database_list").fetchone()[2]:
        break_seal(Path(file))


def rows(db: Database, sql: str, values: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """All rows of a query as plain dicts, in the order of the query."""
    cursor = db.execute(sql, values or {})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def row_hash(*values: object) -> bytes:
    """Sixteen bytes that change when any of the values changes (integrity_check misses most single-bit flips)."""
    return blake2b(as_json(values).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def as_json(value: object) -> str:
    """The one way in which values are written into JSON columns: sorted keys, no escapes of letters, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def schema(db: Database) -> str:
    """The whole schema as SQL text, the source of the generated `db/schema.sql`."""
    made = rows(
        db,
        "select sql from sqlite_master where sql is not null and name not like '!_sqlite%' escape '!' order by rowid",
    )
    return (
        "-- Generated by ./invoke lock from db/migrations. Do not edit.\n\n"
        + "\n\n".join(f"{row['sql']};" for row in made)
        + "\n"
    )
