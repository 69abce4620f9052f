"""What many tests share: a folder of an organisation that may be changed, and the doors run in it as a person would."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from jobs.settings import CODE

NOW = "2026-11-22T03:00:00+00:00"


def pytest_configure(config: pytest.Config) -> None:
    """The doors that tests start keep their bytecode in a folder of this run: compiling it each time took a third of the suite."""
    if hasattr(config, "workerinput"):
        return
    folder = tempfile.TemporaryDirectory(prefix="otklik-bytecode-", ignore_cleanup_errors=True)
    os.environ["PYTHONPYCACHEPREFIX"] = folder.name
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    config.add_cleanup(folder.cleanup)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what could not be tried on this machine."""
    if shutil.which("chromium") is None:
        terminalreporter.write_line(
            "No Chromium found: the browser tests were left out (Debian: apt-get install chromium)."
        )


@dataclass(frozen=True)
class Organisation:
    """A copy of the example organisation in a folder of its own; the program stays where it is."""

    root: Path

    def run(self, *words: str, now: str = NOW, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a door (`jobs.web`, "build") in this folder."""
        env = (
            os.environ
            | {"PYTHONPATH": str(CODE), "OTKLIK_NOW": now, "PYTHONHASHSEED": "random"}
            | environment
        )
        command = [sys.executable, "-m", *words]
        return subprocess.run(command, cwd=self.root, env=env, capture_output=True, text=True, check=False)

    def must(self, *words: str, now: str = NOW) -> str:
        """Run a door that must succeed; returns what it said."""
        done = self.run(*words, now=now)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refused(self, *words: str, code: int = 1) -> str:
        """Run a door that must refuse, in plain sentences and without a traceback; returns what it said."""
        done = self.run(*words)
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr

    @property
    def site(self) -> Path:
        """The current site."""
        return self.root / "output"

    @property
    def database(self) -> Path:
        """The store."""
        return self.root / "data" / "otklik.db"


def make_organisation(root: Path, *, vectors: bool = False) -> Organisation:
    """Copy what an organisation owns: settings, folder, texts; the store lies in data/.

    Its voices are placed by their words alone unless `vectors`: encoding every sentence costs each test some seconds.
    """
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(
        CODE / "db" / "example",
        root / "example",
        ignore=shutil.ignore_patterns("__pycache__", "written", "*.py"),
    )
    shutil.copytree(CODE / "content", root / "content", ignore=shutil.ignore_patterns("released"))
    settings = (CODE / "invoke.yaml").read_text("utf-8")
    for key, place in (
        ("folder", "example"),
        ("database", "data/otklik.db"),
        ("key_file", "data/pseudonym.key"),
        ("sentence_vectors", str(vectors).lower()),
    ):
        old = next(line for line in settings.splitlines() if line.startswith(f"{key}:"))
        settings = settings.replace(old, f"{key}: {place}")
    (root / "invoke.yaml").write_text(settings, "utf-8")
    return Organisation(root)


def take_key(organisation: Organisation, other: Organisation) -> None:
    """Give a fresh organisation the key of another: the lines between receipts are drawn by it, so their sites can be compared."""
    key = organisation.database.with_name("pseudonym.key")
    key.parent.mkdir(exist_ok=True)
    shutil.copy2(other.database.with_name("pseudonym.key"), key)


@pytest.fixture
def organisation(tmp_path: Path) -> Organisation:
    """A fresh organisation with nothing gathered yet, in a path with spaces, Cyrillic and Arabic."""
    return make_organisation(tmp_path / "an organisation организация منظمة")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Organisation:
    """The example organisation for all tests that only look: built by one worker, copied by each."""

    def make(root: Path) -> None:
        make_organisation(root, vectors=True).must("jobs.web", "build")

    original = Organisation(made_once(tmp_path_factory, "example-built", make))
    return copy_of(original, tmp_path_factory.mktemp("example") / "copy")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that one worker makes for all; nobody may change it."""
    folder = factory.getbasetemp()
    made = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / name
    with made.with_suffix(".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not made.is_dir():
            make(made.with_suffix(".making"))
            made.with_suffix(".making").rename(made)
    return made


def copy_of(organisation: Organisation, folder: Path) -> Organisation:
    """The same organisation in another folder, with all that it made."""
    return Organisation(Path(shutil.copytree(organisation.root, folder, symlinks=True)))


@pytest.fixture
def built(built_once: Organisation, tmp_path: Path) -> Organisation:
    """A built organisation that a test may change."""
    return copy_of(built_once, tmp_path / "organisation")
