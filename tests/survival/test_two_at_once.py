"""Row "Two runs at once": one works, the others say so and end with 75, and a killed run takes its children with it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from jobs.web.press import bubblewrap
from tests.conftest import Organisation, copy_of
from tests.survival.wrecks import Night, finish, start_night

pytestmark = pytest.mark.slow

STARTS = 10


def test_of_many_that_start_together_one_works(busy_night: Night, tmp_path: Path) -> None:
    """F2"""
    organisation = copy_of(busy_night.start, tmp_path / "organisation")
    started = [start_night(organisation) for _ in range(STARTS)]
    ended = [(*process.communicate(), process.returncode) for process in started]
    told = [error.decode() for _, error, code in ended if code == 75]
    assert sorted(code for _, _, code in ended) == [0] + [75] * (STARTS - 1), [error for _, error, _ in ended]
    assert told == [
        "Another run is at work on this database: wait until it has ended, then run this again.\n"
    ] * (STARTS - 1)
    assert finish(busy_night, organisation) == []


OTHERS = [
    ("jobs.gather",),
    ("jobs.vetting",),
    ("jobs.web", "backup"),
    ("jobs.web", "restore"),
    ("jobs.web", "forget", "nobody@example.org"),
    ("jobs.web", "publish", "--to", "public/site"),
]


def test_every_door_but_status_waits_for_a_run_and_a_killed_run_takes_its_children_with_it(
    busy_night: Night, tmp_path: Path
) -> None:
    """F2: the lock ends with the last process that works on the site."""
    organisation = copy_of(busy_night.start, tmp_path / "organisation")
    with start_night(organisation) as process:
        wait_for_pelican(organisation)
        process.send_signal(signal.SIGSTOP)  # so that it is still at work when all doors were tried
        for words in OTHERS:
            assert "Another run is at work" in organisation.refused(*words, code=75), words
        assert "did not end" in organisation.must("jobs.web", "status")
        process.send_signal(signal.SIGKILL)
        process.communicate()
    if bubblewrap():
        assert finish(busy_night, organisation) == []
        assert not list(organisation.root.glob("releases/.building-*"))
    else:
        os.killpg(process.pid, signal.SIGKILL)


def wait_for_pelican(organisation: Organisation) -> None:
    """Wait until Pelican is at work."""
    for _ in range(2_000):
        if list(organisation.root.glob("releases/.building-*/site")):
            return
        time.sleep(0.01)
    raise AssertionError("Pelican did not start")
