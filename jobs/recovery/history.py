"""What staff did before Otklik, or beside it: case_log.jsonl is taken in step by step, by the same table of states (R1, F2; docs/recovery.md).

One line is one step: channel, external_id, to, on, person, note, and at a follow-up customer. Lines of one case stand in their order.
A step that is there already is left alone, so the file may grow and be read every night.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from jobs.json_lines import read_lines
from jobs.recovery.states import Step, check_step
from jobs.refusal import Refusal

NAME = "case_log.jsonl"
Kept = tuple[
    str, str, str, str, str | None
]  # state, day, person, note, customer: what makes two steps the same


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the file, with its keys."""

    channel: str
    external_id: str
    to: str
    on: date
    person: str
    note: str = ""
    customer: str | None = None


@dataclass(frozen=True)
class Past:
    """A step that was taken on a day, the voice it belongs to (channel, number in the channel), and file:line."""

    place: str
    voice: tuple[str, str]
    on: date
    step: Step

    @property
    def kept(self) -> Kept:
        """The step as the store would hold it."""
        return (self.step.to, self.on.isoformat(), self.step.person, self.step.note, self.step.customer)


@dataclass(frozen=True)
class Standing:
    """Where a case stands before the history is taken in: number, state, the customer's last word, and the steps it has."""

    case: int
    state: str
    says: str | None
    kept: frozenset[Kept]


def read_history(content: bytes, place: str) -> list[Past]:
    """The steps of the file in its order; empty lines are left out, an unreadable one is refused by number."""
    return [
        Past(
            line,
            (read.channel, read.external_id),
            read.on,
            Step(read.to, read.person, read.note, read.customer),
        )
        for line, read in read_lines(content, Line, place)
    ]


def missing_steps(standing: Standing, past: Iterable[Past]) -> list[Past]:
    """The steps of one case that the store lacks; refuses one that the table of states does not allow, or that goes back in time."""
    state, says, day = standing.state, standing.says, date.min
    missing = []
    for one in past:
        if one.on < day:
            raise Refusal(
                f"{one.place}: this step is dated before the one above it: put the lines of a case in order."
            )
        day = one.on
        if one.kept not in standing.kept:
            check_past(standing.case, state, says, one)
            state, says = one.step.to, one.step.customer or says
            missing.append(one)
    return missing


def check_past(case: int, state: str, says: str | None, one: Past) -> None:
    """The rule of every step, told with file and line."""
    try:
        check_step(case, state, says, one.step)
    except Refusal as refusal:
        raise Refusal(f"{one.place}: {refusal}") from None


def carriers(voices: Mapping[int, int | None], have: frozenset[int]) -> dict[int, int]:
    """Voice in the history -> voice whose case its steps belong to; `voices` says what each is a copy of, `have` which have a case.

    A copy belongs to the case of the voice it copies, unless it has a case of its own or the history tells of both.
    """
    found: dict[int, int] = {}
    taken = set(voices)
    for voice, same_as in voices.items():
        own = same_as is None or voice in have or same_as in taken
        found[voice] = voice if own or same_as is None else same_as
        taken.add(found[voice])
    return found
