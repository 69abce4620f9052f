"""Row "The public build copies the database": the process that builds cannot open, list or reach anything it should not."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.runs import only_run
from jobs.refusal import Busy, Refusal
from jobs.web import press
from jobs.web.press import HOOK

TRIES = {
    "open": "open(secret)",
    "open by a link": "open(link)",
    "open with dots": "open(folder + '/../hidden/otklik.db')",
    "os.open": "os.open(secret, os.O_RDONLY)",
    "list": "os.listdir(folder)",
    "scan": "list(os.scandir(folder))",
    "sqlite": "sqlite3.connect(secret)",
    "copy": "shutil.copyfile(secret, folder + '/../out')",
    "connect": "socket.create_connection(('127.0.0.1', 9))",
    "child": "subprocess.run(['cat', secret])",
    "system": "os.system('cat ' + secret)",
    "fork": "os.fork()",
}
SCRIPT = """
import os, shutil, socket, sqlite3, subprocess, sys
sys.path.insert(0, sys.argv[1])
from blindfold import blindfold
folder, secret, link = sys.argv[2], sys.argv[3], sys.argv[4]
blindfold([folder])
print(open(os.path.dirname(folder) + '/plain.txt').read())
{attempt}
print('SEEN')
"""


@pytest.mark.parametrize("attempt", TRIES.values(), ids=TRIES)
def test_the_blindfold_refuses_every_look(attempt: str, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "otklik.db").write_text("canary")
    (tmp_path / "plain.txt").write_text("plain words")
    (tmp_path / "link").symlink_to(hidden / "otklik.db")
    script = tmp_path / "try.py"
    script.write_text(SCRIPT.format(attempt=attempt))
    given = [str(HOOK.parent), str(hidden), str(hidden / "otklik.db"), str(tmp_path / "link")]
    done = subprocess.run([sys.executable, str(script), *given], capture_output=True, text=True, check=False)
    assert "plain words" in done.stdout, done.stderr
    assert "SEEN" not in done.stdout
    assert "canary" not in done.stdout + done.stderr
    assert "PermissionError" in done.stderr


def test_bubblewrap_hides_folders_where_it_works(tmp_path: Path) -> None:
    if press.bubblewrap() is None:
        pytest.skip("no working bubblewrap on this machine: the blindfold is the wall here")
    hidden, writable = tmp_path / "hidden", tmp_path / "out"
    hidden.mkdir()
    writable.mkdir()
    (hidden / "otklik.db").write_text("canary")
    command = [
        *press.walls([hidden, tmp_path / "not there"], writable),
        "sh",
        "-c",
        f"ls -A '{hidden}'; echo x > '{writable}/f'; echo x > '{tmp_path}/g'",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert (writable / "f").read_text() == "x\n"
    assert not (tmp_path / "g").exists()


def test_where_bubblewrap_is_missing_the_command_is_bare(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    press.bubblewrap.cache_clear()
    assert press.walls([tmp_path], tmp_path) == []
    press.bubblewrap.cache_clear()


def test_while_a_pelican_lives_no_other_run_may_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row "Two runs at once": the parent may be killed, the lock lasts until the last child has ended."""
    (tmp_path / "sleep.py").write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(press, "HOOK", tmp_path / "sleep.py")
    database = tmp_path / "otklik.db"
    with only_run(database):
        child = press.start(tmp_path, tmp_path, "en", [])
    with pytest.raises(Busy), only_run(database):
        pass
    press.end(child)
    begins_soon(database)


def begins_soon(database: Path) -> None:
    """The lock is free when the last child of the child has gone, which a busy machine may take a moment to say."""
    for _ in range(100):
        try:
            with only_run(database):
                return
        except Busy:
            time.sleep(0.1)
    pytest.fail("the lock is still held")


def test_a_pelican_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build never waits for ever, not even for what a child of a child keeps open."""
    (tmp_path / "sleep.py").write_text("import subprocess\nsubprocess.run(['sleep', '60'])\n")
    monkeypatch.setattr(press, "HOOK", tmp_path / "sleep.py")
    monkeypatch.setattr(press, "TIME_LIMIT", 0.5)
    began = time.monotonic()
    with pytest.raises(Refusal, match="did not finish en within"):
        press.press(tmp_path, tmp_path / "site", [])
    assert time.monotonic() - began < 20


def test_a_pelican_that_warns_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "KEPT", tuple(name for name in press.KEPT if not name.startswith("COVERAGE")))
    (tmp_path / "warn.py").write_text("print('WARNING: an article was dropped')\n")
    monkeypatch.setattr(press, "HOOK", tmp_path / "warn.py")
    with pytest.raises(Refusal, match=r"could not build en .*an article was dropped.*the old site stays"):
        press.press(tmp_path, tmp_path / "site", [])


def test_pelicans_last_words_are_one_short_line() -> None:
    assert (
        press.last_words("first\n\n  CRITICAL: it broke " + "x" * 400 + "\n")
        == ("CRITICAL: it broke " + "x" * 400)[:300]
    )
    assert press.last_words("\n") == "it said nothing"
