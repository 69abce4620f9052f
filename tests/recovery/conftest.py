"""A real store in memory, or in a folder, and a short way to put voices into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.store import open_store, writing
from db.voices import hash_of
from jobs.settings import CODE

SETTINGS = """
organisation_en: Northline
organisation_ru: Нортлайн
organisation_ar: خط الشمال
folder: own
database: db/test.db
key_file: db/test.key
content: content
output: output
site_url: https://feedback.example.org
feedback_mail: feedback@example.org
releases_kept: 3
acknowledge_days: 5
answer_days: 10
smallest_count: 5
count_step: 5
"""


class Desk:
    """An organisation's store: `say` writes one voice with all that belongs to it and returns its number."""

    def __init__(self, path=":memory:"):
        self.db = open_store(path)
        with writing(self.db):
            self.db.execute("insert into runs (job, started_at) values ('gather', '2026-11-01')")
            for theme in ("delivery-time", "order-desk"):
                self.db.execute("insert into themes values (?, 1, 'a', 'b', 'c')", [theme])

    def say(
        self,
        said_on,
        *,
        text="words",
        themes=(),
        rating=None,
        scores=(),
        inside=True,
        customer=None,
        state=None,
        same_as=None,
        subject="us",
        attributes=None,
    ):
        with writing(self.db):
            channel = f"{subject} {'inside' if inside else 'outside'}"
            self.db.execute(
                "insert into channels (id, name, kind, subject, inside) values (?, 'n', 'csv', ?, ?) on conflict do nothing",
                [channel, subject, int(inside)],
            )
            if customer is not None:
                self.db.execute(
                    "insert into customers values (?, printf('%032d', ?), '2025-01-01') on conflict do nothing",
                    [customer, customer],
                )
            voice = self.db.execute("select 1 + count(*) from voices").fetchone()[0]
            by_aspect = {f"aspect_{number}": score for number, score in enumerate(scores)}
            words = {
                "external_id": str(voice),
                "said_on": said_on,
                "text": text,
                "rating": rating,
                "attributes": json.dumps(attributes or {}),
            }
            self.db.execute(
                """
                insert into voices (id, channel_id, external_id, customer_id, said_on, text, rating, attributes, row_hash, run_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                """,
                [
                    voice,
                    channel,
                    str(voice),
                    customer,
                    said_on,
                    text,
                    rating,
                    words["attributes"],
                    hash_of(words, by_aspect),
                ],
            )
            for aspect, score in by_aspect.items():
                self.db.execute("insert into scores values (?, ?, ?)", [voice, aspect, score])
            for theme in themes:
                self.db.execute("insert into placements values (?, ?, 1.0, '{}')", [voice, theme])
            if state != "not yet":
                state = state or ("placed" if themes else "unplaced")
                self.db.execute(
                    "insert into dispositions (voice_id, state, reason, same_as) values (?, ?, 'test', ?)",
                    [voice, state, same_as],
                )
        return voice

    def revise(self, voice, number, rating):
        with writing(self.db):
            self.db.execute(
                """
                insert into revisions (voice_id, number, said_on, text, rating, row_hash, run_id)
                values (?, ?, '2026-09-09', 'other words', ?, zeroblob(16), 1)
                """,
                [voice, number, rating],
            )


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def office(tmp_path, monkeypatch):
    """The folder of an organisation, with the clock stopped; its store is opened anew by each door."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OTKLIK_NOW", "2026-11-20T03:00:00+00:00")
    Path("invoke.yaml").write_text(SETTINGS, "utf-8")
    Path("own").mkdir()
    Path("own/staff.toml").write_bytes((CODE / "db" / "example" / "staff.toml").read_bytes())
    return tmp_path


@pytest.fixture
def opened(office):
    """The store of the office, already with its themes."""
    desk = Desk(office / "db" / "test.db")
    yield desk
    desk.db.close()
