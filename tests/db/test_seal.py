"""Row "Corruption": a seal tells one changed bit, and a run at work is not taken for damage."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from db.runs import only_run, start_run
from db.seal import break_seal, seal_fits, seal_of, set_seal
from db.store import open_store
from jobs.refusal import Refusal


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A store that one run has left."""
    path = tmp_path / "my data" / "otklik.db"
    with only_run(path):
        db = open_store(path)
        start_run(db, "hear", "2026-11-22T03:00:00+00:00")
        db.close()
    return path


def test_a_run_that_ended_well_leaves_a_seal_that_sha256sum_reads(database: Path) -> None:
    assert seal_fits(database)
    assert (
        seal_of(database).read_text("utf-8")
        == f"{hashlib.sha256(database.read_bytes()).hexdigest()}  otklik.db\n"
    )
    assert seal_of(database).stat().st_mode & 0o777 == 0o600


def test_looking_keeps_the_seal_and_writing_breaks_it(database: Path) -> None:
    db = open_store(database)
    assert db.execute("select count(*) from runs").fetchone() == (1,)
    assert seal_fits(database)
    start_run(db, "hear", "2026-11-22T03:00:00+00:00")
    assert seal_fits(database) is None
    db.close()
    open_store(database).close()
    assert seal_fits(database) is None


def test_a_run_that_was_refused_leaves_no_seal(database: Path) -> None:
    with pytest.raises(Refusal, match="because"), only_run(database):
        refused_after_writing(database)
    assert seal_fits(database) is None


def refused_after_writing(database: Path) -> None:
    """A job that writes and then cannot go on."""
    start_run(open_store(database), "hear", "2026-11-22T03:00:00+00:00")
    raise Refusal("because")


def test_a_store_that_was_not_found_whole_is_not_sealed(database: Path) -> None:
    """A run that never opened the store cannot bless it."""
    break_seal(database)
    other = database.with_name("other.db")
    other.write_bytes(b"anything")
    with only_run(other):
        pass
    assert seal_fits(other) is None


@pytest.mark.parametrize("place", [0, 18, 100, 4_096, -1])
def test_one_bit_breaks_it(database: Path, place: int) -> None:
    content = bytearray(database.read_bytes())
    content[place] ^= 1
    database.write_bytes(content)
    assert seal_fits(database) is False
    with pytest.raises(Refusal, match=r"run \./invoke restore"):
        open_store(database)
    break_seal(database)
    assert seal_fits(database) is None


def test_a_missing_store_does_not_fit_its_seal(database: Path) -> None:
    database.unlink()
    assert seal_fits(database) is False
    with pytest.raises(Refusal, match="missing"):
        open_store(database)


def test_a_store_that_another_program_reads_is_left_without_a_seal(database: Path) -> None:
    db = open_store(database)
    start_run(db, "hear", "2026-11-22T03:00:00+00:00")
    reader = sqlite3.connect(database, isolation_level=None)
    reader.execute("begin")
    reader.execute("select * from runs").fetchall()
    start_run(db, "mosaic", "2026-11-22T03:00:00+00:00")
    set_seal(database)
    assert seal_fits(database) is None
    reader.close()
    set_seal(database)
    assert seal_fits(database)
    set_seal(database)
    set_seal(database.with_name("nothing.db"))
    assert not seal_of(database.with_name("nothing.db")).exists()
    db.close()
