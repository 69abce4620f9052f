"""How quickly messages move from stage to stage here: learned from everything that was heard in a year, never from receipts alone (S5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from jobs.recovery.dealing import LONGEST_STAY, NEW
from jobs.recovery.stages import OF_CASE, stage_of

Reached = tuple[date, str]  # the day on which a stage was reached
WEEK = timedelta(days=7)
HALF_A_WEEK = timedelta(days=3)  # so long a message waits for the next turn, on the average
LONGEST = 52  # weeks


def moves_by(histories: Iterable[Sequence[Reached]], until: date) -> Counter[tuple[str, int, str]]:
    """How often messages that stood so many weeks at a stage went to the next one or stayed, before this day."""
    return Counter(move for history in histories for move in moves_of(weekly(history, until)))


def weekly(history: Sequence[Reached], until: date) -> Iterator[str]:
    """The stage of one message at every weekly turn; `history` is in the order of its days."""
    day, place = history[0][0] + HALF_A_WEEK, 0
    for _ in range(LONGEST):
        if day >= until:
            return
        while place + 1 < len(history) and history[place + 1][0] <= day:
            place += 1
        yield history[place][1]
        day += WEEK


def moves_of(stages: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """Each step of one way: the stage, the turns at it, the next stage."""
    before, turns = NEW, 0
    for stage in stages:
        yield before, min(turns, LONGEST_STAY), stage
        turns = turns + 1 if stage == before else 1
        before = stage


def history_of(
    said: date, disposition: str, steps: Sequence[tuple[date, str]], changed: date | None
) -> list[Reached]:
    """What a message's author would have been told: the ledger, then every step of its case, or the change that answered it."""
    begun = [(said, stage_of(disposition, None, changed=False))]
    if steps:
        return begun + [(day, OF_CASE[state]) for day, state in steps]
    if changed is not None and begun[0][1] == "read":
        return [*begun, (changed, "answered")]
    return begun


def read_history(row: Mapping[str, object]) -> list[Reached]:
    """The same from a row of the store."""
    steps = [(date.fromisoformat(day), state) for day, state in row["steps"]]  # type: ignore[attr-defined]
    changed = date.fromisoformat(str(row["changed_on"])) if row["changed_on"] else None
    return history_of(date.fromisoformat(str(row["said"])), str(row["disposition"]), steps, changed)
