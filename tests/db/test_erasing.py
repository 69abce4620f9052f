"""Erasure takes everything that hangs on a person and nothing of anybody else (privacy-and-safety: Erasure)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.answers import save_answers
from db.approvals import save_approval
from db.customers import save_contacts, save_customer, save_identifiers
from db.decisions import save_decision
from db.erasing import (
    customers_of,
    customers_sharing,
    erase,
    erased_identifiers,
    holds_any,
    quarantine_about,
    replay_erasures,
    same_person,
    voices_of,
)
from db.proposals import save_proposal
from db.quotes import save_consent, save_quote
from db.receipts import save_receipts, save_turn
from db.runs import start_run
from db.store import open_store, writing
from db.voices import hash_of, save_channel, save_quarantine, save_revision, save_voice
from jobs.refusal import Busy

ANSWERS = {"recommend": 0, "importance delivery": 9}
PROPOSED = {"kind": "new", "themes": [], "suggested": "x", "keywords": {"en": ["x"]}, "closeness": 0.2}
ANNA, OMAR, TWIN = "a" * 32, "b" * 32, "c" * 32


def fill(db: Database) -> Database:
    """Anna and Omar, a copy of Anna's voice by her twin row, every kind of row that hangs on a voice."""
    save_channel(db, "form", "jsonl", "us", inside=True)
    start_run(db, "gather", "2026-11-22")
    for number, (pseudonym, name, mail) in enumerate(
        (
            (ANNA, "Анна Ветрова", "anna@example.com"),
            (OMAR, "عمر سالم", "omar@example.com"),
            (TWIN, "Anna", "anna@example.com"),
        ),
        1,
    ):
        save_customer(db, pseudonym, "2026-02-17")
        save_identifiers(db, number, [pseudonym])
        save_contacts(db, number, [("name", name), ("email", mail)])
        words = {
            "external_id": str(number),
            "said_on": "2026-02-17",
            "text": f"words {number}",
            "rating": 1,
            "attributes": "{}",
        }
        first = words | {"row_hash": hash_of(words, {"delivery": 2})}
        later = words | {"row_hash": hash_of(words, {"delivery": 3}, ANSWERS)}
        save_voice(db, 1, "form", number, words=first, scores={"delivery": 2})
        save_revision(db, 1, number, 1, words=later, scores={"delivery": 3})
        save_answers(db, number, 1, ANSWERS)
    with writing(db):
        for voice in (1, 2, 3):
            db.execute(
                "insert into clean_voices values (:v, 'en', '[]', 'x', '[]', zeroblob(16))", {"v": voice}
            )
            db.execute(
                "insert into cases (voice_id, state, opened_on) values (:v, 'received', '2026')", {"v": voice}
            )
            db.execute(
                "insert into case_steps values (:v, 1, 'received', '2026', 'p', 'n', null)", {"v": voice}
            )
        db.execute("insert into themes values ('speed', 1, 'a', 'b', 'c')")
        for voice in (1, 2):
            db.execute("insert into dispositions values (:v, 'placed', 'r', null, null)", {"v": voice})
            db.execute("insert into placements values (:v, 'speed', 1, '{}')", {"v": voice})
            save_proposal(db, None, {**PROPOSED, "voices": [voice], "examples": [voice]}, "2026-11-20")
            decided = {"person": "ines", "decided_at": "2026-11-20"}
            pinned = {"kind": "confirm", "voice_id": voice, "stands": ["speed"], **decided}
            save_decision(db, {"kind": "undo", "undoes": save_decision(db, pinned), **decided})
        db.execute("insert into dispositions values (3, 'duplicate', 'r', 1, null)")
    for voice in (1, 2):
        consent = save_consent(
            db, {"voice_id": voice, "wording": "May we?", "given_on": "2026-03-01", "person": "ines"}
        )
        quote = {
            "consent_id": consent,
            "slug": "a",
            "language": "en",
            "words": f"words {voice}",
            "person": "ines",
        }
        save_quote(db, quote | {"sha256": str(voice) * 64, "put_on": "2026-03-02"})
        save_approval(db, str(voice) * 64, "jonas", "2026-03-03")
    lines = ["r" + str(voice) * 32 for voice in (1, 2, 3)]
    save_receipts(
        db,
        [
            {"line": line, "bucket": line[1], "voice_id": voice, "issued_on": "2026-02"}
            for voice, line in enumerate(lines, 1)
        ],
    )
    shown = [
        {"line": line, "digits": 1, "first_turn": 1, "stage": "read", "since_turn": 1}
        for line in [*lines, "r" + "4" * 32]
    ]
    save_turn(db, {"number": 1, "on_day": "2026-02-18", "digits": 1}, shown, [])
    for number, content in enumerate(
        (b'{"name": "ANNA@example.com', "Анна ВЕТРОВА".encode("cp1251"), b"Omar", b"\xff\xfe")
    ):
        save_quarantine(db, 1, "form", place=str(number), reason="r", content=content)
    return db


@pytest.fixture
def db() -> Database:
    """The filled store."""
    return fill(open_store(":memory:"))


def test_customers_are_found_by_pseudonym_or_digest(db: Database) -> None:
    assert customers_of(db, OMAR, []) == [2]
    assert customers_of(db, "x", [ANNA, "y"]) == [1]
    assert customers_of(db, "x", []) == []


def test_a_copy_is_by_the_same_person_and_a_shared_address_is_only_told(db: Database) -> None:
    """M11"""
    assert same_person(db, [1]) == same_person(db, [3]) == [1, 3]
    assert same_person(db, [2]) == [2]
    assert same_person(db, []) == []
    assert customers_sharing(db, [1]) == [TWIN]
    assert customers_sharing(db, [1, 3]) == customers_sharing(db, [2]) == []
    assert voices_of(db, [1, 3]) == [("form", "1"), ("form", "3")]


def test_everything_of_the_person_goes_and_everything_else_stays(db: Database) -> None:
    counts = erase(db, [1, 3], "2026-11-22", [OMAR])
    assert counts == {"customers": 2, "voices": 2, "quarantined": 2, "quotes": 1, "receipts": 2}
    for table, left in (
        ("voices", 1), ("revisions", 1), ("scores", 1), ("earlier_scores", 1), ("clean_voices", 1), ("dispositions", 1),
        ("placements", 1), ("cases", 1), ("case_steps", 1), ("customers", 1), ("identifiers", 1), ("contacts", 2),
        ("quarantine", 2), ("erasing", 0), ("consents", 1), ("quotes", 1), ("approvals", 1), ("decisions", 2), ("answers", 2),
        ("receipts", 1), ("receipt_lines", 2),
    ):  # fmt: skip
        assert db[table].count == left, table
    assert erased_identifiers(db, [ANNA, OMAR, TWIN, "z"]) == {ANNA, OMAR, TWIN}
    assert list(db.query("pragma foreign_key_check")) == []
    assert erase(db, [], "2026-11-23") == dict.fromkeys(counts, 0)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute("delete from voices")


HELD = [
    ("Анна".encode(), "анна", True),
    ("АННА".encode("utf-16-le"), "анна", True),
    ("АННА".encode("utf-16-be"), "анна", True),
    ("Анна".encode("cp1251"), "анна", True),
    ("سالم".encode("cp1256"), "سالم", True),
    (b"Hannah", "anna ", False),
    (b"", "anna", False),
]


@pytest.mark.parametrize(("content", "wanted", "found"), HELD)
def test_bytes_are_searched_in_every_usual_encoding(content: bytes, wanted: str, found: bool) -> None:
    assert holds_any(content, [wanted]) is found


def test_a_first_name_alone_condemns_no_message(db: Database) -> None:
    save_quarantine(db, 1, "form", place="9", reason="r", content=b"Anna of another house")
    assert [row["id"] for row in quarantine_about(db, [3])] == [1]
    assert quarantine_about(db, []) == []


def test_a_reader_at_work_is_told_and_erasing_again_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "otklik.db"
    db = fill(open_store(path))
    db.execute("pragma busy_timeout = 50")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("begin")
    reader.execute("select * from voices").fetchall()
    with pytest.raises(Busy, match=r"run \./invoke forget again"):
        erase(db, [1], "2026-11-22")
    reader.close()
    erase(db, [], "2026-11-22")
    assert b"words 1" not in path.read_bytes() + Path(f"{path}-wal").read_bytes()
    db.close()


def test_an_older_copy_forgets_whoever_was_forgotten_since(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    fill(open_store(path)).close()
    replay_erasures(
        path,
        [
            {"identifier": ANNA, "erased_on": "2026-11-22"},
            {"identifier": "z" * 32, "erased_on": "2026-11-20"},
        ],
    )
    assert "Ветрова".encode() not in path.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["older.db"]
    db = open_store(path)
    assert [row["id"] for row in db.query("select id from voices order by id")] == [2, 3]
    assert list(db.query("select identifier, erased_on from erasures order by identifier")) == [
        {"identifier": ANNA, "erased_on": "2026-11-22"},
        {"identifier": "z" * 32, "erased_on": "2026-11-20"},
    ]
    db.close()
    replay_erasures(path, [])
