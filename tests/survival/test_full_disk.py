"""Row "Crash": a full or failing disk gets a sentence, the old site stays, and the next run ends well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobs.settings import CODE
from tests.conftest import NOW, Organisation, copy_of
from tests.survival.faults import run_with_fault, strace_works
from tests.survival.wrecks import (
    NIGHTLY,
    Night,
    finish,
    is_whole,
    site_is_whole,
    tree,
    voices_in,
)

pytestmark = pytest.mark.slow

POINTS = (  # system call, error, which calls; from the first writes of the night to its last
    ("pwrite64", "ENOSPC", "1+"),
    ("mkdir", "ENOSPC", "1+"),
    ("rename", "EIO", "1+"),
    ("pwrite64", "ENOSPC", "400+"),
    ("symlink", "ENOSPC", "1+"),
    ("rename", "EIO", "9+"),
    ("fsync", "EIO", "9+"),  # counted by thread: files of a release are forced to disk by several
)


@pytest.mark.skipif(not strace_works(), reason="strace is not there or not allowed")
def test_a_disk_that_fails_anywhere_costs_nothing(busy_night: Night, tmp_path: Path) -> None:
    """F2"""
    organisation = copy_of(busy_night.start, tmp_path / "organisation")
    site, voices = tree(organisation.site), voices_in(organisation)
    for call, error, when in POINTS:
        done = run_with_fault(organisation, call, error, when, *NIGHTLY)
        place = f"{call} {error} {when}: {done.stderr}"
        assert done.returncode == 1, place
        assert "Traceback" not in done.stderr, place
        assert done.stderr.count("\n") == 1, place
        assert tree(organisation.site) == site, place
        assert site_is_whole(organisation, needed=True), place
        assert is_whole(organisation), place
        assert not voices - voices_in(organisation), place
    assert finish(busy_night, organisation) == []


def test_a_folder_that_otklik_did_not_make_is_left_alone(organisation: Organisation) -> None:
    """Bad input: the output is a real folder."""
    organisation.site.mkdir()
    (organisation.site / "mine.txt").write_text("mine", "utf-8")
    assert "did not make: move it away" in organisation.refused("jobs.web", "build")
    assert (organisation.site / "mine.txt").read_text("utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(built: Organisation) -> None:
    """Bad input: no rights."""
    (built.root / "releases").chmod(0o500)
    (built.root / "content" / "pages" / "tell-us.en.md").write_text("x", "utf-8")
    assert "releases" in built.refused("jobs.web", "build", code=1)
    (built.root / "releases").chmod(0o700)


def test_a_log_on_a_full_disk_gets_a_sentence(built: Organisation) -> None:
    """Bad input: what a timer writes into has no room."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jobs.web", "build"],
            cwd=built.root,
            env=os.environ | {"PYTHONPATH": str(CODE), "OTKLIK_NOW": NOW},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode != 0
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
