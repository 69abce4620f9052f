"""Keeps the keys of every known person in one sorted file beside the database, so that a night works on new contacts only.

The file belongs to its owner only, holds keyed numbers and no names, and carries a keyed sum over its bytes: a file that does not
fit it, or was made with another key or by other rules, is made anew and never trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from db.airlock import contact_marks, contacts_of_customers
from db.keyed_file import HEAD, read_head, seal, written_whole

SIGN = b"otklik-ids-00002"  # counts: customers, keys
KEY_AND_OWNER = 16  # bytes
TABLE = np.dtype([("id", "<i8"), ("mark", "<i8")])
AT_ONCE = 20_000  # customers

Table = NDArray[Any]
Keys = NDArray[np.uint64]
Owners = NDArray[np.int64]
MakeKeys = Callable[[Iterable[tuple[int, str, str]]], tuple[Keys, Owners]]  # of customer, kind, value


@dataclass(frozen=True)
class Index:
    """What the file holds: the customers with the marks of their contacts, and sorted keys with whose they are."""

    table: Table
    keys: Keys
    owners: Owners


EMPTY = Index(np.empty(0, TABLE), np.empty(0, np.uint64), np.empty(0, np.int64))


def index_of(database: Path) -> Path:
    """Where the index of a database lies."""
    return database.with_suffix(".people")


def refresh(file: Path, key: bytes, db: Database, make_keys: MakeKeys) -> Index:
    """The index of exactly the contacts in the store; only customers whose contacts changed are worked on.

    `key` must change with the rules of `make_keys`, so that an index made by older rules does not fit.
    """
    marks = np.fromiter(contact_marks(db), TABLE)
    old = read_index(file, key)
    if old is not None and np.array_equal(old.table, marks):
        return old
    known = old or EMPTY
    gone, new = not_in(known.table, marks), not_in(marks, known.table)
    write_index(file, key, marks, *merged(known, gone, *keys_of_customers(db, new, make_keys)))
    return read_index(file, key) or EMPTY


def not_in(some: Table, others: Table) -> NDArray[np.int64]:
    """Customers of one table that are not in the other with the same mark; both are sorted by customer."""
    if not len(others):
        ids: NDArray[np.int64] = some["id"]
        return ids
    beside = others[np.minimum(np.searchsorted(others["id"], some["id"]), len(others) - 1)]
    missing: NDArray[np.int64] = some["id"][(beside["id"] != some["id"]) | (beside["mark"] != some["mark"])]
    return missing


def keys_of_customers(db: Database, customers: NDArray[np.int64], make_keys: MakeKeys) -> tuple[Keys, Owners]:
    """The keys of these customers and whose each is."""
    pieces = (customers[start : start + AT_ONCE].tolist() for start in range(0, len(customers), AT_ONCE))
    parts = [(EMPTY.keys, EMPTY.owners), *(make_keys(contacts_of_customers(db, some)) for some in pieces)]
    return np.concatenate([keys for keys, _ in parts]), np.concatenate([owners for _, owners in parts])


def merged(old: Index, gone: NDArray[np.int64], keys: Keys, owners: Owners) -> tuple[Keys, Owners]:
    """What is kept and what is new, sorted by key."""
    kept = ~np.isin(old.owners, gone)
    keys, owners = np.concatenate([old.keys[kept], keys]), np.concatenate([old.owners[kept], owners])
    order = np.argsort(keys, kind="stable")
    return keys[order], owners[order]


def read_index(file: Path, key: bytes) -> Index | None:
    """The index in this file, or None when there is none that fits its keyed sum."""
    counts = read_head(
        file, SIGN, key, lambda customers, keys: customers * TABLE.itemsize + keys * KEY_AND_OWNER
    )
    if counts is None:
        return None
    customers, keys = counts
    begin = HEAD.size + customers * TABLE.itemsize
    table = np.fromfile(file, TABLE, customers, offset=HEAD.size)
    if not keys:
        return Index(table, EMPTY.keys, EMPTY.owners)
    return Index(
        table,
        np.memmap(file, np.uint64, "r", begin, (keys,)),
        np.memmap(file, np.int64, "r", begin + keys * 8, (keys,)),
    )


def write_index(file: Path, key: bytes, table: Table, keys: Keys, owners: Owners) -> None:
    """Write the index whole or not at all, readable by its owner only."""
    with written_whole(file) as opened:
        for part in (table, keys, owners):
            opened.write(part.tobytes())
        seal(opened, SIGN, key, len(table), len(keys))
