"""Back-ups are whole, private and checked; a restore changes the store in one step or not at all."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.backup import (
    back_up,
    back_ups,
    erased_since,
    erasures,
    folder_of,
    remove_leftovers,
    replaced_store,
    restore,
    staged_store,
    told_by,
)
from db.runs import start_run
from db.seal import seal_fits, seal_of
from db.store import open_store, writing
from jobs.refusal import Refusal

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DIGEST = "d" * 32


def run_once(database: Path) -> None:
    """Write one run and close the store."""
    db = open_store(database)
    start_run(db, "hear", "2026-11-22")
    db.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A store with one run, in a folder whose name is awkward for addresses, and a key."""
    path = tmp_path / "100% мои #данные?" / "otklik.db"
    run_once(path)
    key(path).write_bytes(bytes(32))
    return path


def key(database: Path) -> Path:
    return database.with_name("pseudonym.key")


def runs(database: Path) -> int:
    connection = sqlite3.connect(database)
    (number,) = connection.execute("select count(*) from runs").fetchone()
    connection.close()
    return int(number)


def test_a_back_up_is_one_whole_private_file_with_its_key_and_seal(database: Path) -> None:
    made = back_up(database, key(database), NOW)
    assert back_ups(database) == [made]
    assert runs(made) == 1
    assert seal_fits(made)
    assert sorted(path.name for path in folder_of(database).iterdir()) == [
        "20261122T030000.db",
        "20261122T030000.db.sha256",
        "20261122T030000.key",
    ]
    assert {path.stat().st_mode & 0o777 for path in folder_of(database).iterdir()} == {0o600}
    assert back_up(database, key(database), NOW) == made
    assert seal_fits(made)


def test_without_a_key_only_the_store_is_kept(database: Path) -> None:
    key(database).unlink()
    made = back_up(database, key(database), NOW)
    assert not made.with_suffix(".key").exists()
    run_once(database)
    assert restore(database, key(database), None) == made
    assert runs(database) == 1
    assert runs(replaced_store(database)) == 2


def test_what_a_killed_run_left_is_removed(database: Path) -> None:
    folder_of(database).mkdir()
    halves = [folder_of(database) / ".unfinished", folder_of(database) / ".unfinished-journal"]
    halves += [
        staged_store(database),
        Path(f"{staged_store(database)}-wal"),
        database.with_name(".otklik.restoring.new"),
    ]
    for half in halves:
        half.write_bytes(b"words")
    remove_leftovers(database)
    assert not [half for half in halves if half.exists()]
    assert database.exists()


def test_a_damaged_store_is_not_backed_up_and_leaves_no_half_copy(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:8_192])
    with pytest.raises(Refusal, match=r"damaged.*\./invoke restore"):
        back_up(database, key(database), NOW)
    assert list(folder_of(database).iterdir()) == []


def test_a_copy_that_cannot_be_finished_is_removed(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.backup.pages_are_whole", lambda db: False)
    with pytest.raises(Refusal, match="is damaged"):
        back_up(database, key(database), NOW)
    assert list(folder_of(database).iterdir()) == []


def test_a_half_finished_restore_leaves_the_store(database: Path) -> None:
    """The store's own name is never without a database."""
    back_up(database, key(database), NOW)
    run_once(database)
    replaced_store(database).mkdir()
    with pytest.raises(OSError, match="otklik"):
        restore(database, key(database), None)
    assert runs(database) == 2


def test_a_vanished_store_and_its_key_come_back(database: Path) -> None:
    back_up(database, key(database), NOW)
    database.unlink()
    seal_of(database).write_text("old", "utf-8")
    key(database).unlink()
    restore(database, key(database), None)
    assert runs(database) == 1
    assert key(database).read_bytes() == bytes(32)
    open_store(database).close()
    with pytest.raises(Refusal, match="nothing to back up"):
        back_up(database.with_name("none.db"), key(database), NOW)


def test_who_was_erased_is_found_in_every_ledger_that_can_be_read(database: Path) -> None:
    """A damaged store may not bring anybody back."""
    db = open_store(database)
    with writing(db):
        db.execute(
            "insert into erasures (identifier, erased_on) values (:digest, '2026-11-22')", {"digest": DIGEST}
        )
    db.close()
    back_up(database, key(database), NOW)
    database.write_bytes(b"no database at all" * 1_000)
    assert told_by(database, erasures) == []
    assert erased_since(database) == [{"identifier": DIGEST, "erased_on": "2026-11-22"}]
    restore(database, key(database), None)
    assert told_by(database, erasures) == [{"identifier": DIGEST, "erased_on": "2026-11-22"}]
