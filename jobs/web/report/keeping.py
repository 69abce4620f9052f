"""Where staff reports lie: beside the database, for its owner only, where neither the build nor the publishing can see them (privacy)."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from db.disk import sync

NAME = re.compile(r"(\d{4}-\d\d-\d\d)\.(?:en|ru|ar)\.html")


def reports_folder(database: Path) -> Path:
    """The folder of all reports of this database."""
    return database.with_suffix(".reports")


def last_report(database: Path, today: date) -> date | None:
    """The day of the newest report before today."""
    folder = reports_folder(database)
    names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    days = [date.fromisoformat(found[1]) for name in names if (found := NAME.fullmatch(name))]
    return max((day for day in days if day < today), default=None)


def keep_report(database: Path, name: str, pieces: Iterable[str]) -> Path:
    """Write a report whole or not at all, so that only its owner can read it; one of the same name is replaced."""
    folder = reports_folder(database)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    handle, unfinished = tempfile.mkstemp(prefix=".new-", dir=folder)  # made with 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(folder / name)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    sync(folder)
    return folder / name


def remove_reports(database: Path) -> None:
    """Remove every report: whoever is erased must not stand in one."""
    folder = reports_folder(database)
    shutil.rmtree(folder, ignore_errors=not folder.exists())
