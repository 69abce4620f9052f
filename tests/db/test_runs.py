"""One run at a time; the ledger of runs says how each job ended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.runs import LOCK_HELD, end_run, last_runs, lock_descriptors, only_run, start_run
from db.store import open_store
from jobs.refusal import Busy, Refusal

NOW = "2026-11-22T03:00:00+00:00"


def test_a_second_run_is_told_so_and_a_nested_one_joins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "new" / "otklik.db"
    with only_run(database), only_run(database):
        monkeypatch.delenv(LOCK_HELD)
        with pytest.raises(Busy, match="Another run is at work") as told, only_run(database):
            pass
        assert told.value.exit_code == 75
        with only_run(tmp_path / "other.db"):
            assert len(lock_descriptors()) == 2
        monkeypatch.setenv(LOCK_HELD, str(database))
    assert lock_descriptors() == ()
    with only_run(database):
        assert LOCK_HELD in os.environ
    assert LOCK_HELD not in os.environ


@pytest.mark.parametrize("inherits", [True, False])
def test_a_child_that_inherits_the_lock_holds_it_until_it_ends(tmp_path: Path, inherits: bool) -> None:
    database = tmp_path / "otklik.db"
    with only_run(database):
        kept = lock_descriptors() if inherits else ()
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=kept)
    if inherits:
        with pytest.raises(Busy), only_run(database):
            pass
    child.communicate(b"\n")
    with only_run(database):
        pass


def test_damage_that_is_met_on_the_way_gets_its_sentence(tmp_path: Path) -> None:
    database = tmp_path / "otklik.db"
    with pytest.raises(Refusal, match=r"otklik\.db is damaged"), only_run(database):
        open_store(":memory:").execute("select cast(x'ff' as text)").fetchall()


def test_the_newest_run_of_each_job_is_told() -> None:
    db = open_store(":memory:")
    first = start_run(db, "hear", NOW)
    end_run(db, first, NOW, {"heard": 1})
    second = start_run(db, "hear", NOW)
    third = start_run(db, "build", NOW)
    end_run(db, third, NOW, {}, outcome="refused")
    assert second > first
    assert [(row["job"], row["ended_at"], row["outcome"]) for row in last_runs(db)] == [
        ("hear", None, None),
        ("build", NOW, "refused"),
    ]
