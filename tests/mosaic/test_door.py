"""The door: new voices are placed once, copies and private ones put apart, the ledger asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from db.clean import save_clean
from db.placements import voices_of_themes
from db.store import as_json, open_store, row_hash, rows, writing
from jobs.mosaic import __main__ as door
from jobs.refusal import Refusal
from jobs.settings import CODE, Settings, read_settings

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
LATE = "I waited the whole day at home and the courier never rang, nobody came"
VOICES = [
    ("form", 1, "en", LATE),
    ("mail", 2, "en", LATE),  # the same name on another channel
    ("form", 3, "ru", "Матрас слишком жёсткий, спина болит"),
    ("form", None, "ar", "المرتبة قاسية وظهري يوجعني"),
    ("rival", None, "en", LATE),
    ("form", None, "und", "👍"),
]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The example's themes in a folder of their own."""
    (tmp_path / "themes.toml").write_bytes((CODE / "db" / "example" / "themes.toml").read_bytes())
    return msgspec.structs.replace(
        read_settings(CODE / "invoke.yaml"), folder=tmp_path, database=tmp_path / "otklik.db"
    )


@pytest.fixture
def db() -> Database:
    """Six clean voices."""
    db = open_store(":memory:")
    with writing(db):
        db.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026-11-22')")
        for channel, subject in (("form", "us"), ("mail", "us"), ("rival", "Sleepwell")):
            db.execute(
                "insert into channels (id, name, kind, subject) values (:id, :id, 'jsonl', :subject)",
                {"id": channel, "subject": subject},
            )
        for customer, name in ((1, "Hannah Whitlock"), (2, "hannah whitlock"), (3, "Ольга")):
            db.execute(
                "insert into customers (id, pseudonym, first_seen) values (:id, :p, '2026-01-01')",
                {"id": customer, "p": str(customer) * 32},
            )
            db.execute(
                "insert into contacts (customer_id, kind, value) values (:id, 'name', :name)",
                {"id": customer, "name": name},
            )
        for number, (channel, customer, language, text) in enumerate(VOICES, 1):
            add_voice(db, number, channel, customer, language, text)
    return db


def add_voice(
    db: Database, number: int, channel: str, customer: int | None, language: str, text: str
) -> None:
    """A voice with its clean row."""
    db.execute(
        "insert into voices (id, channel_id, external_id, customer_id, said_on, text, row_hash, run_id)"
        " values (:id, :channel, :external, :customer, '2026-02-03', :text, :hash, 1)",
        {
            "id": number,
            "channel": channel,
            "external": f"x-{number}",
            "customer": customer,
            "text": text,
            "hash": row_hash(text),
        },
    )
    clean(db, number, language, text)


def clean(db: Database, number: int, language: str, text: str) -> None:
    """The clean row of a voice."""
    row = {"voice_id": number, "language": language, "passages": as_json([[language, text]]), "text": text}
    save_clean(db, [{**row, "masks": "[]", "made_from": row_hash(text)}])


def states(db: Database) -> list[tuple[str, int | None]]:
    """State and original of every voice."""
    return [
        (row["state"], row["same_as"])
        for row in rows(db, "select state, same_as from dispositions order by voice_id")
    ]


def test_every_voice_is_somewhere(
    settings: Settings, db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    """M1, M2, M11: placed, unplaced, duplicate, private; reasons and examples are kept; twice changes nothing."""
    counts = {
        "fresh": 6,
        "moved": 0,
        "received": 6,
        "placed": 3,
        "unplaced": 1,
        "rejected": 0,
        "duplicate": 1,
        "private": 1,
        "quarantined": 0,
    }
    assert door.run(settings, db, NOW) == counts
    assert states(db) == [
        ("placed", None),
        ("duplicate", 1),
        ("placed", None),
        ("placed", None),
        ("private", None),
        ("unplaced", None),
    ]
    out = capsys.readouterr().out
    assert (
        "everything: 6 received = 3 placed + 1 unplaced + 0 rejected + 1 duplicate + 1 private + 0 quarantined"
        in out
    )
    assert out.splitlines()[-1] == "Next: ./invoke recovery"
    why = [json.loads(row["why"]) for row in rows(db, "select why from placements")]
    assert all(set(reason) == {"words", "examples", "passages", "second"} for reason in why)
    assert voices_of_themes(db)[0]["theme_id"] == "mattress-comfort"
    before = "\n".join(db.conn.iterdump())
    assert door.run(settings, db, NOW) == counts | {"fresh": 0}
    assert "\n".join(db.conn.iterdump()) == before


def test_what_changes_is_placed_again(settings: Settings, db: Database) -> None:
    """M2, M11: changed words, and copies that are no copies any more; old voices do not move for a new one."""
    door.run(settings, db, NOW)
    with writing(db):
        clean(db, 1, "en", "The smell of the mattress is awful, my back hurts")
    assert door.run(settings, db, NOW)["fresh"] == 1
    assert states(db)[:2] == [("placed", None), ("placed", None)]
    before = states(db)
    with writing(db):
        add_voice(db, 7, "mail", 3, "ru", "Всё хорошо")
    assert door.run(settings, db, NOW)["fresh"] == 1
    assert states(db)[:6] == before


def test_changed_themes_place_everything_again(settings: Settings, db: Database) -> None:
    """M2: a theme that goes leaves its voices to the others, and its row when nobody names it."""
    door.run(settings, db, NOW)
    text = (settings.folder / "themes.toml").read_text("utf-8")
    kept = "[[theme]]\n" + text.split("[[theme]]\n")[1]
    (settings.folder / "themes.toml").write_text(kept, "utf-8")
    assert door.run(settings, db, NOW)["fresh"] == 6
    assert [row["id"] for row in rows(db, "select id from themes")] == ["delivery-time"]
    assert states(db)[2][0] == "unplaced"


def test_a_voice_that_was_not_heard_stops_the_night(settings: Settings, db: Database) -> None:
    """M1: nothing is written when the ledger does not add up, and the voice is named."""
    with writing(db):
        db.execute("delete from clean_voices where voice_id = 4")
    with pytest.raises(Refusal, match=r"1 of 6 voices are nowhere \(voice 4\)"):
        door.run(settings, db, NOW)
    assert rows(db, "select * from dispositions") == []


def test_the_door_in_the_folder_of_the_organisation(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Door: opens the store, writes the run's counts, and says what to do next."""
    monkeypatch.setattr("jobs.door.read_settings", lambda: settings)
    door.main([])
    assert "mosaic: 0 voices placed anew; themes: none." in capsys.readouterr().out
    run = rows(open_store(settings.database), "select job, outcome, counts from runs")[0]
    assert (run["job"], run["outcome"], json.loads(run["counts"])["received"]) == ("mosaic", "done", 0)


def test_the_door_is_called_by_its_name() -> None:
    """Door: `python -m jobs.mosaic --help` says in one line what it does."""
    called = subprocess.run(
        [sys.executable, "-m", "jobs.mosaic", "--help"], capture_output=True, text=True, check=True
    )
    assert "Place every voice in a theme, or say why not." in called.stdout
