"""Runs Pelican once per language in a process that sees the bundle and the program, and neither db/ nor the network.

Two walls: bubblewrap hides the folder where it is installed and works; an audit hook refuses to open anything below it everywhere.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from db.runs import lock_descriptors
from jobs.refusal import Refusal
from jobs.settings import CODE, LANGUAGES

Keys = dict[str, dict[str, str]]  # language -> page -> key
TIME_LIMIT = 600  # seconds for all languages
HOOK = Path(__file__).with_name("blindfold.py")
KEPT = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "SYSTEMROOT",
    "COVERAGE_PROCESS_START",
    "COVERAGE_PROCESS_CONFIG",
)


@cache
def bubblewrap() -> str | None:
    """The path of a bubblewrap that works here (containers often forbid it), else None."""
    found = shutil.which("bwrap")
    if found is None:
        return None
    tried = subprocess.run(
        [found, "--ro-bind", "/", "/", "--unshare-net", "true"], capture_output=True, check=False
    )
    return found if tried.returncode == 0 else None


def walls(hidden: Sequence[Path], writable: Path) -> list[str]:
    """The bubblewrap command that hides folders, lets one be written, and cuts the network."""
    found = bubblewrap()
    if found is None:
        return []
    masks = [word for folder in hidden if folder.is_dir() for word in ("--tmpfs", str(folder))]
    seen = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", *masks]
    return [
        found,
        *seen,
        "--bind",
        str(writable),
        str(writable),
        "--unshare-net",
        "--unshare-pid",
        "--die-with-parent",
    ]


@dataclass(frozen=True)
class Last:
    """The last release, known to be whole, and the file with the keys of its pages: what did not change is taken over from it."""

    site: Path
    keys: Path

    @property
    def environment(self) -> dict[str, str]:
        """As theme/keeping.py reads it."""
        return {"OTKLIK_PREVIOUS": str(self.site.resolve()), "OTKLIK_KEYS": str(self.keys.resolve())}


def press(bundle: Path, site: Path, hidden: Sequence[Path], last: Last | None = None) -> Keys:
    """Turn the bundle into `site`/<language>/ for every language, side by side; any warning of Pelican stops the build.

    Returns the key of every page, by language.
    """
    site.mkdir(parents=True)
    hidden = [folder.resolve() for folder in hidden]
    more = last.environment if last else {}
    running = {
        language: start(bundle.resolve(), site.resolve(), language, hidden, more) for language in LANGUAGES
    }
    try:
        for language, process in running.items():
            wait_for(language, process)
    finally:
        for process in running.values():
            end(process)
    return {language: take_keys(site / f"{language}.keys") for language in LANGUAGES}


def take_keys(path: Path) -> dict[str, str]:
    """The keys that a Pelican wrote beside its pages; they are no part of the site."""
    keys: dict[str, str] = json.loads(path.read_text("utf-8"))
    path.unlink()
    return keys


def end(process: subprocess.Popen[str]) -> None:
    """End a Pelican with all that it started; what a killed child left in the pipe is not waited for."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def wait_for(language: str, process: subprocess.Popen[str]) -> None:
    """Wait for one Pelican; refuse when it warned, failed or did not end."""
    try:
        said, _ = process.communicate(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise Refusal(
            f"Pelican did not finish {language} within {TIME_LIMIT} s: the old site stays; look at the newest texts."
        ) from None
    if process.returncode or "WARNING" in said or "ERROR" in said:
        raise Refusal(f"Pelican could not build {language} ({last_words(said)}): the old site stays.")


def start(
    bundle: Path, site: Path, language: str, hidden: Sequence[Path], more: Mapping[str, str] = {}
) -> subprocess.Popen[str]:
    """One Pelican at work."""
    command = [
        *walls(hidden, site),
        sys.executable,
        str(HOOK),
        "-s",
        str(CODE / "pelicanconf.py"),
        "--fatal",
        "errors",
    ]
    return subprocess.Popen(
        command,
        env=environment(bundle, site, language, hidden) | dict(more),
        cwd=bundle,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        pass_fds=lock_descriptors(),  # while it lives, no other run may begin
    )


def environment(bundle: Path, site: Path, language: str, hidden: Sequence[Path]) -> dict[str, str]:
    """All that Pelican is told; nothing of our own environment but what a program needs to start."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | {
        "OTKLIK_BUNDLE": str(bundle),
        "OTKLIK_LANG": language,
        "OTKLIK_OUTPUT": str(site / language),
        "OTKLIK_KEYS_TO": str(site / f"{language}.keys"),
        "OTKLIK_HIDDEN": os.pathsep.join(map(str, hidden)),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def last_words(said: str) -> str:
    """Pelican's last line, in one line and not too long."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "it said nothing"
