"""The door of the proofs: simulates what the figures claim and says which claims hold (`./invoke prove-statistics`)."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace

import numpy as np

from jobs.patterns.proving.claim import Claim
from jobs.patterns.proving.every import CLAIMS
from jobs.refusal import Refusal, run_door

SEED = 20261122


def main(arguments: list[str]) -> None:
    """`python -m jobs.patterns.proving [--only FIGURE] [--quick] [--seed N]`."""
    chosen = parse(arguments)
    claims = [claim for claim in CLAIMS if chosen.only.lower() in claim.figure.lower()]
    if not claims:
        figures = ", ".join(sorted({claim.figure for claim in CLAIMS}))
        raise Refusal(f"No figure is called {chosen.only!r}: choose one of {figures}.")
    broken = [claim for claim in claims if not prove(claim, chosen)]
    sys.stdout.write(f"{len(claims) - len(broken)} of {len(claims)} claims hold (seed {chosen.seed}).\n")
    if broken:
        raise Refusal(f"{len(broken)} claims do not hold: {broken[0].figure}: {broken[0].says}.")


def parse(arguments: list[str]) -> Namespace:
    """The words of the command."""
    parser = ArgumentParser(prog="prove-statistics", description="Simulate what every figure claims.")
    parser.add_argument("--only", default="", help="figures whose name holds this word")
    parser.add_argument("--quick", action="store_true", help="as few runs as the tests make")
    parser.add_argument("--seed", type=int, default=SEED)
    return parser.parse_args(arguments)


def prove(claim: Claim, chosen: Namespace) -> bool:
    """Simulate one claim and print what came out."""
    runs = claim.sampled if chosen.quick else claim.runs
    started = time.process_time()
    value = claim.simulate(np.random.default_rng(chosen.seed), runs)
    holds = claim.holds(value, runs)
    sys.stdout.write(
        f"{'holds ' if holds else 'BROKEN'} {claim.figure}: {claim.says}: {value:.3f} "
        f"(must lie in {claim.low:g} to {claim.high:g}; {runs} runs, {time.process_time() - started:.1f} s)\n"
    )
    sys.stdout.flush()
    return holds


if __name__ == "__main__":
    run_door(main)
