"""Customers who phone or write on paper get a receipt too; its code is printed once and kept nowhere (F6, S5)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from db.cases import save_cases
from db.receipts import stages_by_case
from db.runs import start_run
from db.store import open_store, writing
from db.voices import hash_of, save_channel, save_voice
from jobs.channels.receipt import BYTES, in_groups, line_id, make_code
from jobs.refusal import Refusal
from jobs.settings import CODE, Settings, read_settings
from jobs.web.receipt_giving import receipt
from jobs.web.receipts import receipts_piece

TODAY = date(2026, 11, 22)
RANDOM = bytes(range(BYTES))
CODED = make_code(RANDOM)
LINE = line_id(CODED)
WORDS = {"en": "This is your receipt code.", "ru": "код", "ar": "رمز"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Those of the example with places of their own."""
    example = read_settings(CODE / "invoke.yaml", {})
    return msgspec.structs.replace(
        example, database=tmp_path / "data" / "otklik.db", key_file=tmp_path / "key"
    )


@pytest.fixture
def db(settings: Settings) -> Database:
    """One voice from the phone, and one about a competitor."""
    settings.database.parent.mkdir()
    db = open_store(settings.database)
    save_channel(db, "phone", "jsonl", "us", inside=True)
    save_channel(db, "rival", "jsonl", "them", inside=False)
    start_run(db, "gather", "2026-11-20")
    for number, channel in enumerate(("phone", "rival"), 1):
        words = {"external_id": "1", "said_on": "2026-11-20", "text": "Late", "rating": 1, "attributes": "{}"}
        save_voice(db, 1, channel, None, words=words | {"row_hash": hash_of(words, {})}, scores={})
        assert db["voices"].count == number
    return db


def give(settings: Settings, db: Database, what: str, *, slip: bool = False) -> None:
    receipt(settings, db, what, TODAY, slip=slip, random=lambda _: RANDOM)


def test_the_code_is_printed_and_kept_nowhere(
    settings: Settings, db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    give(settings, db, "1")
    said = capsys.readouterr().out
    assert in_groups(CODED) in said
    assert f"https://feedback.example.org/en/r/{LINE[1]}.html#{LINE}" in said
    assert list(db["receipts"].rows) == [
        {"line": LINE, "bucket": LINE[1], "voice_id": 1, "issued_on": "2026-11"}
    ]
    db.close()
    kept = b"".join(path.read_bytes() for path in settings.database.parent.rglob("*") if path.is_file())
    assert CODED.encode() not in kept
    assert in_groups(CODED).encode() not in kept


def test_the_code_finds_its_voice_and_its_case(
    settings: Settings, db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    give(settings, db, "1")
    with writing(db):
        db.execute("insert into dispositions values (1, 'placed', 'r', null, null)")
    capsys.readouterr()
    give(settings, db, in_groups(CODED).lower())
    assert capsys.readouterr().out == "receipt: voice 1. Its line shows: nothing yet.\n"
    save_cases(db, {1: "worst score"}, "2026-11-22")
    assert stages_by_case(db) == {1: "nothing yet"}
    receipts_piece(settings, db, [], TODAY)
    capsys.readouterr()
    give(settings, db, CODED)
    assert capsys.readouterr().out == "receipt: voice 1, case 1. Its line shows: read.\n"


def test_a_lost_code_is_replaced_by_another(settings: Settings, db: Database) -> None:
    receipt(settings, db, "1", TODAY, slip=False)
    receipt(settings, db, "1", TODAY, slip=False)
    assert db["receipts"].count == 2
    with writing(db):
        db.execute("insert into dispositions values (1, 'placed', 'r', null, null)")
    save_cases(db, {1: "worst score"}, "2026-11-22")
    assert stages_by_case(db) == {1: "nothing yet"}


REFUSED = [
    ("", "For whom"),
    ("-1", "For whom"),
    ("١", "For whom"),
    ("9" * 17, "For whom"),
    ("2", "There is no voice 2 about us"),
    ("3", "There is no voice 3 about us"),
    (CODED, "No voice belongs to this code"),
]


@pytest.mark.parametrize(("what", "why"), REFUSED)
def test_what_is_refused(settings: Settings, db: Database, what: str, why: str) -> None:
    with pytest.raises(Refusal, match=why) as refusal:
        give(settings, db, what)
    assert CODED not in str(refusal.value)
    assert db["receipts"].count == 0


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_the_slip_speaks_the_language_of_the_voice_and_is_for_its_owner_only(
    settings: Settings, db: Database, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with writing(db):
        db.execute("insert into clean_voices values (1, ?, '[]', 'x', '[]', zeroblob(16))", [language])
    give(settings, db, "1", slip=True)
    path = settings.database.with_suffix(".reports") / "receipt-1.html"
    assert "delete the file" in capsys.readouterr().out
    assert path.stat().st_mode & 0o777 == 0o600
    words = path.read_text("utf-8")
    assert words.count(in_groups(CODED)) == 1
    assert WORDS[language] in words
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in words
    assert f"/{language}/r/{LINE[1]}.html#{LINE}" in words
    assert len(re.findall(r"<svg class=\"qr\"", words)) == 1
