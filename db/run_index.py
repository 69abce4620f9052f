"""Keeps the numbers of every voice's words in one sorted file beside the database, so that a night works on new voices only.

The file is read where it lies (mmap), belongs to its owner only, holds keyed numbers and no words, and carries a keyed
sum over its bytes: a file that does not fit it, or was made with another key, is made anew and never trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from db.keyed_file import HEAD, read_head, seal, written_whole
from jobs.refusal import Refusal

SIGN = b"otklik-runs-0002"  # counts: voices, parts
PART = 8  # bytes
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
    counts = read_head(file, SIGN, key, lambda voices, parts: voices * TABLE.itemsize + parts * PART)
    if counts is None:
        return None
    voices, parts = counts
    begin = HEAD.size + voices * TABLE.itemsize
    table = np.fromfile(file, TABLE, voices, offset=HEAD.size)
    mapped = np.memmap(file, np.uint64, "r", begin, (parts,)) if parts else EMPTY.parts
    return Index(table, mapped)


def write_index(
    file: Path, key: bytes, old: Index, kept: NDArray[np.bool_], rows: Table, added: Parts
) -> None:
    """Write what is kept of the old index and what is added, whole or not at all."""
    table = np.concatenate([old.table[kept], rows])
    parts = 0
    with written_whole(file) as opened:
        opened.write(table.tobytes())
        for merged in merge(old.parts, kept, added):
            opened.write(merged.tobytes())
            parts += len(merged)
        seal(opened, SIGN, key, len(table), parts)


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
