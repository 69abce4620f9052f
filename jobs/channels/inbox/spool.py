"""Where a sent form waits for the next run: one file each, on the disk before its author is told so (F6, survival).

A file is written beside its place, flushed, renamed and its folder flushed; only then is the receipt shown.
Its name is the id of the receipt's line, so that sending the same form twice writes the same file.
"""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

import msgspec

from jobs.channels.inbox.fields import Answers

KEPT_FREE = 64 * 1024 * 1024  # bytes of the disk that the form leaves to everybody else


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the spool."""

    line: str  # id of the receipt's line
    bucket: str  # the page on which that line stands
    sent_at: str  # ISO 8601 with offset: when the check page was shown
    language: str  # of the page
    wording: (
        str  # what the author allowed by the tick under the quote question, word for word; empty without it
    )
    answers: Answers


def open_spool(folder: Path) -> Path:
    """The folder, made when missing, for its owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def place_of(folder: Path, line: str) -> Path:
    """The file of one form."""
    return folder / f"{line}.json"


def keep(folder: Path, sent: Sent) -> None:
    """Put a form on the disk for good, once; raises OSError when that cannot be done, and leaves nothing half-written."""
    place = place_of(folder, sent.line)
    if not place.exists():
        refuse_full_disk(folder)
        half = folder / f".{sent.line}.{secrets.token_hex(4)}.new"
        try:
            write(half, msgspec.json.encode(sent))
            half.rename(place)
        except OSError:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            raise
    flush_folder(folder)


def write(file: Path, content: bytes) -> None:
    """A new file for its owner only, all of it on the disk."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def flush_folder(folder: Path) -> None:
    """Names survive a power cut only when their folder was flushed too."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refuse_full_disk(folder: Path) -> None:
    """The form stops before the disk is so full that the store could not be written."""
    free = os.statvfs(folder)
    if free.f_bavail * free.f_frsize < KEPT_FREE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
