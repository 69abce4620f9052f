"""How a room is entered from outside: settings, the lock, the store and the clock, and a line in the ledger of runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlite_utils import Database

from db.runs import end_run, only_run, start_run
from db.store import open_store
from jobs.clock import local_now
from jobs.refusal import Refusal
from jobs.settings import Settings, read_settings

Room = Callable[[Settings, Database, datetime], dict[str, int]]


def enter(job: str, room: Room) -> None:
    """Do a room's job in the organisation's folder, alone."""
    settings = read_settings()
    with only_run(settings.database):
        recorded(job, room, settings, open_store(settings.database), local_now())


def recorded(job: str, room: Room, settings: Settings, db: Database, now: datetime) -> None:
    """Do a room's job and write down how it ended; `now` is when it began."""
    number = start_run(db, job, now.isoformat(timespec="seconds"))
    try:
        counts = room(settings, db, now)
    except Refusal:
        end_run(db, number, local_now().isoformat(timespec="seconds"), {}, outcome="refused")
        raise
    end_run(db, number, local_now().isoformat(timespec="seconds"), counts)
