"""The door of gather: one bad source never stops the others, and the end says what is to be done (F1, F2)."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_httpserver import HTTPServer

from db.store import open_store
from jobs.refusal import Refusal
from jobs.settings import CODE

MAP = 'inside = true\nmap = { external_id = "id", text = "text", date = "date" }\n'


def source(name: str, kind: str, *keys: str) -> str:
    """One [[source]]."""
    return "\n".join(
        ["[[source]]", f'name = "{name}"', f'kind = "{kind}"', *keys, "" if kind == "mbox" else MAP]
    )


def test_a_report_line_for_each_source_the_total_and_the_next_command(
    shop: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """F2"""
    shop.counts({"id": "1", "text": "Персональные слова", "email": "anna@example.com"}, b"broken")
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("  in quarantine: ")
    assert [lines[0], *lines[2:]] == [
        "form: 1 new, 0 changed, 0 same, 1 quarantined",
        "1 sources: 1 new, 0 changed, 0 same, 1 quarantined. Next: ./invoke hear",
    ]


BAD_SOURCES = {
    "missing": (source("bad", "csv", 'path = "missing.csv"'), "missing.csv is missing"),
    "empty": (source("bad", "jsonl", 'path = "empty.jsonl"'), "empty.jsonl is empty"),
    "other columns": (source("bad", "csv", 'path = "other.csv"'), "has no column 'date', 'id', 'text'"),
    "no mbox": (source("bad", "mbox", "inside = true", 'path = "other.csv"'), "is no mbox file"),
    "no spreadsheet": (source("bad", "xlsx", 'path = "other.csv"'), "is no readable spreadsheet"),
    "web page": (source("bad", "feed", 'path = "page.html"'), "it is a web page"),
    "server 500": (source("bad", "api", 'url = "{url}/500"', "allow_local = true"), "answers 500"),
    "server 429": (
        source("bad", "api", 'url = "{url}/429"', "allow_local = true"),
        "asks to wait 3600 seconds",
    ),
    "server no json": (source("bad", "api", 'url = "{url}/html"', "allow_local = true"), "is no JSON"),
}


@pytest.mark.parametrize(("bad", "words"), BAD_SOURCES.values(), ids=BAD_SOURCES)
def test_a_bad_source_is_named_and_the_others_are_kept(
    shop: Any, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str], bad: str, words: str
) -> None:
    """F2"""
    httpserver.expect_request("/500").respond_with_data("", status=500)
    httpserver.expect_request("/429").respond_with_data("", status=429, headers={"Retry-After": "3600"})
    httpserver.expect_request("/html").respond_with_data("<html>")
    (shop.folder / "empty.jsonl").write_bytes(b"")
    (shop.folder / "other.csv").write_bytes(b"number,words\n1,x\n")
    (shop.folder / "page.html").write_bytes(b"<!doctype html><html></html>")
    shop.form({"id": "1", "text": "fine"})
    shop.form({"id": "1", "text": "fine"}, name="after.jsonl")
    good = [
        source("before", "jsonl", 'path = "form.jsonl"'),
        source("after", "jsonl", 'path = "after.jsonl"'),
    ]
    shop.sources(good[0] + bad.replace("{url}", httpserver.url_for("")) + good[1])
    with pytest.raises(Refusal) as refused:
        shop.gather()
    first, last = str(refused.value).splitlines()
    assert first.startswith("bad: ")
    assert words in first
    assert last == "1 of 3 sources could not be gathered whole; everything else is kept."
    assert "bad: 0 new, 0 changed, 0 same, 0 quarantined, not gathered whole" in capsys.readouterr().out
    assert shop.table("select channel_id from voices order by id") == [("before",), ("after",)]
    assert shop.table("select outcome from runs") == [("refused",)]


def test_pages_before_a_broken_one_are_kept_and_the_next_run_goes_on(
    shop: Any, httpserver: HTTPServer
) -> None:
    """F2"""
    post = {"id": 1, "text": "fine", "date": "2026-02-17"}
    httpserver.expect_ordered_request("/posts").respond_with_json([post])
    httpserver.expect_ordered_request("/posts").respond_with_data("<html>")
    httpserver.expect_ordered_request("/posts").respond_with_json([post])
    httpserver.expect_ordered_request("/posts").respond_with_json([])
    page = 'page = { kind = "page", param = "p" }\ncursor = { field = "id", param = "since" }'
    shop.sources(
        source("forum", "api", f'url = "{httpserver.url_for("/posts")}"', "allow_local = true", page)
    )
    with pytest.raises(Refusal, match="page 2 is no JSON"):
        shop.gather()
    assert shop.table("select count(*) from voices") == [(1,)]
    assert shop.table("select cursor from gathered") == []
    assert shop.gather()["same"] == 1
    assert shop.table("select cursor from gathered") == [("1",)]


def test_the_cursor_of_the_last_whole_run_goes_out_and_never_goes_back(
    shop: Any, httpserver: HTTPServer
) -> None:
    """F1"""
    httpserver.expect_ordered_request("/p", query_string={}).respond_with_json(
        [{"id": 7, "text": "a", "date": "2026-02-17"}]
    )
    httpserver.expect_ordered_request("/p", query_string={"since": "7"}).respond_with_json([])
    httpserver.expect_ordered_request("/p", query_string={"since": "7"}).respond_with_json([])
    cursor = 'cursor = { field = "id", param = "since" }'
    shop.sources(source("forum", "api", f'url = "{httpserver.url_for("/p")}"', "allow_local = true", cursor))
    assert [shop.gather()["fetched"] for _ in range(3)] == [1, 0, 0]
    httpserver.check_assertions()


def test_an_unchanged_file_is_not_read_again_and_the_ledger_still_adds_up(shop: Any) -> None:
    """F2"""
    shop.form(*[{"id": str(number), "text": "ok"} for number in range(5_000)], b"broken")
    first = shop.gather()
    began = time.perf_counter()
    second = shop.gather()
    assert time.perf_counter() - began < 0.05
    assert (first["new"], second["same"], second["quarantined"], second["fetched"]) == (
        5_000,
        5_000,
        1,
        5_001,
    )


def test_only_one_source_can_be_gathered(shop: Any) -> None:
    """F1"""
    shop.form({"id": "1", "text": "ok"})
    shop.sources(
        source("first", "jsonl", 'path = "form.jsonl"') + source("second", "jsonl", 'path = "form.jsonl"')
    )
    shop.gather(only="second")
    assert shop.table("select channel_id from voices") == [("second",)]
    with pytest.raises(Refusal, match="has no source 'third': choose one of first, second"):
        shop.gather(only="third")


def test_channels_are_marked_and_what_changes_about_them_is_kept_up(shop: Any) -> None:
    """F4, F5"""
    shop.form({"id": "1", "text": "ok"})
    table = source("forum", "jsonl", 'path = "form.jsonl"', 'subject = "competitor Dormeo"')
    shop.sources(table)
    shop.gather()
    assert shop.table("select id, kind, subject, inside from channels") == [
        ("forum", "jsonl", "competitor Dormeo", 1)
    ]
    shop.sources(table.replace("inside = true", "inside = false"))
    assert shop.gather()["same"] == 1
    assert shop.table("select inside from channels") == [(0,)]


# The door itself, as a process of its own.


def door(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """`python -m jobs.gather` in an organisation's folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "jobs.gather", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CODE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def place(shop: Any) -> Path:
    """A folder with spaces and other letters in which the door can run."""
    settings = yaml.safe_load((CODE / "invoke.yaml").read_text("utf-8"))
    folder = shop.folder / "моя папка خط"
    folder.mkdir()
    (folder / "invoke.yaml").write_text(
        yaml.safe_dump({**settings, "folder": "..", "key_file": "k"}), "utf-8"
    )
    return Path(folder)


def test_the_door_gathers_from_another_folder_into_another_database(shop: Any, place: Path) -> None:
    """F1"""
    shop.form({"id": "1", "text": "ok"})
    with door(place, "--only", "form", "--folder", "..", "--database", "its own.db") as running:
        out, err = running.communicate()
    assert (running.returncode, err) == (0, "")
    assert out.endswith("Next: ./invoke hear\n")
    assert (place / "its own.db").stat().st_mode & 0o777 == 0o600
    with door(place, "--only", "nothing") as running:
        out, err = running.communicate()
    assert running.returncode == 1
    assert err.count("\n") == 1


@pytest.mark.slow
def test_a_run_killed_in_the_middle_leaves_nothing_half_written(shop: Any, place: Path) -> None:
    """F2"""
    rows = [
        {"id": str(number), "text": f"voice {number}", "email": f"c{number}@example.com"}
        for number in range(40_000)
    ]
    shop.form(*rows)
    for seconds in (0.0, 0.1, 0.3):
        with door(place, "--database", "o.db") as running:
            while not (place / "o.db-wal").exists() and running.poll() is None:
                time.sleep(0.01)
            time.sleep(seconds)
            running.send_signal(signal.SIGKILL)
            running.communicate()
        whole = running.returncode == 0  # a very fast machine
        assert whole or running.returncode == -signal.SIGKILL
        assert counted(place / "o.db") == ((40_000, 40_000, 40_000, "ok") if whole else (0, 0, 0, "ok"))
    with door(place, "--database", "o.db") as running:
        assert running.communicate()[1] == ""
    assert counted(place / "o.db") == (40_000, 40_000, 40_000, "ok")


def counted(file: Path) -> tuple[int, int, int, str]:
    """Voices, customers, contacts and SQLite's own check."""
    open_store(file).conn.close()
    with sqlite3.connect(file) as db:
        counts = db.execute(
            "select (select count(*) from voices), (select count(*) from customers), (select count(*) from contacts)"
        )
        voices, customers, contacts = counts.fetchone()
        check = db.execute("pragma integrity_check").fetchone()[0]
    db.close()
    return voices, customers, contacts, check
