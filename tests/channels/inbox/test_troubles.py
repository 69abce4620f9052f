"""When something gives way, the visitor is told and keeps the text: a full disk, too much at once, odd signs (F6, survival)."""

from __future__ import annotations

import errno
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def failing(*given: Any, **more: Any) -> None:
    """What every call to a broken disk does."""
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize("call", ["os.open", "os.fsync", "os.statvfs", "pathlib.Path.rename"])
def test_a_full_or_broken_disk_says_that_nothing_was_sent_and_the_text_stays(
    visitor: Any, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Survival: ENOSPC, EIO."""
    token = visitor.ask("/inbox/ru/check", {"happened": "Мои слова"}).token
    visitor.now += 3
    monkeypatch.setattr(call, failing)
    page = visitor.ask("/inbox/ru/send", {"happened": "Мои слова", "token": token})
    monkeypatch.undo()
    assert page.status == 503
    assert "ничего не отправлено" in page.text
    assert "feedback@example.org" in page.text
    assert "Мои слова" in page.text
    assert "Retry-After" in page.headers
    assert not visitor.spool
    again = visitor.ask("/inbox/ru/send", {"happened": "Мои слова", "token": page.token})
    assert (again.status, len(visitor.spool)) == (200, 1)


def test_a_folder_that_cannot_be_flushed_confirms_nothing(
    visitor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file may be there, but until its name is safe nobody is told so."""
    token = visitor.ask("/inbox/en/check", {"happened": "x"}).token
    visitor.now += 3
    monkeypatch.setattr("jobs.channels.inbox.spool.flush_folder", failing)
    assert visitor.ask("/inbox/en/send", {"happened": "x", "token": token}).status == 503
    monkeypatch.undo()
    assert visitor.ask("/inbox/en/send", {"happened": "x", "token": token}).status == 200
    assert len(visitor.spool) == 1


def test_the_form_leaves_room_on_the_disk(visitor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.channels.inbox.spool.KEPT_FREE", 1 << 62)
    assert visitor.send(happened="x").status == 503
    assert not visitor.spool


def test_one_address_sends_so_much_and_no_more_and_loses_nothing(visitor: Any) -> None:
    for _ in range(60):
        assert visitor.ask("/inbox/en/check", {"happened": "x"}).status == 200
    page = visitor.ask("/inbox/en/check", {"happened": "My words"})
    assert page.status == 429
    assert page.headers["Retry-After"] == "60"
    assert "My words" in page.text
    assert visitor.ask("/inbox/en/check", {"happened": "x"}, REMOTE_ADDR="203.0.113.9").status == 200
    fields = {"happened": "y"}
    token = visitor.ask("/inbox/en/check", fields, REMOTE_ADDR="203.0.113.9").token
    visitor.now += 2
    busy = visitor.ask("/inbox/en/send", fields | {"token": token})
    assert busy.status == 200, "two seconds give one turn"
    assert visitor.ask("/inbox/en/send", fields | {"token": token}).status == 429


class Carried(HTMLParser):
    """The fields that a check page carries on."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input":
            self.fields[str(given["name"])] = given["value"] or ""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_any_text_survives_the_check_page(visitor: Any, typed: str) -> None:
    """F6: from the field through the page to the spool, or its author is told."""
    visitor.limits.turns.clear()
    page = visitor.ask("/inbox/en/check", {"happened": typed})
    if page.status == 422:
        assert 'id="happened-wrong"' in page.text
        return
    carried = Carried()
    carried.feed(page.text)
    visitor.now += 3
    assert visitor.ask("/inbox/en/send", carried.fields).status == 200
    (file,) = visitor.spool
    kept = json.loads(file.read_text("utf-8"))["answers"]["happened"]
    file.unlink()
    assert kept == typed.replace("\r\n", "\n").replace("\r", "\n").strip()


def test_a_receipt_that_is_asked_for_again_after_it_was_gathered_comes_with_the_same_code(
    visitor: Any,
) -> None:
    """A phone that brings an old page back sends the form again: the visitor is told, and nothing is doubled."""
    fields = {"happened": "My words"}
    fields["token"] = visitor.ask("/inbox/en/check", fields).token
    visitor.now += 3
    sent = visitor.ask("/inbox/en/send", fields)
    (file,) = visitor.spool
    file.unlink()
    visitor.now += 86_400
    late = visitor.ask("/inbox/en/send", fields)
    assert late.status == 422
    assert "nothing is doubled" in late.text
    visitor.now += 2
    again = visitor.ask("/inbox/en/send", fields | {"token": late.token})
    assert (again.status, again.codes) == (200, sent.codes)
    assert [path.name for path in visitor.spool] == [file.name]
