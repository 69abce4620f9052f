"""Where to look first, and when a person may be named: a finding is a signal about work, not a verdict on anybody (A6, M6)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from jobs.patterns.attributes import PERSONS
from jobs.patterns.findings import CONFIRMED
from jobs.patterns.scan import has_person
from jobs.refusal import Refusal

Pairs = Collection[tuple[str, str]]

# The first row with an attribute of the cell decides; its word stands for a sentence of the report.
LOOK_FIRST = (
    ("person", PERSONS),  # the work around that person, then training
    ("time", frozenset({"hour", "weekday", "shift"})),
    ("version", frozenset({"product_version"})),
    ("branch", frozenset({"branch"})),
    ("tenure", frozenset({"tenure"})),
    ("language", frozenset({"language"})),
    ("channel", frozenset({"channel"})),
)
OTHERWISE = "process"


def look_first(cell: Pairs) -> str:
    """What to look at first: a process or training."""
    attributes = {name for name, _ in cell}
    return next((word for word, which in LOOK_FIRST if attributes & which), OTHERWISE)


def may_be_named(finding: Mapping[str, Any]) -> bool:
    """A person is named only in a confirmed finding whose contacts a table counts (exposure.csv)."""
    counted = finding["figures"].get("exposure", 0) > 0
    return counted and finding["state"] == CONFIRMED and has_person(finding["cell"])


def check_names(person: str, staff: Collection[str], allowed: str) -> None:
    """Refuses anybody whom `names_shown_to` of invoke.yaml does not name."""
    if person not in staff:
        raise Refusal(f"{person[:40]!r} is not in staff.toml: ask as yourself, with --as and your id there.")
    if person not in {name.strip() for name in allowed.split(",")}:
        raise Refusal(
            f"{person} may not see names here: names_shown_to in invoke.yaml says who may; --list is open to you."
        )
