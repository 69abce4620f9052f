"""A store from before the form was a channel opens with everything in it (migration 0011)."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from db import store
from db.store import open_store


def test_channels_keep_their_rows_and_what_refers_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "migrations"
    shutil.copytree(store.MIGRATIONS, older)
    for file in older.glob("[0-9]*.sql"):
        if file.stem >= "0011":
            file.unlink()
    monkeypatch.setattr(store, "MIGRATIONS", older)
    before = open_store(tmp_path / "data" / "otklik.db")
    before.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026')")
    before.execute("insert into channels (id, name, kind, subject, inside) values ('c', 'c', 'csv', 'us', 0)")
    before.execute("insert into gathered values ('c', null, '7', 3, 1)")
    with pytest.raises(sqlite3.IntegrityError):
        before.execute("insert into channels (id, name, kind) values ('p', 'p', 'inbox')")
    before.close()
    monkeypatch.undo()
    after = open_store(tmp_path / "data" / "otklik.db")
    assert list(after.query("select * from channels")) == [
        {"id": "c", "name": "c", "kind": "csv", "subject": "us", "inside": 0}
    ]
    assert list(after.query("select channel_id, cursor from gathered")) == [
        {"channel_id": "c", "cursor": "7"}
    ]
    assert not after.execute("pragma foreign_key_check").fetchall()
    after.execute("insert into channels (id, name, kind) values ('p', 'p', 'inbox')")
    with pytest.raises(sqlite3.IntegrityError):
        after.execute("delete from channels where id = 'c'")
