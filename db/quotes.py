"""Who allowed which words to be quoted, and what was put forward from them (anonymisation: the airlock, consent and approval)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from db.store import rows, writing

LONGEST_NUMBER = 18  # digits; SQLite counts no further
DELETE_APPROVALS = """
    delete from approvals where sha256 in (
      select q.sha256 from quotes q join consents c on c.id = q.consent_id where c.voice_id = :voice_id)
"""
DELETE_QUOTES = "delete from quotes where consent_id in (select id from consents where voice_id = :voice_id)"
REVOKED = """
    select v.channel_id, v.external_id, c.wording, c.given_on, c.person, c.revoked_on, c.revoked_by
    from consents c
    join voices v on v.id = c.voice_id
    where c.revoked_on is not null
"""
REVOKE_AGAIN = """
    insert into consents (voice_id, wording, given_on, person, revoked_on, revoked_by)
    select id, :wording, :given_on, :person, :revoked_on, :revoked_by
    from voices where channel_id = :channel_id and external_id = :external_id
    on conflict do update set revoked_on = excluded.revoked_on, revoked_by = excluded.revoked_by
"""
DELETE_REVOKED_APPROVALS = """
    delete from approvals where sha256 in (
      select q.sha256 from quotes q join consents c on c.id = q.consent_id where c.revoked_on is not null)
"""
DELETE_REVOKED_QUOTES = """
    delete from quotes where consent_id in (select id from consents where revoked_on is not null)
"""
FACTS = """
    select v.id as voice_id, v.channel_id, v.external_id, v.customer_id,
      v.channel_id || '/' || v.external_id as place, h.subject, c.language,
      coalesce((
        select r.text from revisions r where r.voice_id = v.id order by r.number desc limit 1), v.text) as text
    from voices v
    join channels h on h.id = v.channel_id
    left join clean_voices c on c.voice_id = v.id
"""


def find_voice(db: Database, asked: str) -> dict[str, Any] | None:
    """A voice by its number in the store, or as channel/number in the channel: voice_id, customer_id, place, subject, language, text."""
    if asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST_NUMBER:
        found = rows(db, f"{FACTS} where v.id = :id", {"id": int(asked)})
    else:
        channel, _, external = asked.partition("/")
        query = f"{FACTS} where v.channel_id = :channel and v.external_id = :external"
        found = rows(db, query, {"channel": channel, "external": external})
    return found[0] if found else None


def save_consent(db: Database, consent: Mapping[str, Any]) -> int:
    """Write down a consent (voice_id, wording, given_on, person), once; returns its number."""
    with writing(db):
        db.execute(
            """
            insert into consents (voice_id, wording, given_on, person)
            values (:voice_id, :wording, :given_on, :person)
            on conflict do nothing
            """,
            dict(consent),
        )
    found = rows(
        db,
        "select id from consents where voice_id = :voice_id and wording = :wording and given_on = :given_on",
        dict(consent),
    )
    return int(found[0]["id"])


def standing_consent(db: Database, voice_id: int) -> dict[str, Any] | None:
    """The newest consent of a voice that is not revoked."""
    found = rows(
        db,
        """
        select id, wording, given_on from consents
        where voice_id = :voice_id and revoked_on is null
        order by given_on desc, id desc limit 1
        """,
        {"voice_id": voice_id},
    )
    return found[0] if found else None


def revoke_consents(db: Database, voice_id: int, person: str, today: str) -> tuple[int, int]:
    """Revoke all consents of a voice and delete its quotes with their approvals; returns how many of each."""
    given = {"voice_id": voice_id, "person": person, "today": today}
    with writing(db):
        db.execute(DELETE_APPROVALS, given)
        quotes = db.execute(DELETE_QUOTES, given).rowcount
        consents = db.execute(
            """
            update consents set revoked_on = :today, revoked_by = :person
            where voice_id = :voice_id and revoked_on is null
            """,
            given,
        ).rowcount
    return consents, quotes


def any_consents(db: Database, voice_id: int) -> bool:
    """Whether a consent was ever written down for this voice, revoked or not."""
    return bool(rows(db, "select 1 from consents where voice_id = :voice_id", {"voice_id": voice_id}))


def revocations(db: Database) -> list[dict[str, Any]]:
    """Every revoked consent with its voice's channel and number there, so that another copy of the store can be told."""
    return rows(db, REVOKED)


def replay_revocations(db: Database, revoked: Iterable[Mapping[str, Any]]) -> None:
    """Revoke in this copy of the store what was revoked in another, with the quotes that rest on it."""
    with writing(db):
        for consent in revoked:
            db.execute(REVOKE_AGAIN, dict(consent))
        db.execute(DELETE_REVOKED_APPROVALS)
        db.execute(DELETE_REVOKED_QUOTES)


def save_quote(db: Database, quote: Mapping[str, Any]) -> int:
    """Put words forward (consent_id, slug, language, words, sha256, person, put_on), once; returns the quote's number."""
    with writing(db):
        db.execute(
            """
            insert into quotes (consent_id, slug, language, words, sha256, person, put_on)
            values (:consent_id, :slug, :language, :words, :sha256, :person, :put_on)
            on conflict do nothing
            """,
            dict(quote),
        )
    return int(rows(db, "select id from quotes where sha256 = :sha256", dict(quote))[0]["id"])


def quoted_words(db: Database, consent_id: int, slug: str) -> list[str]:
    """What was put forward already under this consent for this story."""
    given = {"consent_id": consent_id, "slug": slug}
    found = rows(db, "select words from quotes where consent_id = :consent_id and slug = :slug", given)
    return [row["words"] for row in found]


def all_quotes(db: Database) -> list[dict[str, Any]]:
    """Every quote whose consent stands: id, slug, theme, language, words, sha256, person, people (approvals), authors in its theme, its voice's customer_id and text.

    Authors are distinct customers; a voice without a customer counts as an author of its own.
    """
    return rows(
        db,
        """
        select q.id, q.slug, h.theme_id as theme, q.language, q.words, q.sha256, q.person, v.customer_id,
          v.channel_id || '/' || v.external_id as place,
          coalesce((
            select r.text from revisions r where r.voice_id = v.id order by r.number desc limit 1), v.text) as text,
          coalesce((select group_concat(person, char(10)) from approvals a where a.sha256 = q.sha256), '') as people,
          (select count(distinct coalesce(o.customer_id, -o.id))
            from placements p join voices o on o.id = p.voice_id where p.theme_id = h.theme_id) as authors
        from quotes q
        join consents c on c.id = q.consent_id and c.revoked_on is null
        join voices v on v.id = c.voice_id
        join changes h on h.slug = q.slug
        order by q.slug, q.id
        """,
    )
