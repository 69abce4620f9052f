"""The form behind a real server and as a process of its own (F6)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import requests

from jobs.channels.inbox.serving import BEHIND_A_HOST, make_server, port_of
from jobs.refusal import Refusal
from jobs.settings import CODE
from tests.serving import running

PATIENCE = 30  # seconds until a process of its own listens


def test_a_round_trip_through_waitress(visitor: Any) -> None:
    """F6: real HTTP, with the address that the host in front tells."""
    with running(visitor.app, **BEHIND_A_HOST) as address:
        travel(visitor, f"{address}/inbox/ru")


def travel(visitor: Any, form: str) -> None:
    """Check, send, too large, too often."""
    told = {"X-Forwarded-For": "198.51.100.7"}
    checked = requests.post(f"{form}/check", {"happened": "Поздно"}, timeout=5, headers=told)
    assert checked.status_code == 200
    assert "Server" not in checked.headers
    token = checked.text.split('name="token" value="')[1].split('"')[0]
    visitor.now += 2
    sent = requests.post(f"{form}/send", {"happened": "Поздно", "token": token}, timeout=5, headers=told)
    assert sent.status_code == 200
    assert len(visitor.spool) == 1
    large = requests.post(f"{form}/check", {"happened": "x" * 1_000_000}, timeout=5)
    assert large.status_code == 413
    assert "больше, чем вмещает" in large.text
    for _ in range(70):
        last = requests.post(f"{form}/check", {"happened": "x"}, timeout=5, headers=told)
    assert last.status_code == 429
    other = requests.post(
        f"{form}/check", {"happened": "x"}, timeout=5, headers={"X-Forwarded-For": "203.0.113.1"}
    )
    assert other.status_code == 200


def test_a_taken_or_strange_port_gets_a_sentence(visitor: Any) -> None:
    server = make_server(visitor.app, 0, "./invoke inbox")
    port = port_of(server)
    with pytest.raises(Refusal, match=rf"Port {port} is taken: run \./invoke inbox --port {port + 1}"):
        make_server(visitor.app, port, "./invoke inbox")
    server.close()
    with pytest.raises(Refusal, match="There is no port 70000"):
        make_server(visitor.app, 70_000, "./invoke inbox")


def folder(place: Path, **changed: str) -> Path:
    """An organisation's folder with its settings."""
    text = (CODE / "invoke.yaml").read_text("utf-8")
    for key, value in changed.items():
        old = next(line for line in text.splitlines() if line.startswith(f"{key}:"))
        text = text.replace(old, f"{key}: {value}")
    (place / "invoke.yaml").write_text(text, "utf-8")
    shutil.copytree(
        CODE / "db" / "example", place / "db" / "example", ignore=shutil.ignore_patterns("*.py", "written")
    )
    return place


def door(place: Path, *arguments: str) -> subprocess.Popen[str]:
    """`python -m jobs.channels.inbox` in an organisation's folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "jobs.channels.inbox", *arguments],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(CODE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


REFUSED: list[tuple[dict[str, str], tuple[str, ...], str]] = [
    ({"inbox_url": '""'}, (), "inbox_url is empty in invoke.yaml"),
    ({}, ("--a-minute", "0"), "Nobody could send anything"),
    ({}, ("--port", "-1"), "There is no port -1"),
]


@pytest.mark.parametrize(("changed", "arguments", "sentence"), REFUSED)
def test_the_door_refuses_in_one_sentence(
    tmp_path: Path, changed: dict[str, str], arguments: tuple[str, ...], sentence: str
) -> None:
    process = door(folder(tmp_path, **changed), *arguments)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert sentence in told
    assert "Traceback" not in told


@pytest.mark.slow
def test_killed_at_any_moment_what_was_confirmed_is_there_and_a_retry_is_the_same(tmp_path: Path) -> None:
    """Survival: kill -9 of the server; the seal outlives it, because its key lies on the disk."""
    place = folder(tmp_path)
    process = door(place, "--port", "0")
    assert process.stdout is not None
    address = process.stdout.readline().split()[1].rstrip("/")
    fields = {"happened": "My words"}
    page = requests.post(f"{address}/en/check", fields, timeout=5).text
    fields["token"] = page.split('name="token" value="')[1].split('"')[0]
    time.sleep(2)
    first = requests.post(f"{address}/en/send", fields, timeout=5)
    process.kill()
    process.communicate()
    (kept,) = (place / "db" / "inbox").iterdir()
    before = kept.read_bytes()
    process = door(place, "--port", "0")
    assert process.stdout is not None
    address = process.stdout.readline().split()[1].rstrip("/")
    again = requests.post(f"{address}/en/send", fields, timeout=5)
    process.kill()
    process.communicate()
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.text == again.text
    assert [path.read_bytes() for path in (place / "db" / "inbox").iterdir()] == [before]
