"""One number over everything a site is made from: equal number, equal site, so nothing needs building."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from db.releases import store_digest
from jobs.channels import public_names
from jobs.settings import CODE, Settings
from jobs.stories import areas, notices

PROGRAM = ("pelicanconf.py", "theme/**/*", "jobs/**/*", "db/*.py", "requirements/run.lock")


def program_files() -> Iterator[Path]:
    """Every file of the program that can change a page."""
    for pattern in PROGRAM:
        yield from sorted(
            path for path in CODE.glob(pattern) if path.is_file() and "__pycache__" not in path.parts
        )


def lists_of(settings: Settings) -> Iterator[Path]:
    """The organisation's own lists from which pages are made; areas, names and notices need not be there."""
    yield from (settings.folder / "themes.toml", settings.folder / "staff.toml")
    own = (settings.folder / areas.NAME, settings.folder / public_names.NAME, settings.content / notices.NAME)
    yield from filter(Path.is_file, own)


def inputs_digest(settings: Settings, db: Database, today: date) -> str:
    """sha256 over the store, the settings, the organisation's files, the program, and the day (promises become late)."""
    digest = sha256(f"{settings!r}\n{today}\n{store_digest(db)}\n{program_digest()}\n".encode())
    for path in lists_of(settings):
        digest.update(f"{path.name}\n".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def program_digest() -> str:
    """sha256 over every file of the program, as it was when this run began to build."""
    digest = sha256()
    for path in program_files():
        digest.update(f"{path.relative_to(CODE).as_posix()}\n".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
