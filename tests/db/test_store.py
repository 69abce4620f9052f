"""The store opens, migrates once, keeps or drops a turn whole, and turns SQLite's words into sentences."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import store
from db.store import as_json, open_store, refusing_damage, row_hash, rows, split_statements, writing
from jobs.refusal import Busy, Refusal

INSERT = "insert into runs (job, started_at) values ('hear', '2026')"


def count(db: Database) -> int:
    return int(db.execute("select count(*) from runs").fetchone()[0])


def test_a_turn_is_kept_whole_or_not_at_all() -> None:
    db = open_store(":memory:")
    with writing(db):
        db.execute(INSERT)
        with writing(db):
            db.execute(INSERT)
    assert count(db) == 2
    with pytest.raises(sqlite3.IntegrityError), writing(db):
        half_a_turn(db)
    assert count(db) == 2


def half_a_turn(db: Database) -> None:
    """One row that may stand and one that may not."""
    db.execute(INSERT)
    db.execute("insert into runs (job) values ('hear')")


def test_the_store_is_private_from_its_first_byte(tmp_path: Path) -> None:
    """Row "Back-ups, stolen laptop": nothing beside it may be read by others either."""
    db = open_store(tmp_path / "deep" / "otklik.db")
    with writing(db):
        db.execute(INSERT)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "deep").iterdir()}
    assert modes == {"otklik.db": 0o600, "otklik.db-wal": 0o600, "otklik.db-shm": 0o600}
    db.close()


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "otklik.db"
    open_store(path).close()
    before = path.read_bytes()
    open_store(path).close()
    assert path.read_bytes() == before


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    db = open_store(tmp_path / "otklik.db")
    db["_sqlite_migrations"].insert(
        {"id": 99, "migration_set": "otklik", "name": "9999_later", "applied_at": "2030"}
    )
    db.close()
    with pytest.raises(Refusal, match="newer Otklik"):
        open_store(tmp_path / "otklik.db")


def test_two_writers_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.05)
    first, second = open_store(tmp_path / "o.db"), open_store(tmp_path / "o.db")
    second.execute("pragma busy_timeout = 50")
    with writing(first):
        first.execute(INSERT)
        with pytest.raises(Busy, match="try again when it has ended"), writing(second):
            pass
    first.close()
    second.close()


WORDS = [
    (sqlite3.SQLITE_CORRUPT, Refusal, r"is damaged .*\./invoke restore"),
    (sqlite3.SQLITE_NOTADB, Refusal, r"is damaged .*\./invoke restore"),
    (sqlite3.SQLITE_FULL, Refusal, "cannot be written .*make room"),
    (sqlite3.SQLITE_IOERR_WRITE, Refusal, "cannot be written .*make room"),
    (sqlite3.SQLITE_CANTOPEN, Refusal, "cannot be written"),
    (sqlite3.SQLITE_READONLY, Refusal, "cannot be written"),
    (sqlite3.SQLITE_BUSY, Busy, ".*another run"),
    (sqlite3.SQLITE_LOCKED, Busy, ".*another run"),
]


@pytest.mark.parametrize(("code", "refusal", "words"), WORDS)
def test_what_sqlite_finds_becomes_a_sentence(code: int, refusal: type[Refusal], words: str) -> None:
    error = sqlite3.OperationalError("as SQLite says")
    error.sqlite_errorcode = code
    with pytest.raises(refusal, match=f"^The store {words}"), refusing_damage("The store"):
        raise error


def test_letters_that_are_none_are_damage_and_a_fault_of_the_program_stays_one() -> None:
    db = open_store(":memory:")
    with pytest.raises(Refusal, match="damaged"), refusing_damage("The store"):
        db.execute("select cast(x'ff' as text)").fetchall()
    with pytest.raises(sqlite3.OperationalError, match="no such table"), refusing_damage("The store"):
        db.execute("select * from nowhere")


def test_statements_are_split_and_triggers_stay_whole() -> None:
    script = "create table a (b);\n-- c\ncreate trigger d after insert on a\nbegin select 1; select 2; end;\n"
    assert [part.count(";") for part in split_statements(script)] == [1, 3]


SAME = [({"b": 1, "a": "ё"}, {"a": "ё", "b": 1}), (["سلام", None], ["سلام", None])]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_equal_values_have_equal_text_and_hash(one: object, other: object) -> None:
    assert as_json(one) == as_json(other)
    assert row_hash(one) == row_hash(other) != row_hash(one, 1)
    assert len(row_hash("\ud800")) == 16


def test_rows_are_dicts_in_order() -> None:
    assert rows(open_store(":memory:"), "select :x as a, 2 as b union select 3, 4 order by a", {"x": 1}) == [
        {"a": 1, "b": 2},
        {"a": 3, "b": 4},
    ]


def test_a_sqlite_that_cannot_overwrite_is_refused() -> None:
    class Forgetful(Database):
        """Answers every pragma with nothing done."""

        def execute(self, sql: str, parameters: object = None) -> sqlite3.Cursor:
            return self.conn.execute("select 0")

    with pytest.raises(Refusal, match="cannot overwrite erased bytes"):
        store.set_pragmas(Forgetful(memory=True))
