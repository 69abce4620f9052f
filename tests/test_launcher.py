"""`./invoke`: makes .venv when it is missing or stale, then hands over; what it cannot do it says in one sentence."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from jobs.settings import CODE

LAUNCHER = CODE / "invoke"


def load(place: Path) -> ModuleType:
    """The launcher as a module, as if it lay in `place`."""
    loader = importlib.machinery.SourceFileLoader("launcher", str(place / "invoke"))
    spec = importlib.util.spec_from_loader("launcher", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with a launcher and locks, in a path with spaces, Cyrillic and Arabic."""
    place = tmp_path / "my house дом بيت"
    (place / "requirements").mkdir(parents=True)
    shutil.copy2(LAUNCHER, place / "invoke")
    for name in ("run", "test"):
        (place / "requirements" / f"{name}.lock").write_text(f"uv==0 --hash=sha256:{name}\n")
    return place


def pretend_installed(house: Path, held: str) -> None:
    """A .venv whose Python is a script that says how it was called."""
    launcher = load(house)
    python = house / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text('#!/bin/sh\npwd\nfor word in "$@"; do echo "$word"; done\n')
    python.chmod(0o755)
    (house / ".venv" / "otklik-lock").write_text(f"{held} {launcher.lock_hash(held)}")


def start(house: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(house / "invoke"), *words]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False, cwd="/"
    )


# what .venv holds, what is asked for, whether it is current
CURRENT = [
    ("run", "run", True),
    ("test", "run", True),
    ("test", "test", True),
    ("run", "test", False),
]


@pytest.mark.parametrize(("held", "wanted", "current"), CURRENT)
def test_the_lock_that_holds_everything_serves_for_both(
    house: Path, held: str, wanted: str, current: bool
) -> None:
    pretend_installed(house, held)
    assert load(house).is_current(wanted) is current


def test_a_changed_lock_a_missing_python_and_a_broken_stamp_are_noticed(house: Path) -> None:
    launcher = load(house)
    assert not launcher.is_current("run")
    pretend_installed(house, "run")
    assert launcher.is_current("run")
    (house / "requirements" / "run.lock").write_text("uv==1\n")
    assert not launcher.is_current("run")
    pretend_installed(house, "run")
    (house / ".venv" / "bin" / "python").unlink()
    assert not launcher.is_current("run")
    (house / ".venv" / "otklik-lock").write_text("half")
    assert not launcher.is_current("run")


def test_words_are_handed_over_as_they_are_in_the_house_itself(house: Path) -> None:
    pretend_installed(house, "test")
    done = start(house, "story", "two words", "--theme", "*")
    assert done.stdout.splitlines() == [
        str(house),
        "-m",
        "jobs.command",
        "story",
        "two words",
        "--theme",
        "*",
    ]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [(["build"], "run"), ([], "run"), (["lint"], "test"), (["test", "--only", "x"], "test")],
)
def test_test_tools_are_installed_only_for_tests(
    house: Path, words: list[str], wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    launcher = load(house)
    asked: list[str] = []
    monkeypatch.setattr(launcher, "set_up", asked.append)
    monkeypatch.setattr(launcher.os, "execv", lambda *_: None)
    monkeypatch.setattr(launcher.os, "chdir", lambda *_: None)
    launcher.main(words)
    assert asked == [wanted]


def test_without_the_venv_module_it_says_what_to_install(house: Path, tmp_path: Path) -> None:
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "ensurepip.py").write_text("raise ImportError\n")
    done = start(house, "build", PYTHONPATH=str(tmp_path / "block"))
    assert done.returncode == 1
    assert (
        done.stderr.splitlines()[-1]
        == "This Python has no venv module: install it first (Debian and Ubuntu: apt install python3-venv)."
    )


@pytest.mark.slow
def test_without_a_network_it_says_so_in_one_sentence(house: Path) -> None:
    shutil.copy2(CODE / "requirements" / "run.lock", house / "requirements" / "run.lock")
    nowhere = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_EXTRA_INDEX_URL": "",
        "PIP_FIND_LINKS": "",
        "PIP_CONFIG_FILE": os.devnull,
    }
    done = start(house, "build", **nowhere)
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == [
        "No package could be downloaded: connect to the network (or set PIP_INDEX_URL to your index) and run the command again."
    ]
    assert not (house / ".venv" / "otklik-lock").exists()


def test_an_old_python_is_told_what_is_needed(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    launcher = load(house)
    monkeypatch.setattr(launcher.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(launcher.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit):
        launcher.find_python()
    assert "needs Python 3.11 or newer, this is 3.9" in capsys.readouterr().err
    monkeypatch.setattr(
        launcher.shutil, "which", lambda name: f"/opt/{name}" if name == "python3.12" else None
    )
    assert launcher.find_python() == "/opt/python3.12"


def test_a_folder_that_cannot_be_written_is_named(house: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    house.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = start(house, "build")
    house.chmod(stat.S_IRWXU)
    assert done.returncode == 1
    assert "make the folder writable" in done.stderr


def test_every_task_has_help_and_stands_in_the_readme() -> None:
    import tasks

    readme = (CODE / "README.md").read_text("utf-8")
    for name, task in vars(tasks).items():
        if type(task).__name__ == "Task":
            assert (task.__doc__ or "").strip(), f"{name} has no help"
            said = name.replace("_", "-")
            assert f"`{said}`" in readme or f"./invoke {said}" in readme, (
                f"{name} does not stand in README.md"
            )
