"""Who is erased is erased in the form's spool too; who only shares an order with them is heard (erasure, F6, F7)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from db.store import open_store
from jobs.channels.inbox.fields import Answers
from jobs.channels.inbox.spool import Sent, keep, open_spool
from jobs.channels.receipt import line_id, make_code
from jobs.gather.__main__ import run
from jobs.settings import CODE, Settings, read_settings
from jobs.web.forget import forget

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def put(settings: Settings, number: int, contact: str, order: str = "") -> str:
    """One sent form; returns the name of its file."""
    line = line_id(make_code((number << 8).to_bytes(13)))
    answers = Answers(happened=f"Form {number}", contact=contact, order=order)
    keep(
        open_spool(settings.inbox_spool),
        Sent(line, line[1], "2026-11-20T10:00:00+03:00", "en", "", answers),
    )
    return f"{line}.json"


def test_the_spool_is_searched_for_who_is_erased(tmp_path: Path) -> None:
    settings = msgspec.structs.replace(
        read_settings(CODE / "invoke.yaml"),
        folder=tmp_path,
        database=tmp_path / "db" / "otklik.db",
        key_file=tmp_path / "db" / "pseudonym.key",
        inbox_spool=tmp_path / "db" / "inbox",
        content=tmp_path / "content",
        output=tmp_path / "output",
    )
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "portal"\nkind = "inbox"\ninside = true\n')
    put(settings, 1, "anna@example.com", "NL-196218")
    put(settings, 2, "boris@example.com")
    db = open_store(settings.database)
    run(settings, db, NOW)
    again = put(settings, 3, "ANNA@example.com")
    shares = put(settings, 4, "boris@example.com", "NL-196218")
    stranger = put(settings, 5, "vera@example.com")
    nobody = put(settings, 6, "")
    (settings.inbox_spool / "foreign").write_bytes(b"x")
    forget(settings, db, "anna@example.com", date(2026, 11, 22))
    left = {path.name for path in settings.inbox_spool.iterdir()}
    assert again not in left
    assert left == {shares, stranger, nobody, "foreign"}
    assert run(settings, db, NOW)["new"] == 3
