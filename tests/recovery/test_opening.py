"""Which voices become a case (R3, Q7, A1, A4): the table of the rule, line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.recovery.opening import (
    ABOUT_US,
    BAD_SCORE,
    WROTE_TO_US,
    Heard,
    is_bad,
    missing_cases,
    reason_to_open,
)


def heard(rating=None, lowest=None, inside=True, disposition="placed", same_as=None, voice=1):
    return Heard(voice, rating, lowest, inside, disposition, same_as)


@pytest.mark.parametrize(
    "voice",
    [
        heard(rating=4),
        heard(rating=5, inside=False),
        heard(lowest=7),
        heard(rating=5, lowest=10),
        heard(inside=False, disposition="unplaced"),
        heard(inside=False, disposition=None),  # not placed yet: decided tomorrow
        heard(rating=1, disposition="rejected"),
        heard(rating=1, disposition="private"),
    ],
)
def test_no_case(voice):
    """R3: good scores, voices about others, voices rejected by two people, and distant chatter."""
    assert reason_to_open(voice) is None


@pytest.mark.parametrize(
    ("voice", "reason"),
    [
        (heard(rating=3), BAD_SCORE),
        (heard(rating=1, inside=False, disposition="unplaced"), BAD_SCORE),
        (heard(lowest=6), BAD_SCORE),
        (heard(rating=5, lowest=6), BAD_SCORE),
        (heard(rating=3, lowest=10), BAD_SCORE),
        (heard(rating=2, disposition=None), BAD_SCORE),  # a bad score does not wait for its theme
        (heard(rating=2, disposition="duplicate", same_as=9), BAD_SCORE),
        (heard(), WROTE_TO_US),
        (heard(disposition="unplaced"), WROTE_TO_US),
        (heard(disposition=None), WROTE_TO_US),
        (heard(inside=False), ABOUT_US),
    ],
)
def test_case(voice, reason):
    """R3, Q7, A1: every bad score, everybody who wrote to us, and every voice about us without a score."""
    assert reason_to_open(voice) == reason


def test_nobody_waits_twice():
    """R3: a voice that has its case gets no second one."""
    voices = [heard(rating=1, voice=number) for number in (1, 2, 3)]
    assert missing_cases(voices, frozenset({2})) == {1: BAD_SCORE, 3: BAD_SCORE}


def test_copies_are_one_case_for_the_worst_reason():
    """M11, R3: the first voice carries it, though only its copy had stars."""
    voices = [
        heard(voice=4, inside=False, disposition="unplaced"),
        heard(voice=9, disposition="duplicate", same_as=4),
        heard(voice=8, rating=1, disposition="duplicate", same_as=4),
    ]
    assert missing_cases(voices, frozenset()) == {4: BAD_SCORE}
    assert missing_cases(voices, frozenset({4})) == {}


VOICES = st.builds(
    Heard,
    st.integers(1, 50),
    st.none() | st.integers(1, 5),
    st.none() | st.integers(1, 10),
    st.booleans(),
    st.sampled_from(["placed", "unplaced", "duplicate", None]),
    st.none() | st.integers(1, 50),
)


@given(st.lists(VOICES, max_size=20))
def test_a_bad_score_is_never_missed(voices):
    """R3: whatever else is true of the voice."""
    opened = missing_cases(voices, frozenset())
    assert all(voice.first in opened for voice in voices if is_bad(voice.rating, voice.lowest))
