"""Kills the nightly job, fails its disk, starts it many times at once, and damages its store; counts what was lost, doubled or broken.

`python -m benchmarks.kill_nightly kills 100 [SEED]`, `faults 200`, `starts 50`, `damage 300`.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from db.seal import seal_of
from db.store import open_store
from jobs.refusal import Refusal
from tests.conftest import Organisation, make_organisation
from tests.survival.faults import KINDS, run_with_fault
from tests.survival.wrecks import (
    NIGHTLY,
    SEED,
    STATES,
    Night,
    copy_of,
    finish,
    is_whole,
    site_is_whole,
    start_night,
    undisturbed,
    voices_in,
    wreck,
)

Line = tuple[str, list[str]]  # what was done, and the faults that were found


def nights(folder: Path) -> dict[str, Night]:
    """Three beginnings: nothing gathered yet, nothing new, new voices and changed themes."""
    fresh = make_organisation(folder / "fresh")
    found = {"nothing gathered": undisturbed(fresh, folder / "built")}
    for name, change in STATES.items():
        start = copy_of(Organisation(folder / "built"), folder / f"before {name}")
        change(start)
        found[name] = undisturbed(start, folder / f"after {name}")
    return found


def kills(begun: dict[str, Night], folder: Path, number: int, chance: random.Random) -> Iterator[Line]:
    """Kill at a random moment, look, finish, compare."""
    for turn in range(number):
        name = list(begun)[turn % len(begun)]
        night, organisation = begun[name], copy_of(begun[name].start, folder / f"kill {turn}")
        moment = 0.02 + night.seconds * chance.random() ** 1.4  # the earlier rooms are the quicker ones
        found = wreck(night, organisation, moment)
        yield f"{name} killed in {found.killed_in}", found.faults + finish(night, organisation)
        shutil.rmtree(organisation.root)


def faults(begun: dict[str, Night], folder: Path, number: int, chance: random.Random) -> Iterator[Line]:
    """Let system calls fail from a random one on."""
    night = begun["new voices"]
    for turn in range(number):
        call, error, calls = KINDS[turn % len(KINDS)]
        first = int(2 ** chance.uniform(0, 9))
        organisation = copy_of(night.start, folder / f"fault {turn}")
        when = calls.format(n=first, last=first + 3)
        try:
            done = run_with_fault(organisation, call, error, when, *NIGHTLY)
        except subprocess.TimeoutExpired:
            yield f"{call} {error} {when} did not end", ["endless"]
            continue
        found = ["traceback"] if "Traceback" in done.stderr else []
        found += ["lost"] if voices_in(night.start) - voices_in(organisation) else []
        found += [] if is_whole(organisation) else ["damaged database"]
        found += [] if site_is_whole(organisation, needed=True) else ["broken site"]
        yield f"{call} {error} ended with {done.returncode}", found + finish(night, organisation)
        shutil.rmtree(organisation.root)


def starts(begun: dict[str, Night], folder: Path, number: int, _: random.Random) -> Iterator[Line]:
    """Start so many nights together."""
    night = begun["new voices"]
    organisation = copy_of(night.start, folder / "starts")
    running: list[subprocess.Popen[bytes]] = [start_night(organisation) for _ in range(number)]
    for process in running:
        _, told = process.communicate()
        yield f"ended with {process.returncode}", ["traceback"] if b"Traceback" in told else []
    yield "finished", finish(night, organisation)


def damage(begun: dict[str, Night], folder: Path, number: int, chance: random.Random) -> Iterator[Line]:
    """Flip one bit; every copy must be refused."""
    whole, copy = begun["built"].start.database, folder / "otklik.db"
    shutil.copyfile(seal_of(whole), seal_of(copy))
    for _ in range(number):
        content = bytearray(whole.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        copy.write_bytes(content)
        try:
            open_store(copy).close()
        except Refusal:
            yield "refused", []
        else:
            yield "opened", ["damage not noticed"]


WAYS: dict[str, Callable[[dict[str, Night], Path, int, random.Random], Iterator[Line]]] = {
    "kills": kills,
    "faults": faults,
    "starts": starts,
    "damage": damage,
}


def main(way: str, number: int, seed: int) -> None:
    """One line for each turn that went wrong, and the sums at the end."""
    done, found = Counter[str](), []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for words, wrong in WAYS[way](nights(folder), folder, number, random.Random(seed)):
            done[words] += 1
            found += wrong
            if wrong:
                print(f"{words}: {wrong}", flush=True)
    for words, times in done.most_common():
        print(f"{times:>5} {words}")
    sums = {word: sum(fault.startswith(word) for fault in found) for word in ("lost", "doubled")}
    print(
        f"{way} {number}: {sums['lost']} lost, {sums['doubled']} doubled, {len(found) - sum(sums.values())} broken."
    )
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else SEED)
