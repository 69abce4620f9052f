"""publish, status, backup and serve as a user meets them: sentences, exit codes, and nothing changed by looking."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from jobs.settings import CODE
from jobs.web.publish import publish
from jobs.web.release import clear_away, manifest_of, swap_in
from tests.conftest import Organisation
from tests.survival.wrecks import tree

pytestmark = pytest.mark.slow


def test_publishing_shows_what_it_would_do_then_does_it_once(built: Organisation) -> None:
    """S1"""
    target = built.root / "www" / "site"
    told = built.must("jobs.web", "publish", "--to", "www/site", "--dry-run")
    assert "  + en/index.html\n" in told
    assert "Nothing was copied." in told
    assert not target.exists()
    assert "Published." in built.must("jobs.web", "publish", "--to", "www/site")
    assert target.is_symlink()
    assert tree(target) == tree(built.site)
    assert "published already" in built.must("jobs.web", "publish", "--to", "www/site")


def test_publishing_never_takes_a_folder_or_another_site_away(built: Organisation) -> None:
    """Bad input"""
    assert "lies beside" in built.refused("jobs.web", "publish", "--to", "elsewhere")
    assert "needs --to" in built.refused("jobs.web", "publish", code=2)
    (built.root / "www" / "real").mkdir(parents=True)
    assert "did not make: move it away" in built.refused("jobs.web", "publish", "--to", "www/real")


def release(folder: Path, number: int) -> None:
    """A small finished site, swapped in."""
    staged = folder / "releases" / ".building" / "site"
    staged.mkdir(parents=True)
    (staged / "index.html").write_text(f"release {number}", "utf-8")
    record = {
        "id": f"2026112{number}T030000-00000000",
        "inputs": f"{number}",
        "manifest": manifest_of(staged),
    }
    swap_in(staged, folder / "output", record)
    clear_away(folder / "output", 1)


def test_two_sites_in_one_folder_keep_their_releases(tmp_path: Path) -> None:
    """S1: what another link shows is never cleared away."""
    house, www = tmp_path / "house", tmp_path / "www"
    release(house, 1)
    publish(house / "output", www / "a", 1, dry=False)
    for number in range(2, 6):
        release(house, number)
        publish(house / "output", www / "b", 1, dry=False)
    assert (www / "a" / "index.html").read_text("utf-8") == "release 1"
    assert (www / "b" / "index.html").read_text("utf-8") == "release 5"
    assert len([path for path in (www / "releases").iterdir() if path.is_dir()]) == 2


def test_a_release_of_the_same_second_that_a_killed_run_left_is_no_obstacle(tmp_path: Path) -> None:
    """S1"""
    left = tmp_path / "releases" / "20261121T030000-00000000"
    left.mkdir(parents=True)
    (left / "half.html").write_text("half", "utf-8")
    release(tmp_path, 1)
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["index.html"]


def test_status_changes_nothing_and_works_while_another_run_holds_the_store(built: Organisation) -> None:
    """What a person asks first."""
    before = {path: path.read_bytes() for path in (built.root / "data").iterdir() if path.is_file()}
    assert "release 2026" in built.must("jobs.web", "status")
    assert {path: path.read_bytes() for path in (built.root / "data").iterdir() if path.is_file()} == before
    connection = sqlite3.connect(built.database, isolation_level=None)
    connection.execute("begin immediate")
    connection.execute("insert into runs (job, started_at) values ('hear', '2026-11-22T04:00:00')")
    (built.root / "data" / "otklik.db.sha256").unlink()
    assert "release 2026" in built.must("jobs.web", "status")
    connection.execute("rollback")
    connection.close()


def test_before_the_first_build_every_door_says_what_to_do(organisation: Organisation) -> None:
    """Bad input"""
    assert "run ./invoke build first" in organisation.refused("jobs.web", "backup")
    assert "No back-up lies in" in organisation.refused("jobs.web", "restore")
    assert "run ./invoke build" in organisation.refused("jobs.web", "publish", "--to", "www/site")
    assert "run ./invoke build first" in organisation.refused("jobs.web", "serve")
    assert "nothing has run yet" in organisation.must("jobs.web", "status")


BAD_WORDS = [("nothing",), ("serve", "--port", "many"), ("build", "--unknown")]


@pytest.mark.parametrize("words", BAD_WORDS, ids=str)
def test_unknown_options_get_usage_and_code_2(organisation: Organisation, words: tuple[str, ...]) -> None:
    """Bad input"""
    assert "usage: ./invoke" in organisation.refused("jobs.web", *words, code=2)


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_that_does_not_exist_gets_a_sentence(built_once: Organisation, port: str) -> None:
    """Bad input"""
    assert "There is no port" in built_once.refused("jobs.web", "serve", f"--port={port}")


def test_serving_follows_a_new_release_and_ends_quietly(built: Organisation) -> None:
    """S3"""
    server = subprocess.Popen(
        [sys.executable, "-m", "jobs.web", "serve", "--port", "0"],
        cwd=built.root,
        env=os.environ | {"PYTHONPATH": str(CODE), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stdout
    address = server.stdout.readline().split()[1]
    assert requests.get(f"{address}en/", timeout=5).status_code == 200
    newer = built.root / "releases" / "newer"
    newer.mkdir()
    (newer / "index.html").write_text("the new release", "utf-8")
    built.site.unlink()
    built.site.symlink_to(Path("releases") / "newer")
    assert requests.get(address, timeout=5).text == "the new release"
    server.send_signal(signal.SIGINT)
    _, told = server.communicate(timeout=10)
    assert "Traceback" not in told


def test_back_ups_are_seven_and_private(built: Organisation) -> None:
    """Back-ups"""
    for day in range(11, 19):
        built.must("jobs.web", "backup", now=f"2026-12-{day}T03:00:00+00:00")
    folder = built.root / "data" / "backups"
    assert (
        len(list(folder.glob("*.db")))
        == len(list(folder.glob("*.key")))
        == len(list(folder.glob("*.sha256")))
        == 7
    )
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
