"""The site side by side with plain Pelican and Hugo, on the same stories in the same run: `python -m benchmarks.site_speed [10000] [FOLDER]`.

The number is that of stories; each exists in three languages, so there are three times as many story pages. What each builds: a page a story,
lists of twenty, groups by theme and status, feeds. Ours besides: areas, years, languages, letters, figures, charts; and with everything around
it: reading and checking texts, figures, links, the airlock, the search index, forcing to disk.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import site_generated
from benchmarks.measured import Cost, measure
from benchmarks.site_peers import hugo, pelican
from jobs.settings import CODE

SHARE = 0.01


def ours(folder: Path, *words: str) -> Cost:
    """A door of ours in the organisation's folder."""
    environment = os.environ | {"PYTHONPATH": str(CODE), "OTKLIK_NOW": "2026-11-22T03:00:00+00:00"}
    return measure([sys.executable, "-m", *words], folder, environment)


def row(name: str, cost: Cost, plain: Cost, other: Cost) -> str:
    """One line of the table."""
    return (
        f"{name:44}{cost.cpu:8.1f}{cost.wall:8.1f}{cost.memory:8.0f}"
        f"{cost.cpu / plain.cpu:9.2f}{cost.cpu / other.cpu:9.2f}{cost.wall / other.wall:9.2f}"
    )


def main(stories: int, folder: Path) -> None:
    """Make, build with each, edit one in a hundred, build again, build with nothing changed; one table."""
    own = folder / "own"
    site_generated.make(own, stories)
    costs = {"ours: the whole main job, first night": ours(own, "benchmarks.site_job_child", "build")}
    ours(own, "benchmarks.site_bundle_child", str(folder / "bundle"))
    costs["ours: pages only, from scratch"] = ours(
        own, "benchmarks.site_press_child", str(folder / "bundle"), str(folder / "site")
    )
    (folder / "pelican").mkdir()
    (folder / "hugo").mkdir()
    plain = measure(pelican.prepare(folder / "bundle", folder / "pelican"), folder / "pelican")
    command = hugo.prepare(folder / "bundle", folder / "hugo")
    other = measure(command, folder / "hugo")
    costs["ours: the main job, nothing changed"] = ours(own, "benchmarks.site_job_child", "build")
    site_generated.edit(own, SHARE)
    costs["ours: the main job, 1 % of stories edited"] = ours(own, "benchmarks.site_job_child", "build")
    costs |= {"plain Pelican, full": plain, "Hugo, full (an edit costs the same)": other}
    print(f"{stories} stories in three languages")
    print(f"{'':44}{'CPU s':>8}{'wall s':>8}{'MiB':>8}{'/Pelican':>9}{'/Hugo':>9}{'wall/H.':>9}")
    for name, cost in costs.items():
        print(row(name, cost, plain, other))


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else site_generated.STORIES
    if len(sys.argv) > 2:
        main(number, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(number, Path(made))
