"""Somebody reads the site every night and knows who wrote to us when: how many people's themes can be told from what changed?

`python -m benchmarks.differencing [NIGHTS] [RUNS] [PEOPLE_A_NIGHT]` plays a year several times (design: 365 nights, one-step
attacker, blind guess as the baseline). The rows "rounding" and "thresholds" publish every night; the last one runs this
program's own cells, refreshes and differences. Attributed: the reader's best guess is more likely right than not, and it is right.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Self

from jobs.patterns.bands import Limits, round_half_up
from jobs.patterns.released import make_frame
from jobs.patterns.released_cells import Cell, Voices, make_cells
from jobs.patterns.released_service import Service
from jobs.vetting.published import Earlier, vet_cells
from jobs.vetting.refresh import Counted, Pace, next_turn
from jobs.vetting.tables import groups_of

# How often each theme is spoken of: the sizes of the eleven themes of the example organisation.
SIZES = (92, 88, 77, 67, 62, 60, 52, 39, 38, 27, 27)
THEMES = tuple(f"theme-{number}" for number in range(len(SIZES)))
FIRST = date(2025, 11, 1)
HISTORY = 30  # nights before the first one that is read
KEY = bytes(32)
LIMITS = Limits()
MOST_ATTRIBUTED, MOST_ADVANTAGE = 0.01, 0.01  # privacy-and-safety: reading the site every night

Voice = dict[str, Any]
Shown = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """What the reader wants to know of a person: the field of a voice, the cells that tell of it, and how usual each answer is."""

    field: str
    cells: str
    parts: dict[str, float]

    @property
    def usual(self) -> str:
        """The blind guess."""
        return max(self.parts, key=lambda part: self.parts[part])

    @property
    def halfway(self) -> float:
        """Halfway between a blind guess and certainty; where one answer is usual, more likely than not says nothing."""
        return (1 + self.parts[self.usual]) / 2 if len(self.parts) < FEW_ANSWERS else 0.0


FEW_ANSWERS = 5  # with more of them no answer is likely before anything is read
THEME = Question(
    "theme_id",
    "theme/",
    {theme: size / sum(SIZES) for theme, size in zip(THEMES, SIZES, strict=True)},
)


@dataclass
class Score:
    """What a reader got right."""

    people: int = 0
    attributed: int = 0
    right: int = 0
    blind: int = 0

    def __iadd__(self, other: Score) -> Self:
        self.people += other.people
        self.attributed += other.attributed
        self.right += other.right
        self.blind += other.blind
        return self

    @property
    def advantage(self) -> float:
        """How much better than always naming the largest theme."""
        return (self.right - self.blind) / self.people


@dataclass
class House:
    """The real rules, with what they remember from refresh to refresh."""

    last: Counted | None = None
    newest: dict[str, tuple[Any, int]] = field(default_factory=dict)
    sketches: dict[str, dict[int, dict[str, bytes]]] = field(default_factory=dict)
    shown: Shown = field(default_factory=dict)
    refreshes: int = 0
    service: Callable[[list[Voice]], Service] = lambda _: Service()

    def night(self, voices: list[Voice], today: date) -> Shown:
        """What the site shows on this night, as jobs/web/refreshing.py decides it."""
        frame = make_frame(voices, today, LIMITS, self.last.first_month if self.last else None)
        counted = [voice for voice in voices if frame.counts(voice)]
        turn = next_turn(self.last, counted, today, Pace())
        if turn.due:
            ledger = [{"state": "placed", "author": voice["author"]} for voice in voices]
            everything = Voices(voices, [], voices, ledger, ["form", "mail"], THEMES)
            everything = replace(everything, service=self.service(voices))
            self.keep(make_cells(frame, everything), turn.newcomers)
            self.last = Counted(today, frame.months[0], frame.months[-1], voices[-1]["voice_id"])
        return self.shown

    def keep(self, cells: dict[str, Cell], newcomers: int) -> None:
        """As db/published.py keeps it."""
        earlier = Earlier(self.newest, self.sketches, self.refreshes, newcomers)
        leaving = vet_cells(cells, earlier, KEY, LIMITS)
        self.refreshes += 1
        for name, found in leaving.items():
            basis = self.refreshes if found.basis is None else found.basis
            self.newest[name] = (found.own, basis)
            if found.basis is None:
                self.sketches.setdefault(name, {})[basis] = dict(found.people)
        self.shown = {name: found.shown for name, found in leaving.items()}
        groups = {name: groups_of(found.shown) for name, found in leaving.items()}
        self.shown |= {
            f"{name}#{group}": band for name, bands in groups.items() for group, band in bands.items()
        }


def by_theme(way: Callable[[int], Any]) -> Callable[[list[Voice], date], Shown]:
    """A site that shows every night what `way` makes of each theme's count."""

    def night(voices: list[Voice], _: date) -> Shown:
        counted = Counter(voice["theme_id"] for voice in voices)
        return {f"theme/{theme}": way(counted[theme]) for theme in THEMES}

    return night


def ways() -> dict[str, Callable[[list[Voice], date], Shown]]:
    """The sites that are compared."""
    return {
        "exact counts": by_theme(lambda count: count),
        "rounding": by_theme(lambda count: round_half_up(count, LIMITS.step)),
        "thresholds and rounding": by_theme(lambda count: str(LIMITS.cell_band(count, count))),
        "this program": House().night,
    }


def year(chance: random.Random, nights: int, a_night: float) -> Iterator[list[Voice]]:
    """The voices of each night; the first entry is the history. Everybody speaks once."""
    number = 0
    history: list[Voice] = []
    for day in range(HISTORY + nights):
        said = []
        for _ in range(poisson(chance, a_night)):
            number += 1
            theme = chance.choices(THEMES, SIZES)[0]
            said.append(voice_of(chance, number, theme, FIRST + timedelta(days=day)))
        if day < HISTORY:
            history += said
        if day == HISTORY - 1:
            yield history
        elif day >= HISTORY:
            yield said


def voice_of(chance: random.Random, number: int, theme: str, day: date) -> Voice:
    """One voice as db/figures.py would give it."""
    return {
        "voice_id": number,
        "author": f"author {number}",
        "said_on": day.isoformat(),
        "theme_id": theme,
        "channel_id": chance.choice(("form", "mail")),
        "language": chance.choice(("en", "ru", "ar")),
        "rating": chance.randint(1, 5),
        "scores": {},
    }


def poisson(chance: random.Random, mean: float) -> int:
    """How many come in a night."""
    number, passed = 0, chance.expovariate(mean)
    while passed < 1:
        number += 1
        passed += chance.expovariate(mean)
    return number


def guess(before: Shown, after: Shown, people: int, asked: Question = THEME) -> tuple[str, float]:
    """The best guess for one of the people of a step, and how likely the reader holds it."""
    likely = {}
    for theme, usual in asked.parts.items():
        old, new = before.get(f"{asked.cells}{theme}"), after.get(f"{asked.cells}{theme}")
        if isinstance(old, int) and isinstance(new, int) and new - old < LIMITS.step:
            # An exact count tells how many of them it was; a rounded one that moved by a whole step is below.
            likely[theme] = (new - old) / people if sees_everything(before) else usual
        else:
            likely[theme] = (1 + (people - 1) * usual) / people if old != new else usual
    best = max(likely, key=lambda theme: likely[theme])
    return best, likely[best]


def sees_everything(shown: Shown) -> bool:
    """True for exact counts: rounded ones are all multiples of the step."""
    return any(isinstance(value, int) and value % LIMITS.step for value in shown.values())


def read(
    site: Callable[[list[Voice], date], Shown], nights: list[list[Voice]], asked: Question = THEME
) -> Score:
    """One reader, one year: a step is everything between two nights on which something changed or the next night, if nothing did."""
    score, voices, waiting = Score(), list(nights[0]), []
    before = dict(site(voices, FIRST + timedelta(days=HISTORY)))
    for number, said in enumerate(nights[1:], start=1):
        voices += said
        waiting += said
        after = dict(site(voices, FIRST + timedelta(days=HISTORY + number)))
        if after != before or publishes_nightly(before):
            score += judged(before, after, waiting, asked)
            waiting = []
        before = after
    score += judged(before, before, waiting, asked)
    return score


def publishes_nightly(shown: Shown) -> bool:
    """True for the sites that are counted anew every night; this program shows more than themes."""
    return "voices" not in shown


def judged(before: Shown, after: Shown, said: list[Voice], asked: Question = THEME) -> Score:
    """How the guess for each of these people turned out."""
    if not said:
        return Score()
    best, likely = guess(before, after, len(said), asked)
    right = sum(voice[asked.field] == best for voice in said)
    blind = sum(voice[asked.field] == asked.usual for voice in said)
    surely = likely > max(0.5, asked.halfway)
    return Score(len(said), right if surely else 0, right, blind)


def main(nights: int = 365, runs: int = 20, a_night: float = 0.8, seed: int = 7) -> int:
    """Play, print one line for each site, and fail where this program misses its goals."""
    scores = {name: Score() for name in ways()}
    for run in range(runs):
        played = list(year(random.Random(f"{seed} {run}"), nights, a_night))
        for name, site in ways().items():
            scores[name] += read(site, played)
    print(
        f"{runs} years of {nights} nights, {a_night} people a night, {scores['exact counts'].people} people"
    )
    for name, score in scores.items():
        print(
            f"{name:<24} attributed {score.attributed / score.people:6.1%}   best guess right {score.right / score.people:6.1%}"
            f"   blind {score.blind / score.people:6.1%}   advantage {100 * score.advantage:5.1f} points"
        )
    ours = scores["this program"]
    return int(ours.attributed / ours.people > MOST_ATTRIBUTED or ours.advantage > MOST_ADVANTAGE)


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(*(int(word) for word in given[:2]), *(float(word) for word in given[2:3])))
