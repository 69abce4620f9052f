"""The event calendar: what is read, what is refused, and what is said about the days after (M7)."""

from datetime import date

import numpy as np
import pytest

from jobs.patterns.aftermath import FEWEST_USUAL, look_after, pieces, told
from jobs.patterns.events import KINDS, by_thing, read_events
from jobs.refusal import Refusal

THEMES = {"website-app", "price-promo"}
GOOD = """
[[event]]
day = 2026-07-06
of = "app"
kind = "release"
name = { en = "App 4.0.2", ru = "Приложение 4.0.2", ar = "التطبيق 4.0.2" }

[[event]]
day = 2026-06-09
of = "app"
kind = "release"
name = { ru = "Приложение 4.0" }
themes = ["website-app"]
"""


def test_events_are_read_in_the_order_of_their_days():
    """M7: names by language, the first one written where the reader's is missing."""
    first, second = read_events(GOOD.encode(), "events.toml", THEMES)
    assert (first.day, first.themes, first.called("ar")) == (
        date(2026, 6, 9),
        ("website-app",),
        "Приложение 4.0",
    )
    assert [second.called(language) for language in ("en", "ru", "ar")] == [
        "App 4.0.2",
        "Приложение 4.0.2",
        "التطبيق 4.0.2",
    ]
    assert list(by_thing((first, second))) == ["app"]


def test_no_events_are_no_fault():
    """M7: an empty calendar."""
    assert read_events(b"", "events.toml", THEMES) == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('of = "app"', 'of = "The app"', "event 1: of is small Latin letters"),
        (
            'kind = "release"',
            'kind = "party"',
            "event 1: kind is one of release, upgrade, price, outage, other",
        ),
        ("day = 2026-07-06", 'day = "yesterday"', "event 1"),
        ("day = 2026-07-06\n", "", "event 1"),
        ("day = 2026-07-06", "day = 2026-06-09", "app stands there twice on 2026-06-09"),
        ('themes = ["website-app"]', 'themes = ["webapp"]', "event 2: there is no theme 'webapp'"),
        ('{ ru = "Приложение 4.0" }', '{ de = "Version 4.0" }', "event 2: name needs words"),
        ('{ ru = "Приложение 4.0" }', '{ ru = " " }', "event 2: name needs words"),
        ('{ ru = "Приложение 4.0" }', "{ }", "event 2: name needs words"),
        ("themes =", "theme =", "event 2"),
        ("[[event]]", "[[happening]]", "nothing else"),
        ("[[event]]", "[event", "not readable TOML"),
    ],
)
def test_what_is_refused(old, new, says):
    """M7: every refusal names file and event."""
    assert old in GOOD
    with pytest.raises(Refusal, match=r"events\.toml") as refusal:
        read_events(GOOD.replace(old, new, 1).encode(), "events.toml", THEMES)
    assert says in str(refusal.value)


def test_a_file_that_is_not_utf8_is_refused():
    """M7: no guessing of an encoding."""
    with pytest.raises(Refusal, match="not readable TOML"):
        read_events(GOOD.encode("utf-16"), "events.toml", THEMES)


def test_every_kind_is_known():
    """M7: releases, upgrades, price changes, outages."""
    assert KINDS == ("release", "upgrade", "price", "outage", "other")


@pytest.mark.parametrize(
    ("events", "days", "after", "around"),
    [
        ([28], 70, (28,), (0, 14, 42, 56)),
        ([30], 70, (30,), (0, 14, 44)),  # what does not fill a fortnight is left out
        ([28, 35], 84, (28, 35), (0, 14, 49, 63)),  # two fortnights that overlap
        ([60], 70, (), ()),  # not over yet
        ([-3], 40, (), ()),  # before anything was heard
        ([-3, 24], 66, (24,), (38, 52)),  # the days after an unheard event are nobody's usual
        ([], 70, (), ()),
        ([400], 1000, (400,), tuple(range(218, 400, 14)) + tuple(range(414, 596, 14))),  # half a year around
    ],
)
def test_which_fortnights_are_compared(events, days, after, around):
    """M7: matched periods: whole fortnights, so that weekdays are the same on both sides."""
    found = pieces(events, days)
    assert found.after == after
    assert found.around == around


FLAT = [1, 0] * 182


def days_with(after, usual=FLAT):
    """A year of days with these complaints a day in the fortnight from day 140 on."""
    return usual[:140] + [after] * 14 + usual[154:]


@pytest.mark.parametrize(
    ("complaints", "contacts", "likely"),
    [
        (FLAT, [10] * 364, True),
        (days_with(2), [10] * 364, False),
        (
            days_with(2),
            days_with(40, [10] * 364),
            True,
        ),  # four times the contacts bring four times the complaints
        (days_with(0), [10] * 364, True),  # fewer is no rise
    ],
)
def test_a_rise_after_an_event(complaints, contacts, likely):
    """M7: shares of all contacts decide."""
    found = look_after(pieces([140], 364), complaints, contacts)
    assert found.complaints == sum(complaints[140:154])
    assert (found.chance > 0.05) is likely
    assert found.ratio.low < found.ratio.value < found.ratio.high


def test_by_hand():
    """M7: 28 after one event where 7 are usual; 24 steady fortnights around."""
    found = look_after(pieces([140], 364), days_with(2), [10] * 364)
    assert (found.complaints, found.usual) == (28, pytest.approx(7))
    assert found.ratio.value == pytest.approx(28.5 / (175.5 / 25), abs=0.01)
    assert found.chance < 1e-5


@pytest.mark.parametrize(
    ("events", "complaints", "contacts", "missing"),
    [
        ([28], [1, 0] * 35, [10] * 70, FEWEST_USUAL),  # four fortnights around
        ([140], [0] * 364, [10] * 364, FEWEST_USUAL),
        ([140], ([1] + [0] * 13) * 26, [10] * 364, 1.0),  # 1 usual
        ([140], [0] * 364, [0] * 364, FEWEST_USUAL),
        ([], FLAT, [10] * 364, FEWEST_USUAL),
    ],
)
def test_too_few_says_what_is_missing(events, complaints, contacts, missing):
    """M7: no verdict from a handful."""
    found = look_after(pieces(events, len(complaints)), complaints, contacts)
    assert (found.ratio, found.chance, found.missing) == (None, None, pytest.approx(missing))


@pytest.mark.parametrize(
    ("chances", "found"),
    [
        ([], []),
        ([0.04], [True]),
        ([0.06], [False]),
        ([0.04] * 3, [True] * 3),
        ([0.04, 0.5, 0.6], [False] * 3),  # one of three would need .0167
        ([0.5, 0.016, 0.026, 0.9], [False, False, False, False]),
        ([0.5, 0.012, 0.025, 0.9], [False, True, True, False]),
    ],
)
def test_many_looks_are_paid_for(chances, found):
    """M7: Benjamini and Hochberg at 5 %."""
    assert told(chances) == found
    assert told(np.asarray(chances).tolist()) == found
