"""Row "Crash": a publishing that is killed at any moment leaves a whole site, and the next one ends it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jobs.settings import CODE
from tests.web.publishing.conftest import House
from tests.web.publishing.s3 import Store, s3
from tests.web.publishing.test_branch import git, pages
from tests.web.publishing.test_bucket import pages as plain_pages
from tests.web.publishing.test_bucket import shown
from tests.web.publishing.test_far import FAKE_SSH, files

pytestmark = pytest.mark.slow

OLD = {f"en/changes/story-{number}.html": f"old {number}" for number in range(120)} | {"index.html": "old"}
NEW = {f"en/changes/story-{number}.html": f"new {number}" for number in range(40, 160)} | {
    "index.html": "new"
}
KILLS = 4
PUBLISH = "import sys; from pathlib import Path; from jobs.web.publish import publish; publish(Path(sys.argv[1]), sys.argv[2], 3, dry=False)"


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A bucket that lets us in."""
    with s3() as (store, address):
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "right-key")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
        monkeypatch.setattr("tests.web.publishing.s3.PAGE", 1_000)
        yield store


@pytest.fixture
def places(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Callable[[], dict[str, str]]]:
    """What readers see at each kind of target."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "ssh").write_text(FAKE_SSH, "utf-8")
    (tmp_path / "bin" / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    (tmp_path / "far").mkdir()
    git(tmp_path, "init", "-q", "--bare", "pages.git")
    return {
        f"{tmp_path}/near/site": lambda: files(tmp_path / "near" / "site"),
        f"web@there:{tmp_path}/far/site": lambda: files(tmp_path / "far" / "site"),
        f"git:{tmp_path}/pages.git#pages": lambda: pages(tmp_path / "pages.git"),
        "s3://site/we/now": lambda: shown(store),
        "s3+plain://site/we/now": lambda: plain_pages(store),
    }


def start(house: House, target: str) -> subprocess.Popen[bytes]:
    """Publish in a process of its own, which may be killed with all its children."""
    return subprocess.Popen(
        [sys.executable, "-c", PUBLISH, str(house.output), target],
        env=os.environ | {"PYTHONPATH": str(CODE)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.mark.parametrize("kind", range(5), ids=["link", "rsync", "branch", "bucket", "plain bucket"])
def test_readers_see_a_whole_site_whenever_it_is_killed(
    house: House, places: dict[str, Callable[[], dict[str, str]]], kind: int
) -> None:
    target, seen = list(places.items())[kind]
    house.build(2, OLD)
    began = time.monotonic()
    assert start(house, target).wait() == 0
    longest = time.monotonic() - began
    assert seen() == OLD
    house.build(3, NEW)
    chance = random.Random(kind)
    for _ in range(KILLS):
        process = start(house, target)
        time.sleep(chance.uniform(0.3, 1) * longest)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if "plain" in target:
            assert set(seen().values()) <= {*OLD.values(), *NEW.values()}
        else:
            assert seen() in (OLD, NEW)
    assert start(house, target).wait() == 0
    assert seen() == NEW
