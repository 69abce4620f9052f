"""A disk that is full or fails at a chosen system call (strace), as the nightly job would meet it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache

from jobs.settings import CODE
from tests.conftest import NOW, Organisation

# System call, error, and which calls fail: from the chosen one on, or only so many that the sentence can still be printed.
KINDS = (
    ("pwrite64", "ENOSPC", "{n}+"),
    ("pwrite64", "EIO", "{n}+"),
    ("write", "ENOSPC", "{n}..{last}"),
    ("fsync,fdatasync", "EIO", "{n}+"),
    ("rename", "EIO", "{n}+"),
    ("mkdir", "ENOSPC", "{n}+"),
    ("unlink", "EIO", "{n}+"),
    ("ftruncate", "EIO", "{n}+"),
)


@cache
def strace_works() -> bool:
    """Containers often forbid it."""
    found = shutil.which("strace")
    return (
        bool(found)
        and not subprocess.run(
            [found, "-qq", "-o", os.devnull, "true"], capture_output=True, check=False
        ).returncode
    )


def run_with_fault(
    organisation: Organisation, call: str, error: str, when: str, *words: str
) -> subprocess.CompletedProcess[str]:
    """Run a door in which these calls fail."""
    command = [
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-o",
        os.devnull,
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:error={error}:when={when}",
    ]
    return subprocess.run(
        [*command, sys.executable, "-m", *words],
        cwd=organisation.root,
        env={
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("COVERAGE", "PYTHONPYCACHE"))
        }
        | {"PYTHONPATH": str(CODE), "OTKLIK_NOW": NOW, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
