"""Rows of the store become voices: newest answers, and since when somebody is a customer (Q2, A5)."""

from datetime import date

import pytest

from db.answers import save_answers
from db.surveys import causes, critics, surveyed
from jobs.patterns.surveyed import day_of, read_voices

SINCE = [
    (None, None),
    ("", None),
    ("long ago", None),
    ("2025", None),
    ("2025-13", None),
    ("2025-02-30", None),
    ("2025-11", date(2025, 11, 1)),
    ("2025-11-03", date(2025, 11, 3)),
    ("2025-11-03 00:00:00", date(2025, 11, 3)),
]


@pytest.mark.parametrize(("written", "day"), SINCE)
def test_a_day_or_a_month_is_read_and_anything_else_is_unknown(written, day):
    """A5"""
    assert day_of(written) == day


def known(town, voice, customer, since=None, contact="email"):
    """Make the voice one of this customer."""
    town.db.execute("drop trigger if exists voices_are_never_changed")
    town.db.execute(
        "insert into customers values (?, ?, '2026-01-01') on conflict do nothing",
        [customer, f"{customer:032}"],
    )
    town.db.execute("insert into contacts values (?, ?, 'x') on conflict do nothing", [customer, contact])
    town.db.execute(
        "update voices set customer_id = ?, attributes = coalesce(json_object('customer_since', ?), '{}') where id = ?",
        [customer, since, voice],
    )


def test_voices_that_are_not_counted_are_left_out(town):
    """F4, M11: competitors, copies, private and rejected ones."""
    first = town.say("2026-01-01", rating=2)
    town.say("2026-01-02", rating=2, state="duplicate", same_as=first)
    town.say("2026-01-03", rating=2, state="private")
    town.say("2026-01-04", rating=2, state="rejected")
    town.say("2026-01-05", channel="theirs", subject="competitor X", rating=2)
    assert [row["voice_id"] for row in surveyed(town.db)] == [first]


def test_the_newest_answers_and_what_was_said_first_are_taken(town):
    """Q2: a revision brings its own answers and stars; the day stays that of the first words."""
    voice = town.say(
        "2026-01-01T10:00:00+03:00", themes=["order-desk", "delivery-time"], rating=2, scores={"product": 4}
    )
    save_answers(town.db, voice, 0, {"recommend": 2, "importance product": 9})
    town.revise(voice, 1, 5)
    save_answers(town.db, voice, 1, {"recommend": 9, "importance product": 8})
    (read,) = read_voices(surveyed(town.db))
    assert (read.rating, read.scores, read.answers["recommend"], read.importance) == (
        5,
        {"product": 4},
        9,
        {"product": 8},
    )
    assert (read.day, read.themes, read.level) == (date(2026, 1, 1), ("delivery-time", "order-desk"), 4)
    assert (read.since, read.told) == (None, False)


def test_what_one_channel_tells_of_a_customer_holds_everywhere(town):
    """A5: the earliest day told; else the first voice we heard, in whatever state."""
    for day, customer, since in (
        ("2026-03-01", 1, None), ("2026-02-01", 1, "2025-12"), ("2026-04-01", 1, "2025-12-20"), ("2026-05-01", 2, None),
        ("2026-02-02", 2, "soon"),
    ):  # fmt: skip
        known(town, town.say(day), customer, since)
    voices = read_voices(surveyed(town.db))
    assert [(voice.since, voice.told) for voice in voices] == [
        *[(date(2025, 12, 1), True)] * 3,
        *[(date(2026, 2, 2), False)] * 2,
    ]


def test_somebody_with_nothing_but_a_name_is_nobody_we_would_recognise(town):
    """A5, Retention: such a customer is made anew with every voice and could never come back."""
    voice = town.say("2026-03-01")
    known(town, voice, 1, contact="name")
    town.db.execute("insert into cases values (1, ?, 'received', '2026-03-01', 0)", [voice])
    assert [read.since for read in read_voices(surveyed(town.db))] == [None]
    assert critics(town.db) == []


def test_critics_are_customers_with_their_first_case(town):
    """Retention: copies and other customers do not count as coming back."""
    days = ("2026-01-01", "2026-02-01", "2026-03-01", "2026-01-05", "2026-02-05")
    voices = [town.say(day) for day in days[:3]]
    voices.append(town.say(days[3]))
    voices.append(town.say(days[4], state="duplicate", same_as=voices[3]))
    for voice, customer in zip(voices, (1, 1, 1, 2, 2), strict=True):
        known(town, voice, customer)
    for number, voice in enumerate((voices[1], voices[0], voices[3]), 1):
        town.db.execute("insert into cases values (?, ?, 'received', '2026-01-01', 0)", [number, voice])
    for number, (case, state, day) in enumerate(
        ((2, "answered", "2026-01-20"), (2, "answered", "2026-01-09"), (1, "answered", "2026-02-02")), 1
    ):
        town.db.execute(
            "insert into case_steps values (?, ?, ?, ?, 'p', 'n', null)", [case, number, state, day]
        )
    assert critics(town.db) == [
        {
            "customer_id": 1,
            "said_on": "2026-01-01",
            "answered_on": "2026-01-09",
            "later": ["2026-02-01", "2026-03-01"],
        },
        {"customer_id": 2, "said_on": "2026-01-05", "answered_on": None, "later": []},
    ]
    assert causes(town.db) == []
