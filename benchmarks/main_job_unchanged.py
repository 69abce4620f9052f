"""What `build` costs when everything is new, one story in a hundred was edited, and nothing changed: `python -m benchmarks.main_job_unchanged [10000]`.

Each run is a process of its own on a generated organisation in three languages; seconds are counted after start-up (the program is
loaded), and start-up is told beside them. The claims are ratios; seconds are those of this machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.site_generated import STORIES, edit, make
from jobs.settings import CODE

RUN = """
import json, resource, sys, time
began, used = time.perf_counter(), time.process_time()
from jobs.web.__main__ import main
loaded, loaded_cpu = time.perf_counter(), time.process_time()
main(["build"])
wall, cpu = time.perf_counter() - loaded, time.process_time() - loaded_cpu
own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
spent = [loaded - began, wall, cpu + others.ru_utime + others.ru_stime, max(own.ru_maxrss, others.ru_maxrss) / 1024]
open("spent.json", "w").write(json.dumps(spent))
"""


@dataclass(frozen=True)
class Spent:
    """Seconds of loading, seconds and CPU seconds (children too) after it, and the highest memory of one process in MB."""

    loading: float
    wall: float
    cpu: float
    peak: float


def build(folder: Path) -> Spent:
    """One build in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(CODE)}
    subprocess.run(
        [sys.executable, "-c", RUN], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return Spent(*json.loads((folder / "spent.json").read_text("utf-8")))


def show(what: str, spent: Spent, whole: Spent) -> None:
    """One line."""
    print(
        f"{what:>14}: {spent.wall:8.2f} s, {spent.cpu:8.2f} CPU s after {spent.loading:.2f} s of loading, {spent.peak:.0f} MB; "
        f"{100 * spent.cpu / whole.cpu:.2f} % of a full build",
        flush=True,
    )


def main(arguments: list[str]) -> None:
    """Full, nothing changed, one in a hundred edited, nothing changed."""
    number = int(arguments[0]) if arguments else STORIES
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "organisation")
        make(folder, number)
        whole = build(folder)
        print(f"{number} stories in three languages")
        show("everything new", whole, whole)
        build(folder)  # what the first build made for itself is known from here on
        show("nothing", build(folder), whole)
        edit(folder)
        show("1 % edited", build(folder), whole)
        show("nothing", build(folder), whole)


if __name__ == "__main__":
    main(sys.argv[1:])
