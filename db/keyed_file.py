"""Keeps what a night worked out in one file of its owner, under a keyed sum over every byte of it, so that a changed file is never trusted."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from db.disk import sync

HEAD = struct.Struct("<16sQQ32s")  # sign, two counts, keyed sum of these and of the rest
SUM_BEGINS = 32


def read_head(file: Path, sign: bytes, key: bytes, size: Callable[[int, int], int]) -> tuple[int, int] | None:
    """The two counts in the head, or None where the file is missing, of another kind, not `size` bytes long or does not fit its sum."""
    try:
        with file.open("rb") as opened:
            found, first, second, keyed = HEAD.unpack(opened.read(HEAD.size))
            whole = found == sign and keyed == keyed_sum(opened, key)
    except (FileNotFoundError, struct.error):
        return None
    return (first, second) if whole and file.stat().st_size == HEAD.size + size(first, second) else None


def keyed_sum(opened: BinaryIO, key: bytes) -> bytes:
    """A sum over sign, counts and the rest of a file that only the holder of the key can make."""
    made = blake2b(key=key, digest_size=32)
    opened.seek(0)
    made.update(opened.read(SUM_BEGINS))
    opened.seek(HEAD.size)
    while block := opened.read(1 << 20):
        made.update(block)
    return made.digest()


@contextmanager
def written_whole(file: Path) -> Iterator[BinaryIO]:
    """A file for its owner only, open behind its head; it takes the place of `file` when `seal` was called and nothing failed."""
    unfinished = unfinished_of(file)
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as opened:
        opened.write(bytes(HEAD.size))
        yield opened
        opened.flush()
        os.fsync(opened.fileno())
    unfinished.replace(file)
    sync(file.parent)


def seal(opened: BinaryIO, sign: bytes, key: bytes, first: int, second: int) -> None:
    """Write the head over what was written."""
    opened.seek(0)
    opened.write(HEAD.pack(sign, first, second, bytes(32)))
    keyed = keyed_sum(opened, key)
    opened.seek(0)
    opened.write(HEAD.pack(sign, first, second, keyed))


def unfinished_of(file: Path) -> Path:
    """Where a file lies while it is written."""
    return file.with_name(f".{file.name}.new")


def remove(file: Path) -> None:
    """Remove the file with everything that an unfinished run left of it; the next run makes it anew."""
    for path in (unfinished_of(file), file):
        path.unlink(missing_ok=True)
    if file.parent.is_dir():
        sync(file.parent)
