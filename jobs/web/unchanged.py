"""Whether anything at all changed since the last build, told by the marks that the file system keeps of every file, without reading one.

A mark is a file's name, kind, size, number on the disk, and the nanoseconds of its last change of content and of anything (the
second cannot be set back). All marks of what goes into a build and of what came out of it make two sums, written beside the
database when a build has ended well. Equal sums: nothing to do. In any doubt (a channel that must be asked over the network, a file
touched this very moment, no seal, a broken or missing note) everything is read as ever. `nightly` and `publish` always read everything.
"""

from __future__ import annotations

import json
import marshal
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from db.seal import seal_of
from jobs.channels.sources import read_sources
from jobs.refusal import Refusal
from jobs.settings import CODE, Settings
from jobs.web.release import keys_file, releases_folder, write_forced

TICK = 20_000_000  # nanoseconds: more than the step of the clock with which disks mark changes
COARSE = 1_000_000  # a disk that marks changes in whole milliseconds or seconds is not trusted
PROGRAM = ("jobs", "theme", "db/migrations")
LEFT_OUT = "__pycache__"
ORDER = 2  # of marshal: the same values give the same bytes

Mark = tuple[str, int, int, int, int, int]


@dataclass(frozen=True)
class Seen:
    """One look at many files: a sum over their marks, and whether any change after it would give another sum."""

    sum: str
    settled: bool


def note_of(database: Path) -> Path:
    """Where the sums lie."""
    return database.with_suffix(".unchanged")


def look(paths: Iterable[Path], said: str = "") -> Seen:
    """The marks of these files and of everything below these folders; `said` goes into the sum too."""
    digest, youngest, now = sha256(said.encode()), 0, time.time_ns()
    for path in paths:
        for marks in marks_below(path):
            digest.update(marshal.dumps(marks, ORDER))
            youngest = max(youngest, max((mark[5] for mark in marks), default=0))
    return Seen(digest.hexdigest(), youngest < now - TICK and youngest % COARSE != 0)


def marks_below(path: Path) -> Iterator[list[Mark]]:
    """The marks of one file, or folder by folder of everything in it, links followed; a missing path has a mark of its own."""
    try:
        found = path.stat()
    except FileNotFoundError:
        yield [(str(path), 0, 0, 0, 0, 0)]
        return
    yield [mark_of(str(path), found)]
    if stat.S_ISDIR(found.st_mode):
        yield from marks_in(str(path))


def marks_in(folder: str) -> Iterator[list[Mark]]:
    """The marks of everything in a folder, in the order of names."""
    with os.scandir(folder) as entries:
        inside = sorted((entry for entry in entries if entry.name != LEFT_OUT), key=lambda entry: entry.name)
    yield [mark_of(entry.name, entry.stat()) for entry in inside]
    for entry in inside:
        if entry.is_dir():
            yield [(entry.path, 0, 0, 0, 0, 0)]
            yield from marks_in(entry.path)


def mark_of(name: str, found: os.stat_result) -> Mark:
    """Everything that changes when the file does; the last number cannot be set by hand."""
    return name, found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def inputs(settings: Settings, today: date) -> Seen | None:
    """What a build is made from; None where a channel must be asked over the network, or something cannot be looked at."""
    try:
        sources = read_sources(settings.folder, settings.inbox_spool)
        code = [*(CODE / name for name in PROGRAM), *sorted((CODE / "db").glob("*.py"))]
        files = [CODE / "pelicanconf.py", CODE / "requirements" / "run.lock"]
        written = sorted(path for path in settings.content.iterdir() if path.name != "released")
        own = [settings.folder, settings.inbox_spool, *(Path(one.path) for one in sources)]
        seen = look([*code, *files, *written, *own], f"{sys.version}\n{settings!r}\n{today}")
    except (OSError, Refusal):
        return None
    return None if any(source.url for source in sources) else seen


def outputs(settings: Settings) -> Seen | None:
    """What a build leaves: the sealed store, the current release with its records, the released figures; None without them."""
    database, output = settings.database, settings.output
    log = database.with_name(f"{database.name}-wal")
    try:
        if not seal_of(database).is_file() or (log.exists() and log.stat().st_size):
            return None
        name = output.readlink().name
        records = [releases_folder(output) / f"{name}.json", keys_file(output, name)]
        kept = [database, seal_of(database), settings.key_file, settings.content / "released", *records]
        return look([*kept, output.resolve(strict=True)], name)
    except OSError:
        return None


def same_as_noted(settings: Settings, seen: Seen | None) -> bool:
    """Whether these inputs are those of the last build, and nobody touched what it left."""
    noted = read_note(settings.database)
    if seen is None or noted.get("inputs") != seen.sum:
        return False
    left = outputs(settings)
    return left is not None and noted.get("outputs") == left.sum


def note(settings: Settings, seen: Seen | None, today: date) -> None:
    """Write down what a build began with and what it left, where both can be trusted; else nothing is noted."""
    forget_note(settings.database)
    if seen is None or not seen.settled:
        return
    time.sleep(2 * TICK / 1e9)  # the store was sealed this moment
    left = outputs(settings)
    if left is not None and left.settled and seen == inputs(settings, today):
        sums = {"inputs": seen.sum, "outputs": left.sum, "release": release_marks(settings.output).sum}
        write_forced(note_of(settings.database), json.dumps(sums).encode())


def forget_note(database: Path) -> None:
    """From now on everything is read."""
    note_of(database).unlink(missing_ok=True)


def release_marks(output: Path) -> Seen:
    """The marks of the current release and of what is written about it."""
    folder = output.resolve()
    return look([folder, releases_folder(output) / f"{folder.name}.json"], folder.name)


def release_is_as_noted(settings: Settings) -> bool:
    """Whether nobody touched the current release since it was found whole."""
    return read_note(settings.database).get("release") == release_marks(settings.output).sum


def read_note(database: Path) -> dict[str, str]:
    """The sums of the last build; none when the note is missing or broken."""
    with suppress(OSError, ValueError):
        found = json.loads(note_of(database).read_text("utf-8"))
        if isinstance(found, dict):
            return found
    return {}
