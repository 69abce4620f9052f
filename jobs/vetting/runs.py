"""No six words in a row stand on a public page as they stand in somebody's voice: a search engine would find the author.

Free are words that at least five authors used in every part of four, and approved quotes; four or five words are told
to a person but stop nothing (design, anonymisation: verbatim runs).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jobs.vetting.parts import PART, VOICE, Numbers, Parts

RUN = 6  # words in a row that stop a release
AUTHORS = 5  # so many authors make four words a common phrase
LOOKED_AT = 64  # uses of a part that mostly suffice to find five authors
REACH = RUN - PART  # parts on each side that can belong to the same run


@dataclass(frozen=True)
class Runs:
    """What every voice ever said, as sorted numbers; authors and counts of parts by number of voice."""

    maker: Parts
    parts: Numbers
    authors: NDArray[np.int64]
    totals: NDArray[np.int64]


@dataclass(frozen=True, order=True)
class Stretch:
    """Words `start` to `end` of a page that stand so in a voice; `rule` is "run" or "near"."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class Meeting:
    """Where a page and the voices meet: rare parts of the page, each with one voice that used it."""

    made: Numbers  # of the page, part by part
    places: NDArray[np.int64]  # of the page's rare parts
    voices: Numbers  # one for each place


def learn_runs(voices: Iterable[tuple[int, str]], key: bytes = b"") -> Runs:
    """The runs of a few voices, in memory; each is (author, text)."""
    given = list(voices)
    maker = Parts(key)
    parts = maker.of_texts((number, text) for number, (_, text) in enumerate(given))
    totals = np.bincount((parts & VOICE).astype(np.int64), minlength=len(given))
    return Runs(maker, parts, np.array([author for author, _ in given], np.int64), totals)


def find_meeting(runs: Runs, stream: Sequence[str], quotes: Iterable[Sequence[str]] = ()) -> Meeting:
    """The rare parts of a page (a list of words) and whose they are; parts inside an approved quote are left out."""
    made = runs.maker.of(stream)
    unique, back = np.unique(made, return_inverse=True)
    first, last = uses(runs, unique)
    for number in np.flatnonzero(last - first >= AUTHORS):
        if is_common(runs, first[number], last[number]):
            last[number] = first[number]
    counts = (last - first)[back] * ~quoted(stream, len(made), quotes)
    places = np.repeat(np.arange(len(made)), counts)
    nth = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
    return Meeting(made, places, np.asarray(runs.parts[first[back][places] + nth]) & VOICE)


def uses(runs: Runs, unique: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """From where to where each part stands in the sorted list; nowhere is an empty stretch."""
    first = np.searchsorted(runs.parts, unique)
    last = first.copy()
    inside = np.flatnonzero(first < len(runs.parts))
    held = inside[(np.asarray(runs.parts[first[inside]]) & ~VOICE) == unique[inside]]
    last[held] = np.searchsorted(runs.parts, unique[held] | VOICE, side="right")
    return first, last


def is_common(runs: Runs, first: int, last: int) -> bool:
    """True when at least five authors used these four words."""
    for end in (min(last, first + LOOKED_AT), last):
        voices = (np.asarray(runs.parts[first:end]) & VOICE).astype(np.int64)
        if len(np.unique(runs.authors[voices])) >= AUTHORS:
            return True
    return False


def quoted(stream: Sequence[str], many: int, quotes: Iterable[Sequence[str]]) -> NDArray[np.bool_]:
    """Which parts lie wholly inside a quote that may stand here."""
    inside = np.zeros(many, bool)
    for quote in quotes:
        size = len(quote)
        for start in range(len(stream) - size + 1 if size >= PART else 0):
            if list(stream[start : start + size]) == list(quote):
                inside[start : start + size - PART + 1] = True
    return inside


def holds(runs: Runs, wanted: Numbers) -> NDArray[np.bool_]:
    """Which of these numbers (parts with voices) stand in the list."""
    order = np.argsort(wanted)  # a sorted question reads the file once from front to back
    places = np.empty(len(wanted), np.int64)
    places[order] = np.searchsorted(runs.parts, wanted[order])
    return np.asarray(runs.parts[np.minimum(places, len(runs.parts) - 1)] == wanted, bool)


def find_stretches(runs: Runs, meeting: Meeting) -> Iterator[Stretch]:
    """Runs of six words and more, and shorter ones around a rare part, in the order of the page."""
    if not len(meeting.places):
        return
    near = {step: neighbours(runs, meeting, step) for step in range(-REACH, REACH + 1)}
    found: dict[str, set[tuple[int, int]]] = {"run": set(), "near": set()}
    for begin in range(-REACH, 1):
        whole = np.logical_and.reduce([near[step] for step in range(begin, begin + REACH + 1)])
        found["run"].update((int(place) + begin, RUN) for place in meeting.places[whole])
    for begin, size in ((0, PART), (-1, PART + 1), (0, PART + 1)):
        whole = np.logical_and.reduce([near[step] for step in range(begin, begin + size - PART + 1)])
        found["near"].update((int(place) + begin, size) for place in meeting.places[whole])
    runs_found = list(joined(found["run"], "run"))
    yield from runs_found
    for stretch in joined(found["near"], "near"):
        if not any(run.start < stretch.end and stretch.start < run.end for run in runs_found):
            yield stretch


def neighbours(runs: Runs, meeting: Meeting, step: int) -> NDArray[np.bool_]:
    """For each meeting: does the part so many words further stand in the same voice?"""
    if not step:
        return np.ones(len(meeting.places), bool)
    places = meeting.places + step
    inside = (places >= 0) & (places < len(meeting.made))
    there = np.zeros(len(places), bool)
    there[inside] = holds(runs, meeting.made[places[inside]] | meeting.voices[inside])
    return there


def joined(found: Collection[tuple[int, int]], rule: str) -> Iterator[Stretch]:
    """Stretches (first word, number of words) that overlap become one."""
    start = end = -1
    for begin, size in sorted(found):
        if begin >= end:
            if end > 0:
                yield Stretch(start, end, rule)
            start = begin
        end = max(end, begin + size)
    if end > 0:
        yield Stretch(start, end, rule)
