"""Who is new, what share of each theme newcomers say, and what they named first (A5)."""

from datetime import date

import pytest

from jobs.patterns.newcomers import by_age, first_named, is_new, shares_of_newcomers
from jobs.patterns.surveyed import Voice

BEGAN = date(2026, 1, 1)


def voice(number, said_on, since=None, told=False, themes=(), author=None):
    day = date.fromisoformat(since) if since else None
    return Voice(number, author or str(number), "survey", said_on, themes=themes, since=day, told=told)


NEW = [
    ("2026-06-01", None, False, None),  # no identifier: nobody can tell
    ("2026-06-01", "2026-06-01", True, True),
    ("2026-06-01", "2026-03-04", True, True),  # day 89
    ("2026-06-01", "2026-03-03", True, False),  # day 90
    ("2026-06-01", "2019-01-01", True, False),
    ("2026-01-10", "2026-01-05", True, True),  # told: also in the first days of all
    ("2026-06-01", "2026-04-20", False, True),
    ("2026-06-01", "2026-02-20", False, False),  # heard for more than 90 days
    ("2026-04-10", "2026-04-01", False, True),  # first heard on day 90 of all
    ("2026-04-10", "2026-03-31", False, None),  # day 89 of all: may have been there for years
    ("2026-01-01", "2026-01-01", False, None),
]


@pytest.mark.parametrize(("said_on", "since", "told", "new"), NEW)
def test_new_for_ninety_days_and_unknown_where_nobody_can_tell(said_on, since, told, new):
    """A5"""
    assert is_new(voice(1, said_on, since, told), BEGAN) is new


def test_voices_are_parted_by_age():
    """A5"""
    voices = [
        voice(1, "2026-01-01"),
        voice(2, "2026-06-01", "2026-05-30"),
        voice(3, "2026-06-01", "2026-01-30"),
    ]
    assert {age: [one.number for one in said] for age, said in by_age(voices).items()} == {
        True: [2],
        False: [3],
        None: [1],
    }
    assert by_age([]) == {True: [], False: [], None: []}


def test_the_share_of_newcomers_leaves_the_unknown_out():
    """A5: with Wilson's interval over customers."""
    voices = [voice(n, "2026-06-01", "2026-05-30", True, ("a",)) for n in range(3)]
    voices += [voice(3 + n, "2026-06-01", "2020-01-01", True, ("a", "b")) for n in range(7)]
    voices += [voice(20, "2026-06-01", None, False, ("a", "c"))]
    found = shares_of_newcomers(voices)
    assert (found["a"].value, found["a"].n, found["b"].value, found["c"]) == (30, 10, 0, None)
    assert (found["a"].low, found["a"].high) == pytest.approx((10.8, 60.3), abs=0.1)
    assert found[""].n == 10
    assert shares_of_newcomers([]) == {"": None}


def test_who_named_a_theme_first():
    """A5: what was named in the first 90 days was there before us; ties go to the lower number."""
    voices = [
        voice(1, "2026-01-01", themes=("old-theme",)),
        voice(2, "2026-06-01", "2026-05-20", False, ("old-theme", "by-new")),
        voice(3, "2026-06-01", "2026-01-02", True, ("by-new", "by-old")),
        voice(4, "2026-06-02", None, False, ("by-nobody",)),
        voice(5, "2026-05-01", "2026-04-30", False, ("also-new",)),
    ]
    found = first_named(list(reversed(voices)))
    assert (found.by_newcomers, found.by_others) == (("also-new", "by-new"), ("by-old",))
    assert (found.before, found.unknown) == (("old-theme",), ("by-nobody",))
    assert (round(found.share.value, 1), found.share.n) == (66.7, 3)
    assert first_named([]).share is None
