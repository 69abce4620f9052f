"""What somebody learns who keeps every night's receipt pages: `python -m benchmarks.receipts_watching` (S5; docs/receipts.md).

An invented organisation handles messages for a year: quickly or slowly by the case, all slower in busy weeks, some without a case. The watcher
knows in which week a person wrote, has labelled receipts of another such year to learn from, and guesses the person's stage and line.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from math import exp, log
from statistics import mean, stdev

from jobs.channels.receipt import line_of
from jobs.recovery.lines import Line, Real, first_of_quarter, turn
from jobs.recovery.tempo import moves_of

TURNS = 60
AGES = (1, 2, 4, 8)
OTHERS = 9  # messages without a receipt for each with one
WEEKLY = (1, 4, 16)
YEARS = 10


Seen = dict[str, list[str]]  # line -> its stage at each turn from its first


@dataclass
class Year:
    """Every turn as it was shown, and which lines were real."""

    shown: list[dict[str, Line]] = field(default_factory=list)
    truth: dict[str, list[str]] = field(
        default_factory=dict
    )  # real line -> its stage at each turn from its first
    first: dict[str, int] = field(default_factory=dict)


def life(dice: random.Random, arrived: int, busy: set[int]) -> Iterator[str]:
    """The stages of one message, turn by turn: the organisation keeps its clocks, more or less."""
    if dice.random() < 0.03:
        yield from ("received", *["not-taken-up"] * TURNS)
        return
    cased, slow = dice.random() < 0.7, dice.random() < 0.25
    stages = ["read", "looked-into", "answered", "closed"] if cased else ["read", "answered"]
    stay = {"read": 1, "looked-into": 1 + 2 * slow, "answered": 2 + dice.randrange(2 + 3 * slow)}
    week = arrived
    for stage in stages[:-1]:
        left = stay[stage] if cased else dice.randrange(4, 60)
        while left > 0:
            yield stage
            left -= week % 60 not in busy
            week += 1
    while True:
        yield stages[-1]


def watch(seed: int, weekly: float) -> Year:
    """One year of turns."""
    dice = random.Random(seed)
    key = dice.randbytes(32)
    busy = {week for week in range(60) if dice.random() < 0.15}
    year, lives, now = Year(), dict[str, Iterator[str]](), dict[str, Line]()
    told: list[Counter[tuple[str, int, str]]] = [Counter() for _ in range(TURNS + 2)]
    for number in range(-TURNS + 1, TURNS + 1):
        for _ in range(arrivals(dice, weekly * OTHERS)):
            for turned, move in enumerate(moves_of(islice(life(dice, number, busy), TURNS)), number):
                if turned <= TURNS:
                    told[max(0, turned)][move] += 1
    for number in range(1, TURNS + 1):
        for _ in range(arrivals(dice, weekly)):
            line = line_of(dice.randbytes(16))
            lives[line], year.truth[line], year.first[line] = life(dice, number, busy), [], number
        real = {line: Real(1, next(stages)) for line, stages in lives.items()}
        for line, found in real.items():
            year.truth[line].append(found.stage)
        if first_of_quarter(number) == number:
            moves = sum(told[:number], Counter[tuple[str, int, str]]())
        made = turn(key, number, 1, list(now.values()), real, moves)
        now |= {line.line: line for line in made.changed}
        year.shown.append(dict(now))
    return year


def arrivals(dice: random.Random, weekly: float) -> int:
    """Messages of one week: Poisson."""
    return sum(1 for _ in iter_poisson(dice, weekly))


def iter_poisson(dice: random.Random, weekly: float) -> Iterator[None]:
    """One value for each arrival within one unit of time."""
    time = dice.expovariate(weekly)
    while time < 1:
        yield None
        time += dice.expovariate(weekly)


def paths(year: Year) -> dict[str, list[str]]:
    """What was seen of every line: its stage at each turn from its first."""
    found: dict[str, list[str]] = defaultdict(list)
    for shown in year.shown:
        for line in shown.values():
            found[line.line].append(line.stage)
    return found


def steps(path: list[str]) -> Iterator[tuple[object, str]]:
    """Each step with what came before it: the stage, how long it stood, and how long it stood at the stage before that."""
    runs: list[list[object]] = [["", 0]]
    for stage in path:
        before = tuple(runs[-1]), tuple(runs[-2]) if len(runs) > 1 else ()
        yield before, stage
        if stage == runs[-1][0]:
            runs[-1][1] = min(int(str(runs[-1][1])) + 1, 9)
        else:
            runs.append([stage, 1])


class Learned:
    """How often each step follows what came before, among real lines and among the others of a labelled year."""

    def __init__(self, years: list[Year]) -> None:
        self.seen: dict[tuple[bool, object], Counter[str]] = defaultdict(Counter)
        self.rates: dict[int, Counter[str]] = defaultdict(Counter)
        self.shares: dict[int, Counter[str]] = defaultdict(Counter)
        for year in years:
            for line, path in paths(year).items():
                for before, stage in steps(path):
                    self.seen[line in year.truth, before][stage] += 1
                for age in AGES:
                    if len(path) > age:
                        self.shares[age][path[age]] += 1
                        if line in year.truth:
                            self.rates[age][path[age]] += 1

    def likelier(self, path: list[str]) -> float:
        """How much likelier a real line goes this way than another (logarithm)."""
        return sum(
            log(self.chance(True, before, stage) / self.chance(False, before, stage))
            for before, stage in steps(path)
        )

    def chance(self, real: bool, before: object, stage: str) -> float:
        """The share of lines that took this step."""
        seen = self.seen[real, before]
        return (seen[stage] + 0.5) / (seen.total() + 3)


def guesses(year: Year, learned: Learned) -> Iterator[dict[str, float]]:
    """For each person and age: did the watcher name the stage and the line; blind is the same watcher with the lines of the week before."""
    seen = paths(year)
    cohorts: dict[int, list[str]] = defaultdict(list)
    for line in year.shown[-1].values():
        cohorts[line.first_turn].append(line.line)
    for person, first in year.first.items():
        for age in AGES:
            if first > 2 and first + age <= TURNS:
                found = {line: seen[line][: age + 1] for line in cohorts[first]}
                sham = {line: seen[line][: age + 1] for line in cohorts[first - 1]}
                yield judged(learned, found, sham, person, year.truth[person][age])


def judged(learned: Learned, found: Seen, sham: Seen, person: str, truth: str) -> dict[str, float]:
    """What was guessed right."""
    weight = {line: exp(learned.likelier(path)) for line, path in found.items()}
    top = max(weight.values())
    best = weight[person] == top
    return {
        "rates": truth == learned.rates[len(found[person]) - 1].most_common(1)[0][0],
        "counting": truth == by_counting(learned, found),
        "counting blind": truth == by_counting(learned, sham),
        "paths": truth == by_paths(learned, found),
        "paths blind": truth == by_paths(learned, sham),
        "line": best / list(weight.values()).count(top),
        "line blind": 1 / len(found),
        "attributed": best and top > sum(weight.values()) / 2,
    }


def by_counting(learned: Learned, found: Seen) -> str:
    """The stage that is likeliest from what is known of such messages and what stands oftener than usual in this week's lines."""
    age = len(next(iter(found.values()))) - 1
    counts = Counter(path[-1] for path in found.values())
    rates, usual = learned.rates[age], learned.shares[age]
    return max(counts, key=lambda stage: (rates[stage] + 0.1) * counts[stage] / (usual[stage] + 0.1))


def by_paths(learned: Learned, found: Seen) -> str:
    """The stage on which the lines stand that went like real ones."""
    weights: dict[str, float] = defaultdict(float)
    for path in found.values():
        weights[path[-1]] += exp(learned.likelier(path))
    return max(weights, key=lambda stage: weights[stage])


def main() -> None:
    """Print a table: guesses right of a hundred, and how much more than blind with its error over the years."""
    columns = ("counting", "paths", "line")
    for weekly in WEEKLY:
        learned = Learned([watch(1000 + seed, weekly) for seed in range(YEARS)])
        years = [list(guesses(watch(seed, weekly), learned)) for seed in range(YEARS)]
        for attack in columns:
            gains = [100 * (share(year, attack) - share(year, f"{attack} blind")) for year in years]
            print(
                f"{weekly} a week, {attack}: {100 * mean(share(year, attack) for year in years):.2f} of 100, blind "
                f"{100 * mean(share(year, f'{attack} blind') for year in years):.2f}, more {mean(gains):+.2f} (error {stdev(gains) / len(gains) ** 0.5:.2f})"
            )
        print(
            f"{weekly} a week, line attributed: {100 * mean(share(year, 'attributed') for year in years):.2f} of 100"
        )
        sys.stdout.flush()


def share(guesses_of_year: list[dict[str, float]], name: str) -> float:
    """The share of guesses that were right."""
    return mean(guess[name] for guess in guesses_of_year)


if __name__ == "__main__":
    main()
