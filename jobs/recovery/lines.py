"""The lines of all receipts, turned once a week: what is new, what moved on, what is over (S5; docs/receipts.md).

Among the real lines stand others that nobody holds a code for. Each page gets equally many new lines at every turn, and all move by the quota.
"""

from __future__ import annotations

import hmac
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from jobs.channels.receipt import ID_LETTERS, bucket, line_of
from jobs.recovery.dealing import NEW, Cell, Draw, Moves, deal

DAYS_BETWEEN = 7
FIRST = 32  # lines on each page at the first turn
LEAST = 16  # new lines on each page at every later one
MARGIN = 2  # at least so many times as many new lines as the fullest page has real ones
SHOWN_FOR = 52  # turns, a year
QUARTER = 13  # turns
LETTERS = "".join(sorted(map(chr, ID_LETTERS.values())))
ID_BYTES = 16


class Line(NamedTuple):
    """One line: the letters that name its page, when it came, its stage, and since when that stage."""

    line: str
    digits: int
    first_turn: int
    stage: str
    since_turn: int


class Real(NamedTuple):
    """A line that somebody holds a code for, as it stands today."""

    digits: int
    stage: str


@dataclass(frozen=True)
class Turn:
    """What a turn changes: lines that are new or moved, and lines whose time is over."""

    changed: Sequence[Line]
    gone: Sequence[str]


def turn(
    key: bytes, number: int, digits: int, lines: Sequence[Line], real: Mapping[str, Real], moves: Moves
) -> Turn:
    """The next turn; `moves` tell the pace (jobs/recovery/tempo.py). The same key, number and lines give the same turn."""
    shown = [line for line in lines if number - line.first_turn < SHOWN_FOR]
    gone = [line.line for line in lines if number - line.first_turn >= SHOWN_FOR]
    known = {line.line for line in lines}
    new = {line: found for line, found in real.items() if line not in known}
    changed = [*moving(key, number, shown, real, moves), *arriving(key, number, digits, new, moves)]
    return Turn(changed, gone)


def first_of_quarter(number: int) -> int:
    """The turn from which on the pace stands: it is learned anew once a quarter, so that no single move can be read off it."""
    return number - (number - 1) % QUARTER


def moving(
    key: bytes, number: int, shown: Iterable[Line], real: Mapping[str, Real], moves: Moves
) -> Iterator[Line]:
    """Every line that changes its stage, week of arrival by week of arrival."""
    cells: dict[tuple[int, str, int], list[Line]] = defaultdict(list)
    for line in shown:
        cells[line.first_turn, line.stage, line.since_turn].append(line)
    for (first, stage, since), lines in cells.items():
        own = {line.line: real[line.line].stage for line in lines if line.line in real}
        others = [line.line for line in lines if line.line not in real]
        cell = Cell(stage, number - since, own, others)
        following = own | deal(cell, moves, drawing(key, f"move {number} {first}"))
        for line in lines:
            if following[line.line] != stage:
                yield replace_stage(line, following[line.line], number)


def replace_stage(line: Line, stage: str, number: int) -> Line:
    """The line at its next stage."""
    return line._replace(stage=stage, since_turn=number)


def arriving(key: bytes, number: int, digits: int, new: Mapping[str, Real], moves: Moves) -> Iterator[Line]:
    """The new lines: the real ones, and so many others that every page gets the same number."""
    given = min([digits, *(found.digits for found in new.values())])
    own = {line: found.stage for line, found in new.items()}
    others = list(padding(key, number, digits, new))
    following = own | deal(Cell(NEW, 0, own, others), moves, drawing(key, f"arrive {number}"))
    for line in sorted(following):
        yield Line(line, given, number, following[line], number)


def padding(key: bytes, number: int, digits: int, new: Iterable[str]) -> Iterator[str]:
    """Lines without a receipt, for every page as many as are missing to the number that all pages get."""
    have = Counter(bucket(line, digits) for line in new)
    wanted = new_lines(number, max(have.values(), default=0))
    for page in pages(digits):
        for place in range(wanted - have[page]):
            made = line_of(hmac.digest(key, f"line {number} {page} {place}".encode(), "sha256")[:ID_BYTES])
            yield made[0] + page + made[1 + digits :]


def new_lines(number: int, fullest: int) -> int:
    """How many lines each page gets: a power of two, so that only a rare doubling tells anything about the weeks."""
    wanted = FIRST if number == 1 else LEAST
    while wanted < MARGIN * fullest:
        wanted *= 2
    return wanted


def pages(digits: int) -> list[str]:
    """The names of all pages."""
    return ["".join(letters) for letters in product(LETTERS, repeat=digits)]


def drawing(key: bytes, about: str) -> Draw:
    """Numbers from 0 to 1 that only the holder of the key can foresee."""
    return lambda words: int.from_bytes(hmac.digest(key, f"{about} {words}".encode(), "sha256")[:7]) / 2**56


def on_pages(lines: Iterable[Line], digits: int, used: Iterable[int]) -> dict[str, list[Line]]:
    """Every page with its lines in the order of their ids; a line stays on the page it was given with and on all later ones."""
    lengths = sorted({*used, digits})
    found: dict[str, list[Line]] = {page: [] for length in lengths for page in pages(length)}
    for line in sorted(lines):
        for length in lengths:
            if length >= line.digits or length == digits:
                found[bucket(line.line, length)].append(line)
    return found
