"""The pattern scan side by side with pysubgroup and mlxtend on the same invented contacts: `python -m benchmarks.pattern_scan [WORLDS]`.

Both are installed into a throw-away environment. pysubgroup gives its ten best subgroups of one or two attributes (weighted relative
accuracy, its own default number); mlxtend the rules of one or two attributes that lead to a complaint with lift 1.5 and more in 20
contacts and more. Naive = every cell whose own exact test is below .05. Rows told are counted, and how many hold nothing planted.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from jobs.patterns.cells import Cell, Contacts, cells_of
from jobs.patterns.exact import stratified_tails
from jobs.patterns.proving.scan import MANY, PAIR, VERSION, Planted, world
from jobs.patterns.scan import hits_of, plan_scan, scan

PACKAGES = ("pysubgroup==0.8.0", "mlxtend==0.23.4")
CHILD = Path(__file__).with_name("pattern_scan_child.py")
WORLDS: dict[str, Planted] = {
    "nothing planted": (),
    "product version x2": ((VERSION, 2.0),),
    "hour and colleague x4": ((PAIR, 4.0),),
}


def install(folder: Path) -> Path:
    """A Python with both in it."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python


def ask_others(python: Path, contacts: Contacts) -> dict[str, Any]:
    """The cells that the others tell, and their seconds."""
    given = {
        "names": contacts.names,
        "codes": contacts.codes.tolist(),
        "complaints": contacts.complaints[""].tolist(),
    }
    done = subprocess.run(
        [str(python), str(CHILD)], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def naive(contacts: Contacts) -> list[Cell]:
    """Every cell whose own test is below .05, as a spreadsheet would tell it."""
    plan = plan_scan(contacts)
    assert plan.sizes is not None
    hits = hits_of(plan, "")
    chances = stratified_tails(hits.cell, plan.sizes.cell, hits.universe, plan.sizes.universe)
    return [
        cell for cell, chance in zip(cells_of(contacts, plan.crossed), chances, strict=True) if chance < 0.05
    ]


def ours(contacts: Contacts) -> tuple[list[Cell], float]:
    """The cells that the scan tells, and its seconds."""
    began = time.process_time()
    found = [one.cell for one in scan(contacts).findings]
    return found, time.process_time() - began


def line(
    name: str, told: Sequence[Sequence[Sequence[str]]], planted: Planted, runs: int, seconds: float
) -> str:
    """Rows told, rows with nothing planted in them, how often the planted cell itself is told."""
    parts = {attribute for cell, _ in planted for attribute in cell}
    exact = {frozenset(cell) for cell, _ in planted}
    cells = [frozenset((name, value) for name, value in cell) for cell in told]
    false = sum(not parts & cell for cell in cells)
    found = f"{sum(cell in exact for cell in cells) / runs:6.2f}" if planted else "     -"
    return f"  {name:12}{len(cells) / runs:8.2f}{false / runs:8.2f}{found}{seconds / runs:9.2f}"


def main(arguments: list[str]) -> None:
    """Print one table for each kind of world."""
    runs = int(arguments[0]) if arguments else 5
    with tempfile.TemporaryDirectory() as folder:
        python = install(Path(folder))
        for name, planted in WORLDS.items():
            told: dict[str, list[Any]] = {"ours": [], "naive": [], "pysubgroup": [], "mlxtend": []}
            seconds = dict.fromkeys(told, 0.0)
            for seed in range(runs):
                contacts = world(np.random.default_rng(seed), MANY, planted)
                cells, took = ours(contacts)
                others = ask_others(python, contacts)
                answers = {"ours": [cells, took], "naive": [naive(contacts), 0.0], **others}
                for who, (rows, spent) in answers.items():
                    told[who] += rows
                    seconds[who] += spent
            print(f"{name} ({runs} worlds of 12,000 contacts)\n              rows   false  found    CPU s")
            for who, rows in told.items():
                print(line(who, rows, planted, runs, seconds[who]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
