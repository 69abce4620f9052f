"""Learning from success as well as from failure: which share of good and of bad operations was talked over afterwards (L1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobs.patterns.figure import Figure
from jobs.patterns.shares import share


@dataclass(frozen=True)
class Operation:
    """One piece of work that ended well or badly, debriefed or not."""

    went_well: bool
    debriefed: bool


@dataclass(frozen=True)
class Coverage:
    """Share debriefed of the good and of the bad (percent, Wilson; None where there were none), and a warning or nothing."""

    good: Figure | None
    bad: Figure | None
    warning: str | None


def debrief_coverage(operations: Iterable[Operation]) -> Coverage:
    """How much was debriefed; warns when failures were and successes were not."""
    done = list(operations)
    good, bad = (
        covered([operation for operation in done if operation.went_well is kind]) for kind in (True, False)
    )
    only_failures = bad is not None and bad.value > 0 and (good is None or good.value == 0)
    warning = (
        "Only failures are debriefed: choose a success and ask what made it one." if only_failures else None
    )
    return Coverage(good, bad, warning)


def covered(operations: list[Operation]) -> Figure | None:
    """Share of these that were debriefed."""
    return share(sum(operation.debriefed for operation in operations), len(operations))
