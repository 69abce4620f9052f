"""Cells of the figures about our own service: recommending, answering, leakage and recovery, each as rounded groups of people (Q8, A1, F5, R12).

Pure: rows of db/service.py with their working days go in. Only what was said in the months of the frame counts, and only answers up to
the end of its last month (jobs/recovery/pace.py), so that the same months always give the same numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobs.patterns.answered import Wait, answered_by
from jobs.patterns.bands import round_down
from jobs.patterns.figure import Figure, is_enough
from jobs.patterns.leakage import Spoken, first_of, heard_since
from jobs.patterns.nps import DETRACTOR, PROMOTER
from jobs.patterns.released import Frame, Row
from jobs.patterns.released_split import HIDDEN

WIDEST_DAYS = 5.0  # working days: a week
LONGEST_WAIT = 100  # working days: where half of the cases wait longer, no number is shown
HALF = 50.0  # percent

Members = Mapping[str, Any]  # author -> what this author adds
Made = tuple[str, dict[str, Members], Any, dict[str, int]]  # key, people of each group, shown, true counts
DAYS_KEY = "time_to_answer"


@dataclass(frozen=True)
class Service:
    """Answers to "would you recommend us" (author, said_on, voice_id, answer); cases (author, said_on, had, waited, says); channels of
    our own; and within how many working days we promise an answer.

    `had` = working days from what was said to the end of the frame, `waited` = those until the first answer (None without), `says` at
    the last follow-up: satisfied, not-satisfied, not-reached or None.
    """

    recommended: Sequence[Row] = ()
    cases: Sequence[Row] = ()
    inside: frozenset[str] = frozenset()
    within: int = 10


def service_cells(frame: Frame, service: Service, heard: Sequence[Row]) -> Iterator[Made]:
    """All of them, whether there is anything to count or not; `heard` = the voices of the frame."""
    cases = [row for row in service.cases if frame.counts(row)]
    timely = [row for row in cases if row["had"] >= service.within]
    yield split_cell(frame, "nps", recommending([row for row in service.recommended if frame.counts(row)]))
    yield split_cell(frame, "answered", answering(timely, service.within), within_days=service.within)
    yield days_cell(frame, timely)
    sides = first_heard(heard, service.inside)
    through = sorted({row["channel_id"] for row in heard} - service.inside)
    yield split_cell(frame, "leakage", sides, through=through)
    yield split_cell(frame, "recovery", recovering(cases))


def split_cell(frame: Frame, key: str, groups: Mapping[str, Members], **also: Any) -> Made:
    """A cell that shows how many are in each group, in bands; `also` = what the words beside it need.

    It moves when ten people changed in all, and in each group that is shown; of a hidden one nothing can be seen.
    """
    counts = {name: sum(members.values()) for name, members in groups.items()}
    bands = {name: frame.limits.cell_band(counts[name], len(members)) for name, members in groups.items()}
    everybody: dict[str, str] = {}
    for name, members in groups.items():
        for who, number in members.items():
            everybody[who] = f"{everybody.get(who, '')}{name} {number};"
    seen = {name: members for name, members in groups.items() if bands[name]["kind"] == "about"}
    return key, {"": everybody} | seen, bands | also, counts


def recommending(rows: Iterable[Row]) -> dict[str, Members]:
    """Each customer's newest answer: promoters (9, 10), passives (7, 8), detractors."""
    ordered = sorted(rows, key=lambda row: (row["said_on"], row["voice_id"]))
    newest = {row["author"]: row["answer"] for row in ordered}
    return {
        "promoters": {who: 1 for who, answer in newest.items() if answer >= PROMOTER},
        "passives": {who: 1 for who, answer in newest.items() if DETRACTOR < answer < PROMOTER},
        "detractors": {who: 1 for who, answer in newest.items() if answer <= DETRACTOR},
    }


def answering(cases: Iterable[Row], within: int) -> dict[str, Members]:
    """Cases that had their time: answered within it, or not. Nobody still waits then, so the plain share is Kaplan and Meier's (A1)."""
    known = list(cases)
    in_time = [row for row in known if row["waited"] is not None and row["waited"] <= within]
    late = [row for row in known if row["waited"] is None or row["waited"] > within]
    return {"in_time": by_author(in_time), "late": by_author(late)}


def recovering(cases: Iterable[Row]) -> dict[str, Members]:
    """Cases answered or followed up, by the customer's word; without one the customer was not reached (R12)."""
    after = [row for row in cases if row["waited"] is not None or row["says"]]
    words = {"satisfied": "satisfied", "dissatisfied": "not-satisfied", "not_reached": "not-reached"}
    return {
        group: by_author(row for row in after if (row["says"] or "not-reached") == word)
        for group, word in words.items()
    }


def first_heard(heard: Iterable[Row], inside: frozenset[str]) -> dict[str, Members]:
    """Customers by where they spoke first, counted as jobs/patterns/leakage.py does; who spoke on both sides that day is left out."""
    spoken: dict[str, list[Spoken]] = {}
    for row in heard:
        voice = Spoken(row["author"], row["said_on"][:10], row["channel_id"] in inside)
        spoken.setdefault(row["author"], []).append(voice)
    since = heard_since([voice for voices in spoken.values() for voice in voices])
    firsts = {who: first_of(voices) for who, voices in spoken.items()} if since else {}
    sides = {who: first.inside for who, first in firsts.items() if since and first.day > since}
    return {
        "outside": {who: 1 for who, side in sides.items() if side is False},
        "inside": {who: 1 for who, side in sides.items() if side is True},
    }


def days_cell(frame: Frame, cases: Sequence[Row]) -> Made:
    """How many working days passed until half of the cases were answered. Somebody who waits adds no number of days: it grows by itself."""
    told: dict[str, list[str]] = {}
    for row in cases:
        told.setdefault(row["author"], []).append("waits" if row["waited"] is None else str(row["waited"]))
    people = {who: ";".join(sorted(days)) for who, days in told.items()}
    shown = days_piece(frame, half_answered(cases), len(people))
    return DAYS_KEY, {"": people}, shown, {"": len(cases)}


def half_answered(cases: Iterable[Row]) -> Figure | None:
    """The first working day by which half were answered (Kaplan, Meier); the interval holds every day that its bands leave possible.

    None where nobody waited, or half or its upper end was not reached.
    """
    waits = [
        Wait(row["had"] if row["waited"] is None else row["waited"], row["waited"] is not None)
        for row in cases
    ]
    found: dict[str, int] = {}
    for day in range(min(LONGEST_WAIT, max((wait.days for wait in waits), default=-1)) + 1):
        figure = answered_by(waits, day)
        reached = {"high": figure.low, "value": figure.value, "low": figure.high} if figure else {}
        for name, percent in reached.items():
            if percent >= HALF:
                found.setdefault(name, day)
        if "high" in found:
            return Figure(found["value"], found["low"], found["high"], len(waits), "median, Kaplan-Meier")
    return None


def days_piece(frame: Frame, figure: Figure | None, people: int) -> dict[str, Any]:
    """SCORE of the bundle in whole working days."""
    if figure is None or people < frame.limits.cell:
        return dict(HIDDEN)
    n = round_down(figure.n, frame.limits.step)
    if not is_enough(figure, WIDEST_DAYS):
        return {**HIDDEN, "n": n}
    return {"value": figure.value, "low": figure.low, "high": figure.high, "n": n, "enough": True}


def by_author(rows: Iterable[Row]) -> dict[str, int]:
    """How many of these cases each person has."""
    return dict(Counter(row["author"] for row in rows))
