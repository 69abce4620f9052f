"""A real store in memory and a short way to put voices into it."""

from __future__ import annotations

import json

import pytest

from db.store import open_store, writing


class Town:
    """An organisation's store: `say` writes one voice with all that belongs to it and returns its number."""

    def __init__(self):
        self.db = open_store(":memory:")
        with writing(self.db):
            self.db.execute("insert into runs (job, started_at) values ('gather', '2026-11-01')")
            for theme, position in (("delivery-time", 1), ("order-desk", 2)):
                values = {"id": theme, "position": position, "name": theme}
                self.db.execute(
                    "insert into themes values (:id, :position, :name, :name || ' (ru)', :name || ' (ar)')",
                    values,
                )

    def channel(self, name, subject="us"):
        self.db.execute(
            "insert into channels (id, name, kind, subject) values (:name, :name, 'csv', :subject) on conflict do nothing",
            {"name": name, "subject": subject},
        )

    def say(
        self,
        said_on,
        channel="survey",
        themes=(),
        rating=None,
        scores=None,
        language=None,
        state=None,
        same_as=None,
        subject="us",
    ):
        with writing(self.db):
            self.channel(channel, subject)
            voice = self.db.execute("select 1 + count(*) from voices").fetchone()[0]
            values = {
                "voice": voice,
                "channel": channel,
                "said_on": said_on,
                "rating": rating,
                "language": language,
            }
            self.db.execute(
                """
                insert into voices (id, channel_id, external_id, said_on, text, rating, row_hash, run_id)
                values (:voice, :channel, :voice, :said_on, 'words', :rating, zeroblob(16), 1)
                """,
                values,
            )
            for aspect, score in (scores or {}).items():
                self.db.execute("insert into scores values (?, ?, ?)", [voice, aspect, score])
            for theme in themes:
                self.db.execute("insert into placements values (?, ?, 1.0, '{}')", [voice, theme])
            state = state or ("placed" if themes else "unplaced")
            self.db.execute(
                "insert into dispositions (voice_id, state, reason, same_as) values (?, ?, 'test', ?)",
                [voice, state, same_as],
            )
            if language:
                self.db.execute(
                    "insert into clean_voices values (:voice, :language, '[]', 'words', '[]', zeroblob(16))",
                    values,
                )
        return voice

    def revise(self, voice, number, rating):
        with writing(self.db):
            self.db.execute(
                """
                insert into revisions (voice_id, number, said_on, text, rating, attributes, row_hash, run_id)
                values (?, ?, '2026-09-09', 'other words', ?, ?, zeroblob(16), 1)
                """,
                [voice, number, rating, json.dumps({})],
            )

    def quarantine(self):
        with writing(self.db):
            self.channel("survey")
            self.db.execute(
                """
                insert into quarantine (channel_id, place, reason, bytes, digest, run_id)
                values ('survey', 'line 3', 'no words', x'00', randomblob(16), 1)
                """
            )


@pytest.fixture
def town():
    return Town()
