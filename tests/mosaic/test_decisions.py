"""The log of decisions folded into one picture: what stays untouched, then what changes."""

from __future__ import annotations

import pytest

from jobs.mosaic.decisions import Decision, Verdict, aliases, lessons, resting_on, standing, verdicts


def move(
    number: int, voice: int, left: str | None, into: str, *stands: str, part: int | None = None
) -> Decision:
    """A voice goes from one theme to another."""
    return Decision(
        number, "move", voice, theme_id=left, into_id=into, stands=stands or (into,), part_of=part
    )


def add(number: int, voice: int, into: str, *stands: str) -> Decision:
    """A voice stands in one more theme."""
    return Decision(number, "add", voice, into_id=into, stands=stands)


def not_this(number: int, voice: int, theme: str) -> Decision:
    """A voice is not about a theme."""
    return Decision(number, "not-this", voice, theme_id=theme)


def merge(number: int, theme: str, into: str) -> Decision:
    """A theme goes into another."""
    return Decision(number, "merge", theme_id=theme, into_id=into)


def undo(number: int, undoes: int) -> Decision:
    """A decision is taken back."""
    return Decision(number, "undo", undoes=undoes)


SPLIT = [
    Decision(1, "split", theme_id="a", into_id="n"),
    move(2, 7, "a", "n", part=1),
    move(3, 8, "a", "n", part=1),
]
VERDICTS = [
    ([], {}, "nobody decided"),
    ([move(1, 7, "a", "b"), undo(2, 1)], {}, "taken back"),
    ([*SPLIT, undo(4, 1)], {}, "a split takes its moves along"),
    ([merge(1, "a", "b")], {}, "a merge pins no voice"),
    ([move(1, 7, "a", "b")], {7: Verdict(("b",), ("a",), (1,))}, "moved: there, and not where it was"),
    ([move(1, 7, None, "b")], {7: Verdict(("b",), (), (1,))}, "placed from no theme"),
    ([move(1, 7, "a", "b", "b", "c")], {7: Verdict(("b", "c"), ("a",), (1,))}, "its other theme stays"),
    ([add(1, 7, "b", "a", "b")], {7: Verdict(("a", "b"), (), (1,))}, "stands in both"),
    ([not_this(1, 7, "a")], {7: Verdict((), ("a",), (1,))}, "anywhere but there"),
    ([add(1, 7, "b", "a", "b"), not_this(2, 7, "a")], {7: Verdict(("b",), ("a",), (1, 2))}, "the last word"),
    ([not_this(1, 7, "a"), add(2, 7, "a", "a")], {7: Verdict(("a",), (), (1, 2))}, "the last word again"),
    (
        [add(1, 7, "b", "b"), not_this(2, 7, "a"), merge(3, "a", "b")],
        {7: Verdict(("b",), (), (1, 2))},
        "a bar falls",
    ),
    (
        [move(1, 7, "c", "a"), merge(2, "a", "b")],
        {7: Verdict(("b",), ("c",), (1,))},
        "pinned under the living id",
    ),
    (
        [Decision(1, "reject", 7, reason="r", evidence="e", second="x")],
        {7: Verdict((), (), (1,), 1)},
        "rejected",
    ),
    ([*SPLIT], {7: Verdict(("n",), ("a",), (2,)), 8: Verdict(("n",), ("a",), (3,))}, "split"),
    ([*SPLIT, undo(4, 2)], {8: Verdict(("n",), ("a",), (3,))}, "one voice of a split comes back"),
]


@pytest.mark.parametrize(("log", "expected", "why"), VERDICTS)
def test_what_people_said_of_a_voice(log: list[Decision], expected: dict[int, Verdict], why: str) -> None:
    """M2, A2: decisions win in their order, undone ones count for nothing."""
    assert verdicts(standing(log)) == expected, why


ALIASES = [
    ([], {}),
    ([merge(1, "a", "b"), undo(2, 1)], {}),
    ([merge(1, "a", "b")], {"a": "b"}),
    ([merge(1, "a", "b"), merge(2, "b", "c")], {"a": "c", "b": "c"}),
    ([merge(1, "a", "b"), merge(2, "b", "c"), undo(3, 2)], {"a": "b"}),
    ([merge(1, "a", "b"), undo(2, 1), merge(3, "b", "a")], {"b": "a"}),
]


@pytest.mark.parametrize(("log", "expected"), ALIASES)
def test_a_merged_id_resolves_for_ever(log: list[Decision], expected: dict[str, str]) -> None:
    """M2: through any number of merges, and back when they are taken back."""
    assert aliases(standing(log)) == expected


LESSONS = [
    ([], {}),
    ([Decision(1, "reject", 7)], {}),
    ([not_this(1, 7, "a"), merge(2, "a", "b")], {}),
    ([move(1, 7, "a", "b", "b", "c")], {(7, "a"): False, (7, "b"): True}),
    ([Decision(1, "confirm", 7, stands=("a", "c"))], {(7, "a"): True, (7, "c"): True}),
    ([add(1, 7, "b", "a", "b")], {(7, "b"): True}),
    ([add(1, 7, "b", "b"), not_this(2, 7, "b")], {(7, "b"): False}),
    ([move(1, 7, "a", "b"), merge(2, "a", "b")], {(7, "b"): True}),
    ([add(1, 7, "a", "a"), not_this(2, 7, "b"), merge(3, "a", "b")], {(7, "b"): True}),
]


@pytest.mark.parametrize(("log", "expected"), LESSONS)
def test_what_decisions_teach(log: list[Decision], expected: dict[tuple[int, str], bool]) -> None:
    """M2: only what a person said teaches, for and against."""
    assert lessons(standing(log)) == expected


RESTING = [
    ([move(1, 7, "a", "b"), move(2, 8, "a", "b")], 1, []),
    ([move(1, 7, "a", "b"), add(2, 7, "c", "b", "c"), undo(3, 2)], 1, []),
    ([*SPLIT], 1, []),
    ([move(1, 7, "a", "b"), add(2, 7, "c", "b", "c")], 1, [2]),
    ([*SPLIT, move(4, 9, "a", "n")], 1, [4]),
    ([*SPLIT, add(4, 7, "c", "c", "n")], 1, [4]),
    ([*SPLIT, merge(4, "n", "b")], 1, [4]),
]


@pytest.mark.parametrize(("log", "number", "later"), RESTING)
def test_what_rests_on_a_decision(log: list[Decision], number: int, later: list[int]) -> None:
    """M2: nothing is taken back from under a later decision."""
    assert resting_on(number, log) == later
