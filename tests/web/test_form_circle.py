"""From the form to the receipt's line on the public site, through a whole night (F6, S5, S10)."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from db.store import open_store
from jobs.channels.inbox.app import Inbox
from jobs.channels.receipt import line_id, read_code
from jobs.settings import Settings, read_settings
from tests.conftest import Organisation

WORDS = {
    "happened": "Кровать привезли на неделю позже.\nНикто не позвонил.",
    "contact": "vera.form@example.org",
}
TICKS = {"may_quote": "yes", "story": "sunday-delivery", "kind": "me-too", "theme": "delivery-time"}
A_WEEK_LATER = "2026-12-01T03:00:00+00:00"


def settings_of(organisation: Organisation) -> Settings:
    """Its settings, with whole paths."""
    read = read_settings(organisation.root / "invoke.yaml")
    return msgspec.structs.replace(
        read,
        inbox_spool=organisation.root / read.inbox_spool,
        content=organisation.root / read.content,
        output=organisation.root / read.output,
    )


def post(application: Inbox, path: str, fields: dict[str, str]) -> str:
    """The page that answers a form."""
    body = urlencode(fields).encode()
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    return b"".join(application(environ, lambda *start: None)).decode("utf-8")


@pytest.mark.slow
def test_what_was_sent_is_on_the_site_a_week_later_as_a_line_and_nothing_else(built: Organisation) -> None:
    settings, clock = settings_of(built), [1_795_000_000.0]
    application = Inbox(settings, now=lambda: clock[0])
    fields = WORDS | TICKS
    page = post(application, "/inbox/ru/check", fields)
    assert "Доставки по воскресеньям" in page
    token = unescape(page.split('name="token" value="')[1].split('"')[0])
    clock[0] += 5
    receipt = post(application, "/inbox/ru/send", fields | {"token": token})
    code = re.findall(r'class="code"><bdi dir="ltr">([^<]+)', receipt)[0]
    line = line_id(str(read_code(code)))
    assert [path.name for path in settings.inbox_spool.iterdir()] == [f"{line}.json"]

    built.must("jobs.web", "nightly", now=A_WEEK_LATER)
    assert list(settings.inbox_spool.iterdir()) == []
    db = open_store(built.database)
    (voice,) = db.query("select * from voices where channel_id = 'portal'")
    assert voice["text"] == WORDS["happened"]
    assert [row["voice_id"] for row in db.query("select voice_id from receipts")] == [voice["id"]]
    assert len(list(db.query("select 1 from consents where voice_id = :id", {"id": voice["id"]}))) == 1
    site = b"".join(path.read_bytes() for path in built.site.resolve().rglob("*") if path.is_file())
    row = (built.site / "ru" / "r" / f"{line[1]}.html").read_text("utf-8")
    assert f'id="{line}"' in row
    for secret in (code, code.replace("-", ""), WORDS["contact"], "неделю позже"):
        assert secret.encode() not in site
