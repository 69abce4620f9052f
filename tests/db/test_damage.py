"""Row "Corruption": a voice that no longer matches the hash it was saved with is found, whatever was changed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlite_utils import Database

from db.answers import save_answers
from db.damage import damaged_voices, pages_are_whole
from db.runs import start_run
from db.store import open_store
from db.voices import hash_of, save_channel, save_revision, save_voice

ANSWERED = {1: {"recommend": 3}, 2: {"recommend": 8, "effort": 1}}  # by revision


def words(text: str, number: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "external_id": number,
        "said_on": "2026-02-17",
        "text": text,
        "rating": 3,
        "attributes": "{}",
    }
    return made


@pytest.fixture
def db() -> Database:
    """Three voices; the second was changed by its author twice."""
    made = open_store(":memory:")
    save_channel(made, "form", "jsonl", "us", inside=True)
    start_run(made, "gather", "2026-11-22T03:00:00+00:00")
    for number, text in enumerate(("fine", "Хорошо", "جيد"), 1):
        row, scores = words(text, str(number)), {"delivery": number}
        save_voice(made, 1, "form", None, words=row | {"row_hash": hash_of(row, scores)}, scores=scores)
    for number, text in enumerate(("Хуже", "Лучше"), 1):
        row, scores = words(text, "2"), {"delivery": 5 + number}
        hashed = hash_of(row, scores, ANSWERED.get(number))
        save_revision(made, 1, 2, number, words=row | {"row_hash": hashed}, scores=scores)
        save_answers(made, 2, number, ANSWERED.get(number, {}))
    for trigger in ("voices_are_never_changed", "revisions_are_never_changed"):
        made.execute(f"drop trigger {trigger}")
    return made


def test_whole_voices_are_left_alone(db: Database) -> None:
    assert damaged_voices(db) == []
    assert pages_are_whole(db)


CHANGES = [
    ("update voices set text = 'finf' where id = 1", [1]),
    ("update voices set rating = 2 where id = 3", [3]),
    ("update voices set said_on = '2026-02-18' where id = 1", [1]),
    ("update voices set external_id = '9' where id = 2", [2]),
    ("update voices set row_hash = zeroblob(16)", [1, 2, 3]),
    ("update revisions set text = 'Хужеё' where number = 1", [2]),
    ("update revisions set attributes = '{\"a\":1}' where number = 2", [2]),
    ("update earlier_scores set score = 9 where number = 1", [2]),
    ("update scores set score = 9 where voice_id = 2", [2]),
    ("delete from scores where voice_id = 3", [3]),
    ("update answers set answer = 5 where number = 1", [2]),
    ("delete from answers", [2]),
    ("insert into answers values (3, 0, 'recommend', 7)", [3]),
]


@pytest.mark.parametrize(("change", "found"), CHANGES)
def test_whatever_was_changed_is_found(db: Database, change: str, found: list[int]) -> None:
    db.execute(change)
    assert damaged_voices(db) == found
