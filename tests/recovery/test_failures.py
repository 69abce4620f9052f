"""The second failure of the same customer in the same matter (F7)."""

from datetime import date

import pytest

from jobs.recovery.failures import Complaint, second_failures

FIRST = Complaint(1, 7, date(2026, 3, 1), frozenset({"order-desk", "delivery-time"}))
SAME = frozenset({"order-desk"})


@pytest.mark.parametrize(
    "second",
    [
        Complaint(2, 8, date(2026, 3, 9), SAME),  # another customer
        Complaint(2, None, date(2026, 3, 9), SAME),  # nobody knows who
        Complaint(2, 7, date(2026, 3, 9), frozenset({"website-app"})),  # another matter
        Complaint(2, 7, date(2026, 3, 9), frozenset()),
        Complaint(2, 7, date(2026, 3, 1), SAME),  # the same day
        Complaint(2, 7, date(2026, 5, 31), SAME),  # day 91
    ],
)
def test_no_second_failure(second):
    """F7: same customer, same theme, 1 to 90 days."""
    assert second_failures([FIRST, second]) == set()


@pytest.mark.parametrize("said_on", [date(2026, 3, 2), date(2026, 5, 30)])
def test_second_failure(said_on):
    """F7: from the first to the ninetieth day; the later case is marked, in any order of reading."""
    second = Complaint(2, 7, said_on, SAME)
    assert second_failures([FIRST, second]) == second_failures([second, FIRST]) == {2}


def test_unknown_customers_are_not_one_customer():
    """F7: two voices of nobody in particular are not of the same person."""
    assert (
        second_failures([Complaint(number, None, date(2026, 3, number), SAME) for number in (1, 2)]) == set()
    )


def test_a_third_failure_is_marked_too():
    """F7: each later one that follows another within the window."""
    days = (date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 1), date(2026, 10, 1))
    assert second_failures([Complaint(number, 7, day, SAME) for number, day in enumerate(days)]) == {1, 2}
    assert second_failures(
        [Complaint(number, 7, day, SAME) for number, day in enumerate(days)], within=200
    ) == {1, 2, 3}
