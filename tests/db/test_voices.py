"""Voices are append-only; their newest words are found again, and nothing but the erasure task deletes (F2)."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from sqlite_utils import Database

from db.runs import start_run
from db.store import open_store
from db.voices import (
    gathered_before,
    hash_of,
    newest_voices,
    past_of,
    save_channel,
    save_gathered,
    save_quarantine,
    save_revision,
    save_voice,
)


@pytest.fixture
def db() -> Database:
    """A store with one channel and one run."""
    made = open_store(":memory:")
    save_channel(made, "form", "jsonl", "us", inside=True)
    start_run(made, "gather", "2026-11-22T03:00:00+00:00")
    return made


def words(text: str, external_id: str = "1", rating: int | None = None) -> dict[str, Any]:
    """The columns of a voice."""
    made: dict[str, Any] = {
        "external_id": external_id,
        "said_on": "2026-02-17",
        "text": text,
        "rating": rating,
        "attributes": "{}",
    }
    return made | {"row_hash": hash_of(made, {})}


@pytest.mark.parametrize("text", ["fine", "Хорошо", "جيد", "a\nb", "😀"])
def test_a_voice_is_kept_as_it_was_said(db: Database, text: str) -> None:
    """F2"""
    save_voice(db, 1, "form", None, words=words(text), scores={})
    (voice,) = newest_voices(db)
    assert (voice["text"], voice["attributes"], voice["channel_id"]) == (text, {}, "form")


def test_the_newest_words_are_the_highest_revision(db: Database) -> None:
    """F2"""
    voice = save_voice(db, 1, "form", None, words=words("first", rating=2), scores={"delivery": 2})
    save_voice(db, 1, "form", None, words=words("other", "2"), scores={})
    save_revision(db, 1, voice, 1, words=words("second", rating=3), scores={"delivery": 3})
    save_revision(db, 1, voice, 2, words=words("third"), scores={})
    assert [(one["text"], one["rating"]) for one in newest_voices(db)] == [("third", None), ("other", None)]
    assert list(db.query("select number, score from earlier_scores")) == [
        {"number": 0, "score": 2},
        {"number": 1, "score": 3},
    ]
    past = past_of(db, "form", ["1", "9"])
    assert list(past) == ["1"]
    assert past["1"].hashes == [
        words("first", rating=2)["row_hash"],
        words("second", rating=3)["row_hash"],
        words("third")["row_hash"],
    ]


@pytest.mark.parametrize("table", ["voices", "revisions"])
@pytest.mark.parametrize("change", ["update {} set text = 'x'", "delete from {}"])
def test_nobody_changes_or_deletes_words(db: Database, table: str, change: str) -> None:
    """F2, A2"""
    voice = save_voice(db, 1, "form", None, words=words("first"), scores={})
    save_revision(db, 1, voice, 1, words=words("second"), scores={})
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(change.format(table))


def test_the_hash_changes_with_everything_a_customer_can_change() -> None:
    """F2"""
    first = words("first")
    changed = [
        {**first, "text": "x"},
        {**first, "rating": 1},
        {**first, "said_on": "2026-02-18"},
        {**first, "attributes": '{"a":1}'},
    ]
    hashes = [hash_of(row, {}) for row in [first, *changed]] + [hash_of(first, {"delivery": 1})]
    assert len(set(hashes)) == len(hashes)
    assert hash_of(dict(reversed(first.items())), {}) == hashes[0]


def test_quarantine_keeps_the_same_bytes_once_per_channel(db: Database) -> None:
    """F2"""
    save_channel(db, "mail", "mbox", "us", inside=True)
    for channel, content in [("form", b"\xff\0"), ("form", b"\xff\0"), ("mail", b"\xff\0"), ("form", b"x")]:
        save_quarantine(db, 1, channel, place="form:1", reason="Not a JSON value.", content=content)
    assert [row["bytes"] for row in db.query("select bytes from quarantine")] == [b"\xff\0", b"\xff\0", b"x"]


def test_a_channel_is_written_once_and_kept_up(db: Database) -> None:
    """F4, F5"""
    changes = db.conn.total_changes
    save_channel(db, "form", "jsonl", "us", inside=True)
    assert db.conn.total_changes == changes
    save_channel(db, "form", "csv", "competitor X", inside=False)
    assert list(db.query("select * from channels")) == [
        {"id": "form", "name": "form", "kind": "csv", "subject": "competitor X", "inside": 0}
    ]


def test_how_far_a_channel_was_gathered_keeps_its_cursor(db: Database) -> None:
    """F1"""
    assert gathered_before(db, "form") is None
    save_gathered(db, "form", fingerprint=bytes(16), cursor="7", voices=3, quarantined=1)
    save_gathered(db, "form", fingerprint=None, cursor=None, voices=4, quarantined=0)
    assert gathered_before(db, "form") == {"fingerprint": None, "cursor": "7", "voices": 4, "quarantined": 0}
