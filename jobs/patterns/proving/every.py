"""All claims, figure by figure; each file of this folder holds those of one figure as CLAIMS."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from jobs.patterns.proving.claim import Claim

FRAME = {"__main__", "claim", "every"}
CLAIMS: tuple[Claim, ...] = tuple(
    claim
    for module in sorted(found.name for found in pkgutil.iter_modules([str(Path(__file__).parent)]))
    if module not in FRAME
    for claim in importlib.import_module(f"jobs.patterns.proving.{module}").CLAIMS
)
