"""Runs a program and says what it cost: CPU seconds of it and all its children, wall seconds, and the most memory they held together."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05  # seconds between two looks at memory
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Cost:
    """CPU and wall in seconds, memory in MiB (resident, of the whole family of processes at one moment)."""

    cpu: float
    wall: float
    memory: float


def family(root: int) -> list[int]:
    """The process and all that descend from it."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found = [root]
    for member in found:
        found += [child for child, parent in parents.items() if parent == member]
    return found


def resident(process: int) -> int:
    """Bytes of memory of one process; none when it has ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


class Watch(threading.Thread):
    """Looks at a process and its children from time to time, until it is ended."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root, self.ended = root, threading.Event()
        self.memory = 0

    def run(self) -> None:
        """Keep the most memory."""
        while not self.ended.is_set():
            self.memory = max(self.memory, sum(map(resident, family(self.root))))
            self.ended.wait(EVERY)

    def end(self) -> None:
        """Look no more."""
        self.ended.set()
        self.join()


def measure(command: Sequence[str], cwd: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run to the end; a program that fails ends the benchmark with its last words.

    The CPU time of children that live in a world of their own (bubblewrap) is not in it: let them live in this one.
    """
    with (cwd / "last-run.log").open("w+b") as said:
        began = time.monotonic()
        running = subprocess.Popen(command, cwd=cwd, env=environment, stdout=said, stderr=subprocess.STDOUT)
        watch = Watch(running.pid)
        watch.start()
        _, status, usage = os.wait4(running.pid, 0)
        wall = time.monotonic() - began
        watch.end()
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            said.seek(0)
            raise SystemExit(f"{command[0]} failed: {said.read().decode('utf-8', 'replace')[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, watch.memory / 2**20)
