"""The spool of the form is emptied into the store: nothing is lost, nothing doubled, whatever happens in between (F2, F6, S5)."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

from db.erasing import erase
from db.quotes import standing_consent
from jobs.channels.inbox.fields import Answers
from jobs.channels.inbox.spool import Sent, keep, open_spool
from jobs.channels.receipt import bucket, line_id, make_code
from jobs.gather import spool
from jobs.refusal import Refusal

INBOX = '[[source]]\nname = "portal"\nkind = "inbox"\ninside = true\n'


@pytest.fixture
def portal(shop: Any) -> Any:
    """An organisation whose only channel is its form."""
    shop.sources(INBOX)
    shop.settings = msgspec.structs.replace(shop.settings, inbox_spool=shop.folder / "inbox")
    return shop


def put(portal: Any, number: int, **answers: Any) -> str:
    """One sent form; returns the id of its line."""
    line = line_id(make_code((number << 8).to_bytes(13)))
    told = Answers(**({"happened": f"Form {number}"} | answers))
    wording = "You may quote me." if told.may_quote else ""
    keep(
        open_spool(portal.settings.inbox_spool),
        Sent(line, bucket(line, 1), "2026-11-20T10:00:00+03:00", "en", wording, told),
    )
    return line


def gathered(portal: Any) -> dict[str, int]:
    """Gather once; returns the counts that are not nought."""
    return {key: value for key, value in portal.gather().items() if value}


def left(portal: Any) -> list[str]:
    """What lies in the spool."""
    return sorted(path.name for path in portal.settings.inbox_spool.iterdir())


def test_before_anybody_wrote_there_is_nothing_to_gather(portal: Any) -> None:
    """F6"""
    assert gathered(portal) == {}
    assert portal.table("select id, kind, inside from channels") == [("portal", "inbox", 1)]


def test_a_form_becomes_a_voice_with_its_receipt_and_its_consent_and_leaves_the_spool(portal: Any) -> None:
    """F6, S5"""
    line = put(portal, 1, happened="Мои слова", contact="Anna@example.com", may_write=True, may_quote=True)
    plain = put(portal, 2)
    assert gathered(portal) == {"fetched": 2, "new": 2}
    assert left(portal) == []
    voices = {
        lines: (voice, text)
        for lines, voice, text in portal.table("select external_id, id, text from voices")
    }
    voice, text = voices[line]
    assert text == "Мои слова"
    consent = standing_consent(portal.db, voice)
    assert consent is not None
    assert (consent["wording"], consent["given_on"]) == ("You may quote me.", "2026-11-20")
    assert (line, voice, "2026-11") in portal.table("select line, voice_id, issued_on from receipts")
    assert {found for (found,) in portal.table("select line from receipts")} == {line, plain}
    assert portal.table("select count(*) from consents") == [(1,)]
    assert portal.table("select kind, value from contacts") == [("email", "Anna@example.com")]
    assert gathered(portal) == {}


def test_killed_between_the_store_and_the_spool_nothing_is_lost_or_doubled(
    portal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Survival."""
    lines = [put(portal, number, may_quote=True) for number in range(5)]

    unlink = Path.unlink

    def killed(path: Path, *, missing_ok: bool = False) -> None:
        if path.parent == portal.settings.inbox_spool:
            raise KeyboardInterrupt
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", killed)
    with pytest.raises(KeyboardInterrupt):
        portal.gather()
    monkeypatch.undo()
    assert len(left(portal)) == 5
    assert gathered(portal) == {"fetched": 5, "same": 5}
    assert left(portal) == []
    for table in ("voices", "receipts", "consents"):
        assert portal.table(f"select count(*) from {table}") == [(len(lines),)]  # noqa: S608


def test_a_store_that_cannot_be_written_leaves_the_spool_as_it_is(
    portal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(portal, 1)

    def broken(*given: Any) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(spool, "save_receipts", broken)
    with pytest.raises(sqlite3.OperationalError):
        portal.gather()
    monkeypatch.undo()
    assert portal.table("select count(*) from voices") == [(0,)]
    assert gathered(portal) == {"fetched": 1, "new": 1}


def test_sent_again_after_it_was_gathered_it_is_the_same_voice(portal: Any) -> None:
    put(portal, 1)
    gathered(portal)
    put(portal, 1)
    assert gathered(portal) == {"fetched": 1, "same": 1}
    assert left(portal) == []


def test_a_broken_file_is_set_apart_with_its_bytes_and_the_others_go_on(portal: Any) -> None:
    """F2"""
    put(portal, 1)
    (portal.settings.inbox_spool / "foreign.txt").write_bytes(b"\xffwhat is this")
    (portal.settings.inbox_spool / "folder").mkdir()
    assert gathered(portal) == {"fetched": 3, "new": 1, "quarantined": 2}
    assert left(portal) == ["folder"]
    assert portal.table("select place, bytes from quarantine order by place") == [
        ("inbox/folder", b"folder"),
        ("inbox/foreign.txt", b"\xffwhat is this"),
    ]


def test_many_are_gathered_some_hundred_at_a_time(portal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "TOGETHER", 2)
    for number in range(5):
        put(portal, number)
    assert gathered(portal) == {"fetched": 5, "new": 5}


def test_an_erased_author_is_passed_over_and_leaves_no_file(portal: Any) -> None:
    """F2: who was erased is not taken in again, nor their receipt and consent."""
    put(portal, 1, contact="anna@example.com")
    gathered(portal)
    ((customer,),) = portal.table("select id from customers")
    erase(portal.db, [customer], "2026-11-22")
    put(portal, 2, contact="anna@example.com", may_quote=True)
    assert gathered(portal) == {"fetched": 1, "erased": 1}
    assert left(portal) == []
    assert portal.table("select count(*) from consents") == [(0,)]


KEYS = [
    ('path = "x"', "kind inbox has no path"),
    ("[source.map]\ntext = 'x'", "kind inbox has no map"),
    ('subject = "competitor Dormeo"', "kind inbox has no subject"),
]


@pytest.mark.parametrize(("more", "fault"), KEYS)
def test_the_form_brings_its_own_place_and_map(portal: Any, more: str, fault: str) -> None:
    portal.sources(f"{INBOX}{more}\n")
    with pytest.raises(Refusal, match=fault):
        portal.gather()
    portal.sources(INBOX.replace("true", "false"))
    with pytest.raises(Refusal, match="kind inbox needs inside = true"):
        portal.gather()
