"""What is open and what is late (A1, R2, R3, R12)."""

from datetime import date

import pytest

from jobs.patterns.answered import Wait
from jobs.recovery.clocks import Calendar, Clocks
from jobs.recovery.report import Case, count, figures, list_line, oldest, recovered, waits
from jobs.recovery.states import NEXT

CLOCKS = Clocks(5, 10, Calendar())
SAID = date(2026, 11, 2)  # a Monday: acknowledged by the 9th, answered by the 16th
NOTHING = {"open": 0, "late_to_acknowledge": 0, "late_to_answer": 0, "second_failures": 0}


def test_nothing_open():
    """A1: closed cases are not counted, whatever their age and marks."""
    assert count([], CLOCKS, SAID) == NOTHING
    assert count([Case(1, "closed", date(2024, 1, 1), second_failure=True)], CLOCKS, SAID) == NOTHING
    assert oldest([], SAID) == ""
    assert figures([], CLOCKS, SAID) == []
    assert recovered([Case(1, "answered", SAID, answered_on=SAID)]) is None


@pytest.mark.parametrize(
    ("state", "today", "acknowledge", "answer"),
    [
        ("received", date(2026, 11, 9), 0, 0),
        ("received", date(2026, 11, 10), 1, 0),
        ("received", date(2026, 11, 17), 1, 1),
        ("acknowledged", date(2026, 11, 16), 0, 0),
        ("acknowledged", date(2026, 11, 17), 0, 1),
        ("assessed", date(2026, 11, 17), 0, 1),
        ("investigated", date(2026, 11, 17), 0, 1),
        ("reopened", date(2026, 11, 17), 0, 1),
        ("answered", date(2026, 11, 17), 0, 0),
        ("followed-up", date(2026, 11, 17), 0, 0),
    ],
)
def test_late_from_the_day_after(state, today, acknowledge, answer):
    """R2: 5 working days to acknowledge, 10 to answer."""
    found = count([Case(1, state, SAID, second_failure=True)], CLOCKS, today)
    assert found == {
        "open": 1,
        "late_to_acknowledge": acknowledge,
        "late_to_answer": answer,
        "second_failures": 1,
    }


def test_every_state_is_open_or_closed():
    """A1: no state falls out of the report."""
    assert count([Case(1, state, SAID) for state in NEXT], CLOCKS, SAID)["open"] == len(NEXT) - 1


def test_a_reopened_case_has_its_own_clock():
    """R2, R7: counted from the day it came back."""
    case = Case(1, "reopened", SAID, reopened_on=date(2026, 12, 1))
    assert count([case], CLOCKS, date(2026, 12, 15))["late_to_answer"] == 0
    assert count([case], CLOCKS, date(2026, 12, 16))["late_to_answer"] == 1


def test_the_five_that_wait_longest():
    """A1: by age, answered ones left out, ages in days."""
    cases = [Case(number, "received", date(2026, 11, 20 - number)) for number in range(1, 8)]
    cases.append(Case(9, "answered", date(2025, 1, 1), answered_on=date(2025, 1, 2)))
    assert oldest(cases, date(2026, 11, 20)) == "7 (7 days), 6 (6 days), 5 (5 days), 4 (4 days), 3 (3 days)"


def test_waits():
    """A1: until the answer, or until today; an answer dated before the voice counts as none waited."""
    cases = [
        Case(1, "answered", SAID, answered_on=date(2026, 11, 9)),
        Case(2, "assessed", SAID),
        Case(3, "answered", SAID, answered_on=date(2026, 11, 1)),
    ]
    assert waits(cases, date(2026, 11, 12)) == [Wait(7, True), Wait(10, False), Wait(0, True)]


def test_figures_with_interval_and_n():
    """A1, R12: each figure with its interval, n and formula."""
    cases = [
        Case(1, "closed", SAID, answered_on=date(2026, 11, 4), says="satisfied"),
        Case(2, "reopened", SAID, answered_on=date(2026, 11, 4), says="not-satisfied"),
        Case(3, "answered", SAID, answered_on=date(2026, 11, 4)),
        Case(4, "received", SAID),
    ]
    assert figures(cases, CLOCKS, date(2026, 11, 20)) == [
        "Answered within 14 days: 75 % (33 to 99, n 4, Kaplan-Meier).",
        "Satisfied at follow-up: 50 % (9 to 91, n 2, Wilson); with 1 not reached between 33 and 67 %.",
    ]


@pytest.mark.parametrize(
    ("case", "line"),
    [
        (Case(3, "answered", SAID), "     3  answered        15 days  answer by 2026-11-16"),
        (
            Case(12, "received", SAID, second_failure=True),
            "    12  received        15 days  answer by 2026-11-16  late to acknowledge  late to answer  second failure",
        ),
    ],
)
def test_list_line(case, line):
    """A1: number, state, age, due day, marks; no customer's words."""
    assert list_line(case, CLOCKS, date(2026, 11, 17)) == line


def test_list_line_with_a_receipt():
    """S5: staff see what its public line shows, never the line or its code."""
    line = list_line(Case(3, "answered", SAID), CLOCKS, date(2026, 11, 17), "read")
    assert line == "     3  answered        15 days  answer by 2026-11-16  receipt shows: read"
