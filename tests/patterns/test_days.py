"""Contacts and complaints day by day: what is counted, and which weeks and months are whole (M7, M8, M9)."""

from datetime import date

import pytest

from db.days import contacts_by_day, said_by_theme
from jobs.patterns.days import LONGEST, by_month, count_days, pieces_of, series_of, sums
from jobs.patterns.laney import DAY, MONTH, WEEK

TODAY = date(2026, 3, 18)  # a Wednesday


def counted(town, today=TODAY):
    return count_days(contacts_by_day(town.db), said_by_theme(town.db), today)


def test_what_is_a_contact_and_what_a_complaint(town):
    """M8: copies, private and rejected voices and those about others are no contacts; praise is a contact and no complaint."""
    first = town.say("2026-03-01T23:30:00+03:00", themes=["delivery-time"], rating=1, language="ru")
    town.say("2026-03-01", themes=["delivery-time"], rating=5, language="en")
    town.say("2026-03-02", language="ar")
    town.say("2026-03-02", themes=["delivery-time", "order-desk"], scores={"order_desk": 2})
    for state in ("rejected", "private"):
        town.say("2026-03-02", state=state)
    town.say("2026-03-02", state="duplicate", same_as=first)
    town.say("2026-03-02", channel="rival", themes=["delivery-time"], rating=1, subject="them")
    days = counted(town)
    assert days.first == date(2026, 3, 1)
    assert days.contacts[:3] == (2, 2, 0)
    assert (days.of("delivery-time")[:3], days.of("order-desk")[:3]) == ((1, 1, 0), (0, 1, 0))
    assert len(days.contacts) == 17  # yesterday is the last day
    assert days.of("old-mattress") == (0,) * 17


def test_the_newest_words_decide_about_a_complaint(town):
    """M8: a review that was mended later is no complaint any more, on the day it was said first."""
    town.revise(town.say("2026-03-01", themes=["delivery-time"], rating=1), 1, 5)
    assert counted(town).of("delivery-time")[0] == 0


@pytest.mark.parametrize(
    ("heard", "today", "first", "length"),
    [
        ([], TODAY, TODAY, 0),
        (["2026-03-18"], TODAY, TODAY, 0),  # today is not over
        (["2026-03-17"], TODAY, date(2026, 3, 17), 1),
        (["2026-01-30"], TODAY, date(2026, 1, 30), 2),  # nothing after the month of the newest voice
        (["2009-05-05", "2026-03-17"], TODAY, date(2023, 3, 16), LONGEST),
    ],
)
def test_which_days_are_counted(town, heard, today, first, length):
    """M8: until yesterday, from three years back, and not on after a channel fell silent."""
    for day in heard:
        town.say(day)
    days = counted(town, today)
    assert (days.first, len(days.contacts)) == (first, length)


def test_whole_weeks_and_months_only(town):
    """M8: a week is over after its Sunday, a month after its last day; the day itself stands for its weekday."""
    town.say("2026-01-30", themes=["delivery-time"], rating=1)
    town.say("2026-02-03", themes=["delivery-time"], rating=1)
    town.say("2026-02-28")
    town.say("2026-03-17")
    days = counted(town)
    assert [first.isoformat() for first, _ in pieces_of(days, WEEK)] == [
        "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09",
    ]  # fmt: skip
    assert by_month(days.of("delivery-time"), days) == {"2026-02": 1}
    assert by_month(days.contacts, days) == {"2026-02": 2}
    assert sums(days.contacts, pieces_of(days, DAY)) == days.contacts
    week = series_of(days, "delivery-time", WEEK)
    assert (week.counts, week.sizes) == ((1, 0, 0, 0, 0, 0), (1, 0, 0, 1, 0, 0))
    assert series_of(days, "delivery-time", DAY).sizes == ()
    assert series_of(days, None, MONTH).counts == (2,)
