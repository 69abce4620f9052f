"""The same reader looks at the figures of our service: who would recommend us, was answered in time, was won back, spoke outside first?

`python -m benchmarks.differencing_service [NIGHTS] [RUNS] [PEOPLE_A_NIGHT]`. The reader is given more than the site shows: the rounded
number of every group from which a figure is worked out, and every case is answered and followed up on the day it was said, so that
who wrote between two nights is exactly who moved a number. Attributed: the guess is surer than halfway between a blind one and
certainty, and it is right.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks.differencing import (
    MOST_ADVANTAGE,
    MOST_ATTRIBUTED,
    House,
    Question,
    Score,
    Shown,
    Voice,
    read,
    year,
)
from jobs.patterns.released_service import Service

WITHIN, LONG = 10, 99  # working days
QUESTIONS = {
    "would recommend us": Question(
        "recommends", "nps#", {"promoters": 0.3, "passives": 0.4, "detractors": 0.3}
    ),
    "answered in time": Question("answered", "answered#", {"in_time": 0.6, "late": 0.4}),
    "satisfied": Question("says", "recovery#", {"satisfied": 0.5, "dissatisfied": 0.2, "not_reached": 0.3}),
    "first heard outside": Question("side", "leakage#", {"inside": 0.55, "outside": 0.45}),
}
ANSWERS = {"promoters": 9, "passives": 7, "detractors": 6}
SAYS = {"satisfied": "satisfied", "dissatisfied": "not-satisfied", "not_reached": None}
SIDES = {"inside": "form", "outside": "mail"}  # the benchmark's two channels; the second lies outside here


def opinionated(chance: random.Random, nights: list[list[Voice]]) -> list[list[Voice]]:
    """The voices of every night, each with an answer to every question."""
    for voice in (voice for night in nights for voice in night):
        for asked in QUESTIONS.values():
            voice[asked.field] = chance.choices(list(asked.parts), list(asked.parts.values()))[0]
        voice["channel_id"] = SIDES[voice["side"]]
    return nights


def service_of(voices: list[Voice]) -> Service:
    """The rows that db/service.py and jobs/recovery/pace.py would give."""
    return Service(
        [{**known(voice), "answer": ANSWERS[voice["recommends"]]} for voice in voices],
        [case_of(voice) for voice in voices],
        frozenset({"form"}),
        WITHIN,
    )


def known(voice: Voice) -> dict[str, Any]:
    """Who said it and when."""
    return {key: voice[key] for key in ("author", "said_on", "voice_id")}


def case_of(voice: Voice) -> dict[str, Any]:
    """A case that was answered and followed up at once."""
    waited = WITHIN if voice["answered"] == "in_time" else WITHIN + 1
    return {**known(voice), "had": LONG, "waited": waited, "says": SAYS[voice["says"]]}


def exact(asked: Question) -> Callable[[list[Voice], date], Shown]:
    """A site that shows the exact number of every group every night: what the reader could do without the rules."""

    def night(voices: list[Voice], _: date) -> Shown:
        counted = Counter(voice[asked.field] for voice in voices)
        return {f"{asked.cells}{part}": counted[part] for part in asked.parts}

    return night


def main(nights: int = 365, runs: int = 10, a_night: float = 0.8, seed: int = 7) -> int:
    """Play, print two lines for each question, and fail where any misses the goals."""
    scores = {name: [Score(), Score()] for name in QUESTIONS}
    for run in range(runs):
        chance = random.Random(f"{seed} {run}")
        played = opinionated(chance, list(year(chance, nights, a_night)))
        for name, asked in QUESTIONS.items():
            for place, site in enumerate((exact(asked), House(service=service_of).night)):
                scores[name][place] += read(site, played, asked)
    everybody = next(iter(scores.values()))[0].people
    print(f"{runs} years of {nights} nights, {a_night} people a night, {everybody} people")
    for name, both in scores.items():
        for site, score in zip(("exact counts", "this program"), both, strict=True):
            print(
                f"{name:<20} {site:<13} attributed {score.attributed / score.people:6.1%}   best guess right "
                f"{score.right / score.people:6.1%}   blind {score.blind / score.people:6.1%}   "
                f"advantage {100 * score.advantage:5.1f} points"
            )
    return int(any(missed(ours) for _, ours in scores.values()))


def missed(score: Score) -> bool:
    """True where a reader learns more than is allowed."""
    return score.attributed / score.people > MOST_ATTRIBUTED or score.advantage > MOST_ADVANTAGE


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(*(int(word) for word in given[:2]), *(float(word) for word in given[2:3])))
