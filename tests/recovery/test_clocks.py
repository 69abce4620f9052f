"""Working days by the organisation's own calendar (R2)."""

from datetime import date

import pytest

from jobs.recovery.clocks import Calendar, add_working_days, is_overdue, is_working, read_calendar
from jobs.refusal import Refusal

BRITISH = Calendar(holidays=(date(2026, 12, 25), date(2026, 12, 28)))
GULF = Calendar(weekend=("friday", "saturday"))
DAILY = Calendar(weekend=())


@pytest.mark.parametrize(
    ("day", "calendar", "works"),
    [
        (date(2026, 11, 20), Calendar(), True),  # a Friday
        (date(2026, 11, 21), Calendar(), False),
        (date(2026, 11, 22), Calendar(), False),
        (date(2026, 11, 20), GULF, False),
        (date(2026, 11, 22), GULF, True),
        (date(2026, 12, 25), BRITISH, False),
        (date(2026, 12, 25), DAILY, True),
    ],
)
def test_working_days(day, calendar, works):
    """R2: weekends differ by country."""
    assert is_working(day, calendar) is works


@pytest.mark.parametrize(
    ("start", "number", "calendar", "last"),
    [
        (date(2026, 11, 21), 0, Calendar(), date(2026, 11, 21)),  # nothing to wait for
        (date(2026, 11, 16), 5, Calendar(), date(2026, 11, 23)),  # Monday: the day itself does not count
        (date(2026, 11, 20), 1, Calendar(), date(2026, 11, 23)),  # over the weekend
        (date(2026, 11, 21), 1, Calendar(), date(2026, 11, 23)),  # said on a Saturday
        (date(2026, 11, 16), 5, GULF, date(2026, 11, 23)),
        (date(2026, 12, 24), 1, BRITISH, date(2026, 12, 29)),  # two holidays and a weekend
        (date(2026, 12, 24), 5, DAILY, date(2026, 12, 29)),
        (date(2026, 11, 2), 10, Calendar(), date(2026, 11, 16)),
    ],
)
def test_add_working_days(start, number, calendar, last):
    """R2: 5 to acknowledge, 10 to answer."""
    assert add_working_days(start, number, calendar) == last


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2026, 11, 20), False), (date(2026, 11, 23), False), (date(2026, 11, 24), True)],
)
def test_overdue_from_the_day_after(today, overdue):
    """R2: on the last day there is still time."""
    assert is_overdue(date(2026, 11, 16), 5, Calendar(), today) is overdue


def test_read_calendar():
    """R2: the calendar is data."""
    assert read_calendar("", "calendar.toml") == Calendar()
    written = 'weekend = ["friday", "saturday"]\nholidays = [2026-12-25]'
    assert read_calendar(written, "calendar.toml") == Calendar(("friday", "saturday"), (date(2026, 12, 25),))


@pytest.mark.parametrize(
    "content",
    [
        "weekend = [",
        'weekends = ["friday"]',
        'weekend = ["пятница"]',
        "weekend = 5",
        'holidays = ["Christmas"]',
        'weekend = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]',
    ],
)
def test_a_wrong_calendar_is_refused(content):
    """R2: unknown keys and days, and a week without work, are named."""
    with pytest.raises(Refusal, match=r"^own/calendar\.toml: .*mend the file"):
        read_calendar(content, "own/calendar.toml")
