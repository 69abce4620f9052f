"""The door: what is new is redacted once, what changed again, in one transaction."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from db.clean import clean_voices, count_languages, count_masks
from db.store import open_store, row_hash, rows, writing
from jobs.hear import __main__ as door
from jobs.hear import voice
from jobs.refusal import Refusal
from jobs.settings import Settings, read_settings

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
STAFF = '[[colleague]]\nid = "olga"\nnames = ["Olga", "Ольга"]\nrole = "order desk"\n'
TEXTS = [
    "This is Hannah Whitlock, ring 07700 900123. olga was kind.",
    "Меня зовут Ольга Ветрова, диван хороший.",
    "اسمي خالد العتيبي والسرير ممتاز",
    "👍",
]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The example's settings with a folder of its own."""
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    return msgspec.structs.replace(read_settings(), folder=tmp_path, database=tmp_path / "otklik.db")


def add_voices(db: Database, texts: list[str]) -> None:
    """Voices of one customer on one channel."""
    with writing(db):
        db.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026-11-22')")
        db.execute("insert into channels (id, name, kind) values ('form', 'form', 'jsonl')")
        db.execute(
            "insert into customers (id, pseudonym, first_seen) values (1, :p, '2026-01-01')", {"p": "0" * 32}
        )
        for number, text in enumerate(texts, 1):
            db.execute(
                "insert into voices (channel_id, external_id, customer_id, said_on, text, row_hash, run_id)"
                " values ('form', :id, 1, '2026-02-03', :text, :hash, 1)",
                {"id": f"x-{number}", "text": text, "hash": row_hash(text)},
            )


def texts_of(db: Database) -> list[str]:
    """The redacted texts."""
    return [voice["text"] for voice in clean_voices(db)]


def test_every_new_voice_is_redacted_once(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """F1, M1: language, passages, masks and counts are kept; a second run has nothing to do."""
    db = open_store(":memory:")
    add_voices(db, TEXTS)
    assert door.run(settings, db, NOW) == {"heard": 4, "ar": 1, "en": 1, "ru": 1, "und": 1}
    assert texts_of(db) == [
        "This is [person 1], ring [phone 1]. [staff 1] was kind.",
        "Меня зовут [person 1], диван хороший.",
        "اسمي [person 1] والسرير ممتاز",
        "👍",
    ]
    assert count_masks(db) == {"person": 3, "phone": 1, "staff": 1}
    assert count_languages(db) == {"ar": 1, "en": 1, "ru": 1, "und": 1}
    assert "Next: ./invoke mosaic" in capsys.readouterr().out
    assert door.run(settings, db, NOW)["heard"] == 0


def test_new_knowledge_redacts_again(settings: Settings) -> None:
    """F1, F7: a contact, a colleague or later words that become known change the clean row."""
    db = open_store(":memory:")
    add_voices(db, ["my friend Zyxwo and colleague Vutsr came", "fine"])
    door.run(settings, db, NOW)
    with writing(db):
        db.execute("insert into contacts (customer_id, kind, value) values (1, 'name', 'Zyxwo Xyz')")
    (settings.folder / "staff.toml").write_text(STAFF.replace('"Olga"', '"Vutsr"'), "utf-8")
    assert door.run(settings, db, NOW)["heard"] == 2
    assert texts_of(db)[0] == "my friend [person 1] and colleague [staff 1] came"
    with writing(db):
        db.execute(
            "insert into revisions (voice_id, number, said_on, text, row_hash, run_id)"
            " values (2, 1, '2026-02-04', 'better now', :hash, 1)",
            {"hash": row_hash("better now")},
        )
    assert door.run(settings, db, NOW)["heard"] == 1
    assert texts_of(db)[1] == "better now"


def test_a_failure_half_way_changes_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Store: one transaction, so that a killed job leaves no half work."""
    db = open_store(":memory:")
    add_voices(db, TEXTS)
    monkeypatch.setattr(door, "PROGRESS", 2)
    hear = voice.hear

    def failing(text: str, *known: tuple[object, ...]) -> object:
        if text == TEXTS[2]:
            raise KeyboardInterrupt
        return hear(text, *known)  # type: ignore[arg-type]

    monkeypatch.setattr(voice, "hear", failing)
    with pytest.raises(KeyboardInterrupt):
        door.run(settings, db, NOW)
    assert rows(db, "select * from clean_voices") == []


def test_long_work_tells_how_far_it_is(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Door: one line every thousand voices."""
    monkeypatch.setattr(door, "PROGRESS", 2)
    db = open_store(":memory:")
    add_voices(db, TEXTS)
    door.run(settings, db, NOW)
    assert [line for line in capsys.readouterr().out.splitlines() if "so far" in line] == [
        "hear: 2 voices so far",
        "hear: 4 voices so far",
    ]


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_without_a_staff_list_nothing_is_redacted(settings: Settings, content: bytes | None) -> None:
    """F1: closed by default: no staff list, no half redaction."""
    place = settings.folder / "staff.toml"
    place.unlink()
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(Refusal, match=r"staff\.toml is missing or not UTF-8"):
        door.run(settings, open_store(":memory:"), NOW)


def test_the_door_in_the_folder_of_the_organisation(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Door: opens the store, writes the run's counts, and says what to do next."""
    monkeypatch.setattr("jobs.door.read_settings", lambda: settings)
    door.main([])
    assert "hear: 0 voices redacted; by language: none; masked: none." in capsys.readouterr().out
    run = rows(open_store(settings.database), "select job, outcome, counts from runs")[0]
    assert (run["job"], run["outcome"], json.loads(run["counts"])) == ("hear", "done", {"heard": 0})


def test_the_door_is_called_by_its_name() -> None:
    """Door: `python -m jobs.hear --help` says in one line what it does."""
    called = subprocess.run(
        [sys.executable, "-m", "jobs.hear", "--help"], capture_output=True, text=True, check=True
    )
    assert "Take persons out of every new voice." in called.stdout
