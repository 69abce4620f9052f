"""Keeps the site that the airlock refused, beside the database and for its owner only, so that a person can have a finding explained."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path


def refused_folder(database: Path) -> Path:
    """Where the last refused site lies."""
    return database.with_suffix(".refused")


def keep_refused(database: Path, site: Path) -> None:
    """Keep this site in place of the one refused before."""
    remove_refused(database)
    unfinished = Path(
        tempfile.mkdtemp(prefix=unfinished_name(database), dir=database.parent)
    )  # made with 0700
    shutil.copytree(site, unfinished, dirs_exist_ok=True, copy_function=shutil.copyfile)
    unfinished.chmod(0o700)  # copytree gave it the access of the site
    unfinished.rename(refused_folder(database))


def remove_refused(database: Path) -> None:
    """Remove the refused site, and what a killed run left of one."""
    for folder in (*database.parent.glob(f"{unfinished_name(database)}*"), refused_folder(database)):
        shutil.rmtree(folder, ignore_errors=not folder.exists())


def unfinished_name(database: Path) -> str:
    """How the folder is called while it is being copied."""
    return f".{database.stem}.refused-"
