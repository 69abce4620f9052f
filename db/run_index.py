"""Keeps the numbers of every voice's words in one sorted file beside the database, so that a night works on new voices only.

The file is read where it lies (mmap), belongs to its owner only, holds keyed numbers and no words, and carries a keyed
sum over its bytes: a file that does not fit it, or was made with another key, is made anew and never trusted.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from db.disk import sync
from jobs.refusal import Refusal

SIGN = b"otklik-runs-0001"
HEAD = struct.Struct("<16sQQ32s")  # sign, number of voices, number of parts, keyed sum of the rest
TABLE = np.dtype(
    [("id", "<i8"), ("mark", "<i8"), ("total", "<i8")]
)  # a voice's number is its place in the table
VOICE_BITS = 24
VOICE = np.uint64((1 << VOICE_BITS) - 1)
PARTS_AT_ONCE = 1 << 22
VOICES_AT_ONCE = 250_000

Table = NDArray[Any]
Parts = NDArray[np.uint64]
Marks = NDArray[Any]  # "id", "author" and "mark" of every voice, sorted by id (db.airlock.voice_marks)
MakeParts = Callable[[Iterable[tuple[int, str]]], Parts]
Read = Callable[[Iterable[int]], Iterator[tuple[int, str]]]


@dataclass(frozen=True)
class Index:
    """What the file holds: the voices, and the sorted parts of their words with their numbers in the low bits."""

    table: Table
    parts: Parts


EMPTY = Index(np.empty(0, TABLE), np.empty(0, np.uint64))


def index_of(database: Path) -> Path:
    """Where the index of a database lies."""
    return database.with_suffix(".runs")


def refresh(file: Path, key: bytes, marks: Marks, read: Read, make_parts: MakeParts) -> Index:
    """The index of exactly these voices; only new and changed ones are read, those that are gone are taken out."""
    if len(marks) >> VOICE_BITS:
        raise Refusal(
            f"{file} can hold {1 << VOICE_BITS} voices and there are more: tell the makers of Otklik."
        )
    old = read_index(file, key) or EMPTY
    places = places_of(old.table, marks)
    kept = np.zeros(len(old.table), bool)
    if len(marks):
        kept = (marks["id"][places] == old.table["id"]) & (marks["mark"][places] == old.table["mark"])
    new = np.delete(marks, places[kept])
    for start in range(0, len(new) or int(not kept.all()), VOICES_AT_ONCE):
        some = new[start : start + VOICES_AT_ONCE]
        first = int(kept.sum())
        numbers = {int(voice): number for number, voice in enumerate(some["id"], start=first)}
        added = make_parts((numbers[voice], words) for voice, words in read(numbers))
        write_index(file, key, old, kept, table_of(some, added, first), added)
        old = read_index(file, key) or EMPTY
        kept = np.ones(len(old.table), bool)
    return old


def places_of(table: Table, marks: Marks) -> NDArray[np.int64]:
    """For each voice of the table, where it stands among the marks, or where it would."""
    return np.minimum(np.searchsorted(marks["id"], table["id"]), max(len(marks) - 1, 0))


def authors_of(index: Index, marks: Marks) -> NDArray[np.int64]:
    """The author of each voice by its number; `marks` are those that the index was refreshed with."""
    found: NDArray[np.int64] = marks["author"][places_of(index.table, marks)]
    return found


def table_of(voices: Marks, parts: Parts, first: int) -> Table:
    """Rows for new voices with the number of their parts."""
    table = np.empty(len(voices), TABLE)
    table["id"], table["mark"] = voices["id"], voices["mark"]
    table["total"] = np.bincount((parts & VOICE).astype(np.int64) - first, minlength=len(voices))
    return table


def read_index(file: Path, key: bytes) -> Index | None:
    """The index in this file, or None when there is none that fits its keyed sum."""
    try:
        with file.open("rb") as opened:
            sign, voices, parts, keyed = HEAD.unpack(opened.read(HEAD.size))
            whole = sign == SIGN and keyed == keyed_sum(opened, key)
    except (FileNotFoundError, struct.error):
        return None
    begin = HEAD.size + voices * TABLE.itemsize
    if not whole or file.stat().st_size != begin + parts * 8:
        return None
    table = np.fromfile(file, TABLE, voices, offset=HEAD.size)
    mapped = np.memmap(file, np.uint64, "r", begin, (parts,)) if parts else EMPTY.parts
    return Index(table, mapped)


def keyed_sum(opened: BinaryIO, key: bytes) -> bytes:
    """A sum over the rest of a file that only the holder of the key can make."""
    made = blake2b(key=key, digest_size=32)
    while block := opened.read(1 << 20):
        made.update(block)
    return made.digest()


def write_index(
    file: Path, key: bytes, old: Index, kept: NDArray[np.bool_], rows: Table, added: Parts
) -> None:
    """Write what is kept of the old index and what is added, whole or not at all."""
    unfinished = file.with_name(f".{file.name}.new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as opened:
        table = np.concatenate([old.table[kept], rows])
        opened.write(bytes(HEAD.size))
        opened.write(table.tobytes())
        parts = 0
        for merged in merge(old.parts, kept, added):
            opened.write(merged.tobytes())
            parts += len(merged)
        opened.seek(HEAD.size)
        head = HEAD.pack(SIGN, len(table), parts, keyed_sum(opened, key))
        opened.seek(0)
        opened.write(head)
        opened.flush()
        os.fsync(opened.fileno())
    unfinished.replace(file)
    sync(file.parent)


def merge(parts: Parts, kept: NDArray[np.bool_], added: Parts) -> Iterator[Parts]:
    """Both sorted lists as one, piece by piece; voices that are not kept are left out and the others move up."""
    numbers = (np.cumsum(kept) - 1).astype(np.uint64)
    begun = 0
    for start in range(0, len(parts), PARTS_AT_ONCE):
        some = np.asarray(parts[start : start + PARTS_AT_ONCE])
        end = begun + int(np.searchsorted(added[begun:], some[-1] & ~VOICE))
        voices = (some & VOICE).astype(np.int64)
        some = ((some & ~VOICE) | numbers[voices])[kept[voices]]
        yield np.insert(some, np.searchsorted(some, added[begun:end]), added[begun:end])
        begun = end
    yield added[begun:]


def forget_index(file: Path) -> None:
    """Remove the index with everything that an unfinished run left of it; the next vetting makes it anew."""
    for path in (file.with_name(f".{file.name}.new"), file):
        path.unlink(missing_ok=True)
    if file.parent.is_dir():
        sync(file.parent)
