"""S6: consents, quotes and revocations as they are kept, and carried over to another copy of the store."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from db.approvals import save_approval
from db.customers import save_customer
from db.quotes import (
    all_quotes,
    any_consents,
    find_voice,
    quoted_words,
    replay_revocations,
    revocations,
    revoke_consents,
    save_consent,
    save_quote,
    standing_consent,
)
from db.runs import start_run
from db.store import open_store, rows, writing
from db.voices import hash_of, save_channel, save_revision, save_voice

CONSENT = {"voice_id": 1, "wording": "May we?", "given_on": "2026-03-01", "person": "ines"}
QUOTE = {
    "slug": "a",
    "language": "ru",
    "words": "слова",
    "sha256": "1" * 64,
    "person": "ines",
    "put_on": "2026-03-02",
}


def fill() -> Database:
    """Three voices of two customers and one of nobody, all about one theme of one story."""
    db = open_store(":memory:")
    save_channel(db, "form", "jsonl", "us", inside=True)
    start_run(db, "gather", "2026-11-22")
    customers = [save_customer(db, letter * 32, "2026-02-17") for letter in "ab"]
    for number, customer in ((1, customers[0]), (2, customers[0]), (3, customers[1]), (4, None)):
        row = {
            "external_id": f"f/{number}",
            "said_on": "2026-02-17",
            "text": f"слова {number}",
            "rating": 1,
            "attributes": "{}",
        }
        save_voice(db, 1, "form", customer, words=row | {"row_hash": hash_of(row, {})}, scores={})
    with writing(db):
        db.execute("insert into themes values ('speed', 1, 'a', 'b', 'c')")
        db.execute("insert into causes (id, theme_id, kind, words) values ('a', 'speed', 'process', 'w')")
        db.execute(
            "insert into changes (slug, theme_id, cause_id, status) values ('a', 'speed', 'a', 'made')"
        )
        for voice in (1, 2, 3, 4):
            db.execute(
                "insert into clean_voices values (:v, 'ru', '[]', 'x', '[]', zeroblob(16))", {"v": voice}
            )
            db.execute("insert into dispositions values (:v, 'placed', 'r', null, null)", {"v": voice})
            db.execute("insert into placements values (:v, 'speed', 1, '{}')", {"v": voice})
    return db


@pytest.fixture
def db() -> Database:
    """The filled store."""
    return fill()


@pytest.mark.parametrize("asked", ["1", "form/f/1"])
def test_a_voice_is_found_by_its_numbers(db: Database, asked: str) -> None:
    voice = find_voice(db, asked)
    assert voice is not None
    assert (voice["voice_id"], voice["place"], voice["language"]) == (1, "form/f/1", "ru")


@pytest.mark.parametrize("asked", ["", "9", "form", "form/", "f/1", "Form/f/1", "١", "1 or 1", "9" * 40])
def test_what_is_no_number_of_a_voice_finds_none(db: Database, asked: str) -> None:
    assert find_voice(db, asked) is None


def test_the_newest_words_are_the_ones_that_can_be_quoted(db: Database) -> None:
    row = {"external_id": "f/1", "said_on": "2026-02-17", "text": "другие", "rating": 1, "attributes": "{}"}
    save_revision(db, 1, 1, 1, words=row | {"row_hash": hash_of(row, {})}, scores={})
    consent = save_consent(db, CONSENT)
    save_quote(db, QUOTE | {"consent_id": consent})
    assert [quote["text"] for quote in all_quotes(db)] == ["другие"]
    found = find_voice(db, "1")
    assert found is not None
    assert found["text"] == "другие"


def test_a_group_counts_people_and_not_voices(db: Database) -> None:
    """Four voices: two of one customer, one of another, one of nobody known."""
    save_quote(db, QUOTE | {"consent_id": save_consent(db, CONSENT)})
    save_approval(db, QUOTE["sha256"], "jonas", "2026-03-03")
    ((quote,), (again,)) = (all_quotes(db), all_quotes(db))
    assert quote == again
    assert (quote["authors"], quote["theme"], quote["people"], quote["customer_id"]) == (
        3,
        "speed",
        "jonas",
        1,
    )


def test_twice_is_once_and_a_revoked_consent_stays_revoked(db: Database) -> None:
    consent = save_consent(db, CONSENT)
    assert save_consent(db, CONSENT) == consent
    number = save_quote(db, QUOTE | {"consent_id": consent})
    assert save_quote(db, QUOTE | {"consent_id": consent}) == number
    assert quoted_words(db, consent, "a") == ["слова"]
    assert revoke_consents(db, 1, "layla", "2026-05-01") == (1, 1)
    assert revoke_consents(db, 1, "layla", "2026-05-02") == (0, 0)
    assert save_consent(db, CONSENT) == consent
    assert standing_consent(db, 1) is None
    assert any_consents(db, 1)
    assert not any_consents(db, 2)
    newer = save_consent(db, CONSENT | {"given_on": "2026-06-01"})
    assert (standing_consent(db, 1) or {})["id"] == newer


def test_a_revocation_is_carried_over_to_a_copy_that_does_not_know_it(db: Database) -> None:
    """One copy has the quote, another not even the consent, a third not the voice."""
    save_consent(db, CONSENT)
    revoke_consents(db, 1, "layla", "2026-05-01")
    revoked = revocations(db)
    copy = fill()
    consent = save_consent(copy, CONSENT)
    other = save_consent(copy, CONSENT | {"voice_id": 2})
    save_quote(copy, QUOTE | {"consent_id": consent})
    save_quote(copy, QUOTE | {"consent_id": other, "sha256": "2" * 64})
    for digit in "12":
        save_approval(copy, digit * 64, "jonas", "2026-03-03")
    replay_revocations(copy, revoked)
    replay_revocations(copy, revoked)
    assert standing_consent(copy, 1) is None
    assert (
        rows(copy, "select sha256 from quotes")
        == rows(copy, "select sha256 from approvals")
        == [{"sha256": "2" * 64}]
    )
    older = fill()
    replay_revocations(older, revoked)
    assert save_consent(older, CONSENT)
    assert standing_consent(older, 1) is None
    replay_revocations(open_store(":memory:"), revoked)
