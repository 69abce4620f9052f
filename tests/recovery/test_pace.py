"""Working days of every case until its first answer, by the organisation's calendar (A1, R2)."""

from datetime import date, timedelta

import pytest

from jobs.recovery.clocks import Calendar, is_overdue
from jobs.recovery.pace import paced

FRIDAY = date(2026, 10, 30)
GULF = Calendar(weekend=("friday", "saturday"))
HOLIDAY = Calendar(holidays=(date(2026, 10, 26),))


def of_one(opened_on, answered_on=None, end=FRIDAY, calendar=HOLIDAY):
    """(had, waited) of one case."""
    [found] = paced([{"opened_on": opened_on, "answered_on": answered_on, "author": "one"}], end, calendar)
    assert found["author"] == "one"
    return found["had"], found["waited"]


@pytest.mark.parametrize(
    ("opened_on", "answered_on", "had", "waited"),
    [
        ("2026-10-30", None, 0, None),  # on the last day that is counted
        ("2026-10-29", None, 1, None),
        ("2026-10-23", None, 4, None),  # a weekend and a holiday lie between
        ("2026-10-23", "2026-10-23", 4, 0),
        ("2026-10-23", "2026-10-20", 4, 0),  # the day of the answer was written down wrongly
        ("2026-10-23", "2026-10-27", 4, 1),
        ("2026-10-23", "2026-10-24", 4, 1),  # answered on a Saturday: counts for the next working day
        ("2026-10-23", "2026-10-30", 4, 4),
        ("2026-11-05", None, 0, None),  # opened after the end
    ],
)
def test_working_days_of_a_case(opened_on, answered_on, had, waited):
    """A1: the day itself does not count."""
    assert of_one(opened_on, answered_on) == (had, waited)


def test_another_week():
    """R2: weekends differ by country."""
    assert of_one("2026-10-23", "2026-10-29", calendar=GULF) == (5, 5)


def test_nothing_to_count():
    """An organisation without cases."""
    assert paced([], FRIDAY, HOLIDAY) == []


@pytest.mark.parametrize("calendar", [Calendar(), GULF, HOLIDAY])
@pytest.mark.parametrize("allowed", [1, 5, 10])
def test_late_is_what_the_clock_calls_overdue(calendar, allowed):
    """R2: on every day of six weeks after an opening on any day of the week."""
    for opened in (date(2026, 9, 7) + timedelta(days=n) for n in range(7)):
        for answered in (opened + timedelta(days=n) for n in range(42)):
            _, waited = of_one(opened.isoformat(), answered.isoformat(), calendar=calendar)
            assert (waited > allowed) == is_overdue(opened, allowed, calendar, answered), (opened, answered)
