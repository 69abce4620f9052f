"""Lines turn together once a week; who keeps every night's pages cannot tell a real one from the others (S5, F6)."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from jobs.channels.receipt import bucket, line_of
from jobs.recovery.dealing import EXPECTED
from jobs.recovery.lines import (
    FIRST,
    LEAST,
    LETTERS,
    SHOWN_FOR,
    Line,
    Real,
    first_of_quarter,
    new_lines,
    on_pages,
    pages,
    turn,
)

KEY = bytes(range(32))
MINE = line_of(bytes(range(16)))


def later(lines: list[Line], number: int, real: dict[str, Real], digits: int = 1) -> list[Line]:
    """All lines after one more turn."""
    made = turn(KEY, number, digits, lines, real, {})
    kept = {line.line: line for line in lines if line.line not in made.gone}
    return sorted((kept | {line.line: line for line in made.changed}).values())


def test_every_page_gets_equally_many_lines() -> None:
    first = later([], 1, {MINE: Real(1, "read")})
    assert {len(lines) for lines in on_pages(first, 1, []).values()} == {FIRST}
    second = later(first, 2, {MINE: Real(1, "read")})
    assert {len(lines) for lines in on_pages(second, 1, []).values()} == {FIRST + LEAST}
    assert MINE in {line.line for line in on_pages(second, 1, [])[bucket(MINE, 1)]}


@pytest.mark.parametrize(
    ("number", "fullest", "lines"),
    [(1, 0, 32), (2, 0, 16), (2, 8, 16), (2, 9, 32), (1, 17, 64), (3, 85, 256)],
)
def test_lines_come_in_powers_of_two(number: int, fullest: int, lines: int) -> None:
    assert new_lines(number, fullest) == lines


def test_the_same_night_gives_the_same_lines() -> None:
    real = {MINE: Real(1, "read")}
    assert later([], 1, real) == later([], 1, real)
    assert turn(bytes(32), 1, 1, [], real, {}).changed != turn(KEY, 1, 1, [], real, {}).changed


def test_a_line_follows_its_message_and_knows_since_when() -> None:
    lines = later([], 1, {MINE: Real(1, "read")})
    for number, stage in ((2, "read"), (3, "looked-into"), (4, "answered")):
        lines = later(lines, number, {MINE: Real(1, stage)})
        mine = next(line for line in lines if line.line == MINE)
        assert (mine.stage, mine.first_turn) == (stage, 1)
    assert mine.since_turn == 4


def test_lines_go_after_a_year_and_the_real_one_does_not_come_back() -> None:
    lines = later([], 1, {MINE: Real(1, "read")})
    assert turn(KEY, SHOWN_FOR, 1, lines, {MINE: Real(1, "read")}, {}).gone == []
    over = turn(KEY, SHOWN_FOR + 1, 1, lines, {MINE: Real(1, "read")}, {})
    assert set(over.gone) == {line.line for line in lines}
    assert MINE not in {line.line for line in over.changed}


def test_more_pages_leave_every_line_where_it_was_given() -> None:
    lines = later([], 1, {MINE: Real(1, "read")})
    lines = later(lines, 2, {MINE: Real(1, "read")}, digits=2)
    found = on_pages(lines, 2, [1, 2])
    assert {line.line for line in lines if line.first_turn == 1} == {
        line.line for page in pages(1) for line in found[page]
    }
    assert {line.line for line in lines} == {line.line for page in pages(2) for line in found[page]}
    assert MINE in {line.line for line in found[bucket(MINE, 2)]}


def test_a_code_that_was_given_before_the_pages_grew_stays_on_its_page() -> None:
    lines = later([], 1, {MINE: Real(1, "read")}, digits=2)
    found = on_pages(lines, 2, [1])
    assert all(MINE in {line.line for line in found[bucket(MINE, digits)]} for digits in (1, 2))
    assert {len(found[page]) for page in pages(1)} == {FIRST * len(LETTERS)}  # nor alone on it


def test_fewer_pages_hold_every_line() -> None:
    lines = later([], 1, {MINE: Real(2, "read")}, digits=2)
    assert MINE in {line.line for line in on_pages(lines, 1, [2])[bucket(MINE, 1)]}


@pytest.mark.parametrize(("number", "first"), [(1, 1), (13, 1), (14, 14), (26, 14), (27, 27)])
def test_the_pace_stands_for_a_quarter(number: int, first: int) -> None:
    assert first_of_quarter(number) == first


def counts(lines: list[Line]) -> Counter[tuple[int, str, int]]:
    """What a watcher can count: week of arrival, stage, since when."""
    return Counter((line.first_turn, line.stage, line.since_turn) for line in lines)


WEEKS = 8


def watched(way: list[str]) -> list[Counter[tuple[int, str, int]]]:
    """The counts of every week when one message went this way, or there was none."""
    lines: list[Line] = []
    table = []
    for number in range(1, WEEKS + 1):
        lines = later(lines, number, {MINE: Real(1, way[number - 1])} if way else {})
        table.append(counts(lines))
    return table


def likely_way(seed: int) -> list[str]:
    """What may become of a message."""
    dice = random.Random(seed)
    stages = [dice.choice(["received", "read"])]
    while len(stages) < WEEKS:
        onward = [stage for stage, times in EXPECTED[stages[-1]].items() for _ in range(times)]
        stages.append(dice.choice(onward))
    return stages


def test_whether_somebody_wrote_and_what_became_of_it_changes_no_count() -> None:
    """Of all that a watcher can count in eight weeks; where a quota is under one line, a single line may show as a count."""
    nobody = watched([])
    assert watched(["read"] * WEEKS) == nobody
    changed = total = 0
    for seed in range(6):
        somebody = watched(likely_way(seed))
        for before, after in zip(nobody, somebody, strict=True):
            total += len(before)
            changed += len((before - after) + (after - before))
    assert changed / total < 0.02
