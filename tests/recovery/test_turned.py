"""Who was angry and is content now, and who only fell silent (R13)."""

from __future__ import annotations

import pytest

from jobs.recovery.turned import Scored, turned_around

GOOD, BAD = False, True


def said(number: int, day: int, bad: bool, author: str = "a") -> Scored:
    """One voice in March."""
    return Scored(number, author, f"2026-03-{day:02}", bad)


PAIRS: list[tuple[list[Scored], list[tuple[int, int]], int]] = [
    ([], [], 0),
    ([said(1, 1, GOOD)], [], 0),
    ([said(1, 1, BAD)], [], 1),  # silence is no turn
    ([said(1, 1, GOOD), said(2, 2, BAD)], [], 1),
    ([said(1, 1, BAD), said(2, 1, GOOD)], [], 1),  # the same day tells nothing
    ([said(1, 1, BAD), said(2, 2, GOOD), said(3, 3, BAD)], [], 0),  # angry again
    ([said(1, 1, BAD), said(2, 2, GOOD), said(3, 2, BAD)], [], 0),  # both on the newest day
    ([said(2, 2, GOOD), said(1, 1, BAD)], [(1, 2)], 0),
    ([said(1, 1, BAD), said(2, 2, BAD), said(3, 3, GOOD), said(4, 4, GOOD)], [(2, 3)], 0),
    ([said(1, 1, BAD), said(2, 2, GOOD, "b")], [], 1),  # somebody else
]


@pytest.mark.parametrize(("voices", "pairs", "silent"), PAIRS)
def test_both_voices_of_whoever_turned_around(
    voices: list[Scored], pairs: list[tuple[int, int]], silent: int
) -> None:
    """R13"""
    found = turned_around(voices, {})
    assert [(one.bad.number, one.good.number) for one in found.turned] == pairs
    assert found.silent == silent


def test_the_share_is_of_those_who_scored_again() -> None:
    """R13: three of four, with Wilson's interval; the silent fifth is told apart."""
    voices = [said(n, 1, BAD, str(n)) for n in range(5)] + [said(10 + n, 5, n == 3, str(n)) for n in range(4)]
    found = turned_around(voices, {})
    assert found.share is not None
    assert (found.share.value, found.share.n, found.silent) == (75, 4, 1)
    assert turned_around([], {}).share is None


ANSWERS = [({}, False), ({1: "2026-03-02"}, True), ({1: "2026-03-05"}, True), ({1: "2026-03-06"}, False)]


@pytest.mark.parametrize(("answers", "answered"), ANSWERS)
def test_an_answer_after_the_good_voice_did_not_come_before_it(
    answers: dict[int, str], answered: bool
) -> None:
    """R13"""
    (found,) = turned_around([said(1, 1, BAD), said(2, 5, GOOD)], answers).turned
    assert found.answered is answered
