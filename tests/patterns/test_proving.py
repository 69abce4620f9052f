"""Every claim of a figure, simulated with as many runs as a test may take (statistics, "must reproduce")."""

from __future__ import annotations

import numpy as np
import pytest

from jobs.patterns.proving.claim import Claim
from jobs.patterns.proving.every import CLAIMS


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.figure}: {claim.says}")
def test_the_claim_holds(claim: Claim) -> None:
    value = claim.simulate(np.random.default_rng(20261122), claim.sampled)
    assert claim.holds(value, claim.sampled), f"{value} is not in {claim.low} to {claim.high}"


@pytest.mark.parametrize(
    ("value", "runs", "holds"),
    [(0.93, 1000, True), (0.929, 1000, False), (0.97, 1000, True), (0.971, 1000, False), (0.90, 100, True), (0.70, 100, False)],
)  # fmt: skip
def test_a_claim_can_be_wrong(value: float, runs: int, holds: bool) -> None:
    claim = Claim("CSI", "interval covers", "statistics, CSI", 0.93, 0.97, lambda *_: value, 1000, 100)
    assert claim.holds(value, runs) is holds
