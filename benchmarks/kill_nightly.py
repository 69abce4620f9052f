"""Kills the nightly job at many random moments and counts what was lost, doubled or broken: `python -m benchmarks.kill_nightly 100 [SEED]`."""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.conftest import Organisation, make_organisation
from tests.survival.wrecks import STATES, Night, copy_of, finish, undisturbed, wreck


def nights(folder: Path) -> dict[str, Night]:
    """Three beginnings: nothing gathered yet, nothing new, new voices and changed themes."""
    fresh = make_organisation(folder / "fresh")
    found = {"nothing gathered": undisturbed(fresh, folder / "built")}
    for name, change in STATES.items():
        start = copy_of(Organisation(folder / "built"), folder / f"before {name}")
        change(start)
        found[name] = undisturbed(start, folder / f"after {name}")
    return found


def main(kills: int, seed: int) -> None:
    """Kill, look, finish, compare; one line for each fault and the sums at the end."""
    chance, faults, places = random.Random(seed), [], Counter[str]()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        begun = nights(folder)
        print({name: f"{night.seconds:.1f} s" for name, night in begun.items()}, flush=True)
        for number in range(kills):
            name = list(begun)[number % len(begun)]
            night = begun[name]
            with tempfile.TemporaryDirectory(dir=folder) as place:
                organisation = copy_of(night.start, Path(place) / "organisation")
                moment = (
                    0.02 + night.seconds * chance.random() ** 1.4
                )  # the earlier rooms are the quicker ones
                found = wreck(night, organisation, moment)
                found.faults += finish(night, organisation)
            places[found.killed_in] += 1
            faults += found.faults
            print(
                f"{number} {name} {moment:.2f} s in {found.killed_in}: {found.faults or 'whole'}", flush=True
            )
    print(dict(places))
    sums = {word: sum(fault.startswith(word) for fault in faults) for word in ("lost", "doubled")}
    print(
        f"{kills} kills: {sums['lost']} lost, {sums['doubled']} doubled, {len(faults) - sum(sums.values())} broken."
    )
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
