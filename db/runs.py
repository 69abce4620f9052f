"""What each job did and when: the ledger of runs, and the lock that lets one job work at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db.seal import opened_whole, set_seal
from db.store import as_json, refusing_damage, rows, writing
from jobs.refusal import Busy

LOCK_HELD = "OTKLIK_LOCK_HELD"  # set for the children of a run that holds the lock
held: list[int] = []  # descriptors of the locks that this process holds


@contextmanager
def only_run(database: Path) -> Iterator[None]:
    """Hold the lock of this database; a second run is told so at once (exit 75).

    A child that is started with `pass_fds=lock_descriptors()` holds it too: the lock lasts until the last has ended.
    A run that ends well leaves its database sealed.
    """
    if os.environ.get(LOCK_HELD) == str(database.absolute()):
        yield
        return
    database.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(database.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise Busy(
            "Another run is at work on this database: wait until it has ended, then run this again."
        ) from None
    os.environ[LOCK_HELD] = str(database.absolute())
    held.append(descriptor)
    try:
        with refusing_damage(str(database)):
            yield
            if database.absolute() in opened_whole:
                set_seal(database)
    finally:
        del os.environ[LOCK_HELD]
        held.remove(descriptor)
        os.close(descriptor)


def lock_descriptors() -> tuple[int, ...]:
    """What a child must inherit so that the lock lasts as long as it works."""
    return tuple(held)


def start_run(db: Database, job: str, now: str) -> int:
    """Write down that a job began; returns the run's number."""
    with writing(db):
        cursor = db.execute(
            "insert into runs (job, started_at) values (:job, :now)", {"job": job, "now": now}
        )
    return int(cursor.lastrowid or 0)


def end_run(db: Database, run: int, now: str, counts: dict[str, Any], *, outcome: str = "done") -> None:
    """Write down how a job ended and its counts."""
    with writing(db):
        db.execute(
            "update runs set ended_at = :now, outcome = :outcome, counts = :counts where id = :run",
            {"run": run, "now": now, "outcome": outcome, "counts": as_json(counts)},
        )


def last_runs(db: Database) -> list[dict[str, Any]]:
    """The newest run of every job."""
    return rows(
        db,
        "select job, started_at, ended_at, outcome, counts from runs where id in (select max(id) from runs group by job) order by id",
    )
