"""Voices as they came (F2): kept once, never changed; later words of the same author stand beside them as revisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from sqlite_utils import Database

from db.store import as_json, row_hash, rows


@dataclass
class Past:
    """What the store already holds of one voice."""

    voice_id: int
    customer_id: int | None
    hashes: list[bytes] = field(default_factory=list)  # of the first words and every revision, oldest first


def save_channel(db: Database, channel: str, kind: str, subject: str, *, inside: bool) -> None:
    """Write down a channel, or what changed about it."""
    db.execute(
        """
        insert into channels (id, name, kind, subject, inside)
        values (:channel, :channel, :kind, :subject, :inside)
        on conflict (id) do update
        set kind = excluded.kind, subject = excluded.subject, inside = excluded.inside
        where (kind, subject, inside) is not (excluded.kind, excluded.subject, excluded.inside)
        """,
        {"channel": channel, "kind": kind, "subject": subject, "inside": int(inside)},
    )


def past_of(db: Database, channel: str, external_ids: Iterable[str]) -> dict[str, Past]:
    """What is known of these voices, by their number in the channel."""
    found = rows(
        db,
        """
        select v.external_id, v.id as voice_id, v.customer_id, v.row_hash, 0 as number
        from voices v
        where v.channel_id = :channel and v.external_id in (select value from json_each(:ids))
        union all
        select v.external_id, v.id, v.customer_id, r.row_hash, r.number
        from revisions r
        join voices v on v.id = r.voice_id
        where v.channel_id = :channel and v.external_id in (select value from json_each(:ids))
        order by 5
        """,
        {"channel": channel, "ids": as_json(list(external_ids))},
    )
    past: dict[str, Past] = {}
    for row in found:
        known = past.setdefault(row["external_id"], Past(row["voice_id"], row["customer_id"]))
        known.hashes.append(row["row_hash"])
    return past


def save_voice(
    db: Database,
    run: int,
    channel: str,
    customer: int | None,
    *,
    words: dict[str, Any],
    scores: dict[str, int],
) -> int:
    """Write a voice for the first time; `words` are external_id, said_on, text, rating, attributes (JSON), row_hash."""
    cursor = db.execute(
        """
        insert into voices
          (channel_id, external_id, customer_id, said_on, text, rating, attributes, row_hash, run_id)
        values
          (:channel, :external_id, :customer, :said_on, :text, :rating, :attributes, :row_hash, :run)
        """,
        {**words, "channel": channel, "customer": customer, "run": run},
    )
    voice = int(cursor.lastrowid or 0)
    save_scores(db, voice, scores)
    return voice


def save_revision(
    db: Database, run: int, voice: int, number: int, *, words: dict[str, Any], scores: dict[str, int]
) -> None:
    """Write later words beside the first ones; the scores so far move to `earlier_scores`."""
    db.execute(
        """
        insert into revisions
          (voice_id, number, said_on, text, rating, attributes, row_hash, run_id)
        values
          (:voice, :number, :said_on, :text, :rating, :attributes, :row_hash, :run)
        """,
        {**words, "voice": voice, "number": number, "run": run},
    )
    db.execute(
        "insert into earlier_scores select voice_id, :number - 1, aspect, score from scores where voice_id = :voice",
        {"voice": voice, "number": number},
    )
    db.execute("delete from scores where voice_id = :voice", {"voice": voice})
    save_scores(db, voice, scores)


def save_scores(db: Database, voice: int, scores: dict[str, int]) -> None:
    """Write the scores that are valid now."""
    db.conn.executemany(
        "insert into scores (voice_id, aspect, score) values (:voice, :aspect, :score)",
        [{"voice": voice, "aspect": aspect, "score": score} for aspect, score in scores.items()],
    )


def save_quarantine(db: Database, run: int, channel: str, *, place: str, reason: str, content: bytes) -> bool:
    """Keep what could not be read, once, with the reason; False when it is there already."""
    cursor = db.execute(
        """
        insert into quarantine (channel_id, place, reason, bytes, digest, run_id)
        values (:channel, :place, :reason, :content, :digest, :run)
        on conflict (channel_id, digest) do nothing
        """,
        {
            "channel": channel,
            "place": place,
            "reason": reason,
            "content": content,
            "digest": blake2b(content, digest_size=16).digest(),
            "run": run,
        },
    )
    return bool(cursor.rowcount)


def gathered_before(db: Database, channel: str) -> dict[str, Any] | None:
    """Fingerprint, cursor and counts of the last time this channel was gathered whole."""
    sql = "select fingerprint, cursor, voices, quarantined from gathered where channel_id = :channel"
    return next(iter(rows(db, sql, {"channel": channel})), None)


def save_gathered(
    db: Database,
    channel: str,
    *,
    fingerprint: bytes | None,
    cursor: str | None,
    voices: int,
    quarantined: int,
) -> None:
    """Write down that a channel was gathered whole."""
    db.execute(
        """
        insert into gathered (channel_id, fingerprint, cursor, voices, quarantined)
        values (:channel, :fingerprint, :cursor, :voices, :quarantined)
        on conflict (channel_id) do update
        set fingerprint = excluded.fingerprint,
          cursor = coalesce(excluded.cursor, cursor),
          voices = excluded.voices,
          quarantined = excluded.quarantined
        """,
        {
            "channel": channel,
            "fingerprint": fingerprint,
            "cursor": cursor,
            "voices": voices,
            "quarantined": quarantined,
        },
    )


def newest_voices(db: Database) -> list[dict[str, Any]]:
    """Every voice in its newest words, oldest voice first; `attributes` as a dict."""
    found = rows(
        db,
        """
        select
          v.id as voice_id,
          v.channel_id,
          v.customer_id,
          coalesce(r.said_on, v.said_on) as said_on,
          coalesce(r.text, v.text) as text,
          case when r.voice_id is null then v.rating else r.rating end as rating,
          coalesce(r.attributes, v.attributes) as attributes,
          coalesce(r.row_hash, v.row_hash) as row_hash
        from voices v
        left join revisions r
          on r.voice_id = v.id
          and r.number = (select max(number) from revisions where voice_id = v.id)
        order by v.id
        """,
    )
    return [{**row, "attributes": json.loads(row["attributes"])} for row in found]


def hash_of(words: dict[str, Any], scores: dict[str, int], answers: Mapping[str, int] | None = None) -> bytes:
    """Changes when the author changed anything: the words, the date, the rating, a score, an attribute or an answer.

    Without answers it is the hash that was written before there were any.
    """
    own = [words[name] for name in ("external_id", "said_on", "text", "rating", "attributes")]
    return row_hash(*own, scores, *([dict(answers)] if answers else []))
