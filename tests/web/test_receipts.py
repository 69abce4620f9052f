"""The public lines of receipts are turned once a week, follow their voices, and go with them (S5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from db.cases import save_cases, save_step
from db.customers import save_customer
from db.erasing import erase
from db.receipts import histories, last_turn, lines, save_receipts
from db.runs import start_run
from db.store import open_store, writing
from db.voices import hash_of, save_channel, save_voice
from jobs.channels.receipt import line_of
from jobs.patterns.bands import Limits
from jobs.settings import CODE, Settings, read_settings
from jobs.vetting.counts import bad_numbers, numbers_of
from jobs.web.receipts import Pages, changes_in, receipts_piece

DAY = date(2026, 11, 22)
WEEK = timedelta(days=7)
LINE = line_of(bytes(range(16)))
PAGE = LINE[1]


@dataclass
class Story:
    """As much of a story as changes are read from."""

    themes: tuple[str, ...] = ("speed",)
    fields: dict[str, str] = field(default_factory=lambda: {"status": "made", "since": "2026-11-24"})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Those of the example, with a key of their own."""
    return msgspec.structs.replace(read_settings(CODE / "invoke.yaml", {}), key_file=tmp_path / "key")


@pytest.fixture
def db() -> Database:
    """A filled store."""
    return fill(open_store(":memory:"))


def fill(db: Database) -> Database:
    """One voice by one customer, with a receipt, not read yet."""
    save_channel(db, "form", "jsonl", "us", inside=True)
    start_run(db, "gather", "2026-11-20")
    save_customer(db, "a" * 32, "2026-11-20")
    words = {"external_id": "1", "said_on": "2026-11-20", "text": "Late", "rating": 1, "attributes": "{}"}
    save_voice(db, 1, "form", 1, words=words | {"row_hash": hash_of(words, {})}, scores={})
    save_receipts(db, [{"line": LINE, "bucket": PAGE, "voice_id": 1, "issued_on": "2026-11"}])
    with writing(db):
        db.execute("insert into themes values ('speed', 1, 'a', 'b', 'c')")
    return db


def place(db: Database) -> None:
    """The ledger knows the voice."""
    with writing(db):
        db.execute("insert into dispositions values (1, 'placed', 'r', null, null)")
        db.execute("insert into placements values (1, 'speed', 1, '{}')")


def shown(settings: Settings, db: Database, today: date, *stories: Story) -> str | None:
    """What the line shows."""
    return receipts_piece(settings, db, stories, today)[PAGE].get(LINE)  # type: ignore[arg-type]


def test_between_two_turns_no_byte_changes(settings: Settings, db: Database) -> None:
    """S5: unchanged status = unchanged bytes; and news waits for its turn together with all others."""
    first = receipts_piece(settings, db, [], DAY)
    assert first[PAGE][LINE] == "received"
    place(db)
    save_cases(db, {1: "worst score"}, "2026-11-23")
    for days in range(1, 7):
        assert receipts_piece(settings, db, [], DAY + timedelta(days=days)) == first
    assert receipts_piece(settings, db, [], DAY + WEEK)[PAGE][LINE] == "read"


def test_a_line_follows_its_case(settings: Settings, db: Database) -> None:
    place(db)
    save_cases(db, {1: "worst score"}, "2026-11-22")
    day, told = DAY, [shown(settings, db, DAY)]
    for state in (
        "acknowledged",
        "assessed",
        "investigated",
        "answered",
        "followed-up",
        "closed",
        "reopened",
    ):
        day += WEEK
        customer = "satisfied" if state == "followed-up" else None
        save_step(db, 1, {"to": state, "person": "ines", "note": "n", "customer": customer}, day.isoformat())
        told.append(shown(settings, db, day, Story()))
    assert told == [
        "read",
        "read",
        "looked-into",
        "looked-into",
        "answered",
        "answered",
        "closed",
        "looked-into",
    ]


def test_a_voice_without_a_case_is_answered_by_a_later_change(settings: Settings, db: Database) -> None:
    place(db)
    earlier = Story(fields={"status": "made", "since": "2026-11-19"})
    elsewhere, planned = Story(("price",)), Story(fields={"status": "planned", "since": "2026-11-24"})
    assert shown(settings, db, DAY, earlier, elsewhere, planned) == "read"
    assert shown(settings, db, DAY + WEEK, Story()) == "answered"
    assert changes_in([Story(("a", "b"))]) == [("a", "2026-11-24"), ("b", "2026-11-24")]  # type: ignore[list-item]


def test_a_copy_shows_what_becomes_of_the_voice_it_copies(settings: Settings, db: Database) -> None:
    """M11"""
    place(db)
    words = {"external_id": "2", "said_on": "2026-11-21", "text": "Late", "rating": 1, "attributes": "{}"}
    save_voice(db, 1, "form", 1, words=words | {"row_hash": hash_of(words, {})}, scores={})
    other = line_of(bytes(16))
    save_receipts(db, [{"line": other, "bucket": other[1], "voice_id": 2, "issued_on": "2026-11"}])
    with writing(db):
        db.execute("insert into dispositions values (2, 'duplicate', 'r', 1, null)")
    save_cases(db, {1: "worst score"}, "2026-11-22")
    save_step(db, 1, {"to": "assessed", "person": "ines", "note": "n", "customer": None}, "2026-11-22")
    assert receipts_piece(settings, db, [], DAY)[other[1]][other] == "looked-into"


def test_a_rejected_voice_says_so(settings: Settings, db: Database) -> None:
    """A2: never silently."""
    with writing(db):
        db.execute("insert into dispositions values (1, 'rejected', 'r', null, null)")
    assert shown(settings, db, DAY) == "not-taken-up"


def test_whoever_is_erased_loses_the_line_at_once(settings: Settings, tmp_path: Path) -> None:
    """Privacy: erasure. No byte of the line is left in the store."""
    path = tmp_path / "otklik.db"
    db = fill(open_store(path))
    before = receipts_piece(settings, db, [], DAY)
    erase(db, [1], "2026-11-23")
    after = receipts_piece(settings, db, [], DAY + timedelta(days=1))
    assert set(before[PAGE]) - set(after[PAGE]) == {LINE}
    assert after == without(before)
    assert LINE.encode() not in path.read_bytes() + Path(f"{path}-wal").read_bytes()
    db.close()


def without(pages: Pages) -> Pages:
    """The pages without the line."""
    return {
        page: {line: stage for line, stage in found.items() if line != LINE} for page, found in pages.items()
    }


def test_more_pages_keep_the_old_ones(settings: Settings, db: Database) -> None:
    assert set(receipts_piece(settings, db, [], DAY)) == set("bcdfghjkmnpqstvx")
    finer = msgspec.structs.replace(settings, receipt_digits=2)
    found = receipts_piece(finer, db, [], DAY)
    assert len(found) == 16 + 256
    assert found[PAGE][LINE] == found[LINE[1:3]][LINE] == "received"
    assert found[PAGE] == receipts_piece(settings, db, [], DAY)[PAGE]


def test_fewer_pages_hold_every_line(settings: Settings, db: Database) -> None:
    """The form leads to the pages of today, the receipt to those of its day."""
    finer = msgspec.structs.replace(settings, receipt_digits=2)
    other = line_of(bytes(16))
    save_receipts(db, [{"line": other, "bucket": other[1:3], "voice_id": 1, "issued_on": "2026-11"}])
    receipts_piece(finer, db, [], DAY)
    found = receipts_piece(settings, db, [], DAY + WEEK)
    assert found[other[1]][other] == found[other[1:3]][other] == "received"


@pytest.mark.parametrize(
    ("inbox", "receipts", "made"), [("", 0, 0), ("/inbox", 0, 16), ("", 1, 16), ("/inbox", 1, 16)]
)
def test_there_are_pages_where_there_is_a_form_or_a_receipt(
    settings: Settings, db: Database, inbox: str, receipts: int, made: int
) -> None:
    if not receipts:
        erase(db, [1], "2026-11-22")
    asked = msgspec.structs.replace(settings, inbox_url=inbox)
    pages = receipts_piece(asked, db, [], DAY)
    assert len(pages) == made
    assert all(len(found) == 32 for found in pages.values())
    assert (last_turn(db) is None) == (made == 0)


def test_the_piece_holds_words_only(settings: Settings, db: Database) -> None:
    """Publication rules: no number, so no rule is needed."""
    piece = receipts_piece(settings, db, [], DAY)
    assert list(numbers_of(piece, ("receipts",))) == []
    assert list(bad_numbers("receipts", piece, Limits())) == []


def test_the_pace_is_read_with_every_step_in_its_order(settings: Settings, db: Database) -> None:
    place(db)
    save_cases(db, {1: "worst score"}, "2026-11-20")
    for state in ("acknowledged", "assessed"):
        save_step(db, 1, {"to": state, "person": "ines", "note": "n", "customer": None}, "2026-11-21")
    steps = [["2026-11-20", "received"], ["2026-11-21", "acknowledged"], ["2026-11-21", "assessed"]]
    row = {"said": "2026-11-20", "disposition": "placed", "steps": steps, "changed_on": "2026-11-24"}
    changes = [("speed", "2026-11-24"), ("speed", "2026-12-24"), ("price", "2026-11-21")]
    assert histories(db, "2026-11-01", "2026-11-21", changes) == [row]
    assert histories(db, "2026-11-21", "2026-12-01", changes) == []


def test_a_receipt_ends_a_year_after_its_line_appeared(settings: Settings, db: Database) -> None:
    receipts_piece(settings, db, [], DAY)
    with writing(db):
        db.conn.executemany(
            "insert into receipt_turns (number, on_day, digits) values (?, ?, 1)",
            [(number, (DAY + number * WEEK).isoformat()) for number in range(2, 53)],
        )
    assert shown(settings, db, DAY + 54 * WEEK) is None
    assert db["receipts"].count == 0
    assert {line["first_turn"] for line in lines(db)} == {53}
