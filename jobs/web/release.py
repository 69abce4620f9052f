"""Puts a finished site in place of the old one: staged beside it, forced to disk, then one rename of a link.

A reader sees the old site or the new one, never a mixture; a run that is killed leaves the old one.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from db.disk import sync
from jobs.refusal import Refusal

Manifest = dict[str, str]
FORCED_TOGETHER = 16
UNKNOWN = "unknown"  # stands for the quotes of a release whose record is broken


def releases_folder(output: Path) -> Path:
    """Where releases lie: beside the link that points at the current one."""
    return output.parent / "releases"


def current_release(output: Path, *, known_whole: bool = False) -> dict[str, Any] | None:
    """What is written about the release that `output` points at; None when there is none or a byte of it is not as it was.

    With `known_whole` no page is read: its marks are those of the day it was found whole (jobs/web/unchanged.py).
    """
    if not output.is_symlink():
        if output.exists():
            raise Refusal(f"{output} is a folder that Otklik did not make: move it away, then run again.")
        return None
    record = releases_folder(output) / f"{output.readlink().name}.json"
    try:
        found: dict[str, Any] = json.loads(record.read_text("utf-8"))
        whole = known_whole or manifest_of(output.resolve()) == found["manifest"]
    except (OSError, ValueError, KeyError, TypeError, Refusal):
        return None
    return found if whole else None


def manifest_of(site: Path) -> Manifest:
    """sha256 of every file by its path; a link or a device in the site is refused."""
    manifest = {}
    for path in sorted(site.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise Refusal(f"{path.relative_to(site)} is not a plain file: the old site stays.")
        if path.is_file():
            manifest[path.relative_to(site).as_posix()] = sha256(path.read_bytes()).hexdigest()
    return manifest


def swap_in(site: Path, output: Path, record: Mapping[str, Any]) -> Path:
    """Make the staged `site` the current release; returns its folder. `record` needs an "id"."""
    folder = releases_folder(output)
    target = folder / str(record["id"])
    force_to_disk([*site.rglob("*"), site])
    note_inputs(output, record)
    move_away(target)
    site.rename(target)
    sync(folder)
    link = output.with_name(f".{output.name}.new")
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(target, output.parent), target_is_directory=True)
    link.replace(output)
    sync(output.parent)
    return target


def note_inputs(output: Path, record: Mapping[str, Any]) -> None:
    """Write down what a release was made from, beside its folder."""
    content = json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
    write_forced(releases_folder(output) / f"{record['id']}.json", content)


def keys_file(output: Path, release: str) -> Path:
    """Where the keys of a release's pages are: theme/keeping.py says what they are for."""
    return releases_folder(output) / f"{release}.keys"


def note_keys(output: Path, release: str, keys: Mapping[str, Mapping[str, str]]) -> None:
    """Write down the keys of a release's pages, beside its folder."""
    write_forced(keys_file(output, release), json.dumps(keys, sort_keys=True).encode())


def move_away(target: Path) -> None:
    """A folder of the same name is what a killed run left, or is no longer whole: the next clearing removes it."""
    if target.exists():
        target.rename(Path(tempfile.mkdtemp(prefix=".left-", dir=target.parent)) / target.name)


def clear_away(output: Path, kept: int) -> None:
    """Remove all but the last `kept` releases and those that another link shows, and whatever a killed run left.

    A release with a quote that is no longer shown is not kept: its consent may have been revoked.
    """
    folder = releases_folder(output)
    current = output.readlink().name
    shown = {link.readlink().name for link in output.parent.iterdir() if link.is_symlink()}
    whole = sorted(
        (
            path.name
            for path in folder.iterdir()
            if path.is_dir() and (folder / f"{path.name}.json").is_file()
        ),
        reverse=True,
    )
    today = quotes_of(folder, current)
    keep = {*shown, *[name for name in whole if name <= current and quotes_of(folder, name) <= today][:kept]}
    for path in folder.iterdir():
        if path.name.split(".")[0] not in keep:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def quotes_of(folder: Path, name: str) -> frozenset[str]:
    """The hashes of the quotes that a release shows; a record that cannot be read may have shown any."""
    try:
        record = json.loads((folder / f"{name}.json").read_text("utf-8"))
        return frozenset(record.get("quotes", ()))
    except (ValueError, AttributeError):
        return frozenset({UNKNOWN})


def force_to_disk(paths: Iterable[Path]) -> None:
    """fsync every file and folder, many at a time, so that the disk writes them together (forty times faster than one by one).

    A file with a second name was forced to disk with the release that it was taken over from.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(FORCED_TOGETHER) as pool:
        for _ in pool.map(sync, [path for path in paths if path.is_dir() or path.stat().st_nlink == 1]):
            pass  # an error of any of them is raised here


def write_forced(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and force it to disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.new")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    sync(path.parent)
