"""Nights that are killed at a chosen moment, and what is found afterwards (privacy-and-safety: Crash)."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jobs.settings import CODE
from tests.conftest import NOW, Organisation, copy_of

Voices = Counter[tuple[str, str, str]]
NIGHTLY = ("jobs.web", "nightly")
SEED = 20261122


def chances() -> random.Random:
    """The same chances in every run of the tests."""
    return random.Random(SEED)


def nothing_new(organisation: Organisation) -> None:
    """The night after a night in which nothing happened."""


def new_voices(organisation: Organisation) -> None:
    """New voices and a changed one in a source; a theme renamed, so that pages change too."""
    form = organisation.root / "example" / "channels" / "form.jsonl"
    lines = form.read_text("utf-8").splitlines()
    first = json.loads(next(line for line in lines if line.startswith('{"id"')))
    words = (
        "The courier rang twice and waited.",
        "Курьер опоздал на три часа.",
        "وصل الأثاث مخدوشا من الزاوية.",
    )
    more = [
        {
            **first,
            "id": f"later-{number}",
            "message": f"{words[number % 3]} ({number})",
            "email": f"k{number}@example.net",
        }
        for number in range(30)
    ]
    form.write_text(
        "\n".join([*lines, *(json.dumps(row, ensure_ascii=False) for row in more)]) + "\n", "utf-8"
    )
    themes = organisation.root / "example" / "themes.toml"
    themes.write_text(themes.read_text("utf-8").replace('en = "', 'en = "Our ', 1), "utf-8")


STATES: dict[str, Callable[[Organisation], None]] = {"built": nothing_new, "new voices": new_voices}


@dataclass
class Night:
    """An organisation before its night, and what an undisturbed night makes of it."""

    start: Organisation
    voices: Voices
    site: dict[str, str]
    seconds: float


@dataclass
class Wreck:
    """What one killed night left behind."""

    killed_in: str
    faults: list[str] = field(default_factory=list)


def undisturbed(start: Organisation, folder: Path) -> Night:
    """Run the night to its end."""
    other = copy_of(start, folder)
    began = time.monotonic()
    other.must(*NIGHTLY)
    seconds = time.monotonic() - began
    return Night(start, voices_in(other), tree(other.site), seconds)


def start_night(organisation: Organisation, *words: str) -> subprocess.Popen[bytes]:
    """A night in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", *(words or NIGHTLY)],
        cwd=organisation.root,
        env=os.environ | {"PYTHONPATH": str(CODE), "OTKLIK_NOW": NOW},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def kill_after(organisation: Organisation, seconds: float) -> None:
    """Run the night and kill it with all its children after so many seconds."""
    with start_night(organisation) as process:
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def wreck(night: Night, organisation: Organisation, seconds: float) -> Wreck:
    """Kill one night of `organisation` and look at what is left; nothing is repaired."""
    before, had_site, runs = (
        voices_in(organisation),
        organisation.site.is_symlink(),
        last_run(organisation)[0],
    )
    kill_after(organisation, seconds)
    found = Wreck(job_at_work(organisation, runs))
    now = voices_in(organisation)
    found.faults += [f"lost {len(before - now)}"] if before - now else []
    found.faults += [f"doubled {len(now - night.voices)}"] if now - night.voices else []
    found.faults += ["damaged database"] if not is_whole(organisation) else []
    found.faults += ["broken site"] if not site_is_whole(organisation, needed=had_site) else []
    return found


def finish(night: Night, organisation: Organisation) -> list[str]:
    """The next run must end well and make what an undisturbed night makes."""
    done = organisation.run(*NIGHTLY)
    if done.returncode:
        return [f"next run: {done.stderr.strip()[:300]}"]
    now = voices_in(organisation)
    faults = [f"lost {len(night.voices - now)}"] if night.voices - now else []
    faults += [f"doubled {len(now - night.voices)}"] if now - night.voices else []
    faults += ["another site"] if tree(organisation.site) != night.site else []
    return faults


def rows_of(organisation: Organisation, *queries: str) -> list[list[Any]]:
    """The rows of queries on a copy of the database, so that looking repairs nothing; none where there is no table yet."""
    with tempfile.TemporaryDirectory() as folder:
        for path in organisation.database.parent.glob("otklik.db*"):
            shutil.copyfile(path, Path(folder) / path.name)
        database = Path(folder) / "otklik.db"
        if not database.is_file():
            return [[] for _ in queries]
        connection = sqlite3.connect(database)
        there = connection.execute("select 1 from sqlite_master where name = 'voices'").fetchone()
        found = [connection.execute(query).fetchall() if there else [] for query in queries]
        connection.close()
    return found


def voices_in(organisation: Organisation) -> Voices:
    """How often each voice lies in the store."""
    (found,) = rows_of(organisation, "select channel_id, external_id, text from voices")
    return Counter((channel, number, text) for channel, number, text in found)


def is_whole(organisation: Organisation) -> bool:
    """SQLite's own check, and no row that hangs on nothing."""
    check, orphans = rows_of(organisation, "pragma integrity_check", "pragma foreign_key_check")
    return check in ([], [("ok",)]) and not orphans


def last_run(organisation: Organisation) -> tuple[int, str, str | None]:
    """Number, job and outcome of the newest run; zero before the first."""
    (runs,) = rows_of(organisation, "select id, job, outcome from runs order by id desc limit 1")
    return runs[0] if runs else (0, "", None)


def job_at_work(organisation: Organisation, runs_before: int) -> str:
    """The job in which the night was killed."""
    number, job, outcome = last_run(organisation)
    if number == runs_before:
        return "start and back-up"
    return job if outcome is None else f"after {job}"


def tree(folder: Path) -> dict[str, str]:
    """sha256 of every file by path."""
    root = folder.resolve()
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def site_is_whole(organisation: Organisation, *, needed: bool) -> bool:
    """Every page of the manifest is there with its hash and nothing else; or there is no site yet."""
    if not organisation.site.is_symlink():
        return not needed and not organisation.site.exists()
    record = organisation.root / "releases" / f"{organisation.site.readlink().name}.json"
    return bool(json.loads(record.read_text("utf-8"))["manifest"] == tree(organisation.site))
