"""What is open and what is late, in numbers and in lines a service manager reads each morning (A1, R2, R3); never a customer's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobs.patterns.answered import Wait, answered_by
from jobs.recovery.clocks import Clocks, add_working_days, is_overdue
from jobs.recovery.rate import Recovery, recovery_rate
from jobs.recovery.states import UNANSWERED

OLDEST_SHOWN = 5
OPEN_STATES = (*UNANSWERED, "answered", "followed-up")


@dataclass(frozen=True)
class Case:
    """A case as the report sees it; `says` is the customer's word at the last follow-up."""

    number: int
    state: str
    opened_on: date
    second_failure: bool = False
    reopened_on: date | None = None
    answered_on: date | None = None
    says: str | None = None

    @property
    def clock_began(self) -> date:
        """The day from which an answer is waited for: a reopened case begins anew."""
        return self.reopened_on or self.opened_on


def count(cases: Sequence[Case], clocks: Clocks, today: date) -> dict[str, int]:
    """Cases open, late to acknowledge, late to answer, and second failures among the open."""
    open_cases = [case for case in cases if case.state in OPEN_STATES]
    return {
        "open": len(open_cases),
        "late_to_acknowledge": sum(is_late_to_acknowledge(case, clocks, today) for case in open_cases),
        "late_to_answer": sum(is_late_to_answer(case, clocks, today) for case in open_cases),
        "second_failures": sum(case.second_failure for case in open_cases),
    }


def is_late_to_acknowledge(case: Case, clocks: Clocks, today: date) -> bool:
    """Nobody has told the customer yet that the voice arrived, and the days for it are over."""
    return case.state == "received" and is_overdue(case.opened_on, clocks.acknowledge, clocks.calendar, today)


def is_late_to_answer(case: Case, clocks: Clocks, today: date) -> bool:
    """The customer has no answer yet, and the days for it are over."""
    return case.state in UNANSWERED and is_overdue(case.clock_began, clocks.answer, clocks.calendar, today)


def waits(cases: Sequence[Case], today: date) -> list[Wait]:
    """How long each case waited for its answer, or has been waiting."""
    return [
        Wait(max(0, ((case.answered_on or today) - case.opened_on).days), case.answered_on is not None)
        for case in cases
    ]


def recovered(cases: Sequence[Case]) -> Recovery | None:
    """The recovery rate; an answered case without a follow-up counts as not reached."""
    says = Counter(case.says or "not-reached" for case in cases if case.answered_on or case.says)
    return recovery_rate(says["satisfied"], says["not-satisfied"], says["not-reached"])


def oldest(cases: Sequence[Case], today: date) -> str:
    """The numbers of the unanswered cases that wait longest, with their age; empty when nobody waits."""
    waiting = sorted(
        (case for case in cases if case.state in UNANSWERED), key=lambda case: (case.opened_on, case.number)
    )
    return ", ".join(
        f"{case.number} ({(today - case.opened_on).days} days)" for case in waiting[:OLDEST_SHOWN]
    )


def figures(cases: Sequence[Case], clocks: Clocks, today: date) -> list[str]:
    """The answered share by the day on which an answer is due, and the recovery rate, each with its interval and n, when known."""
    lines = []
    day = (add_working_days(today, clocks.answer, clocks.calendar) - today).days
    share = answered_by(waits(cases, today), day)
    if share is not None:
        lines.append(
            f"Answered within {day} days: {share.value:.0f} % ({share.low:.0f} to {share.high:.0f}, n {share.n}, Kaplan-Meier)."
        )
    won = recovered(cases)
    if won is not None:
        rate = won.rate
        lines.append(
            f"Satisfied at follow-up: {rate.value:.0f} % ({rate.low:.0f} to {rate.high:.0f}, n {rate.n}, Wilson); "
            f"with {won.not_reached} not reached between {won.lowest:.0f} and {won.highest:.0f} %."
        )
    return lines


def list_line(case: Case, clocks: Clocks, today: date, public: str | None = None) -> str:
    """One case for the list: number, state, age, due days, marks; `public` is what the line of its receipt shows."""
    due = add_working_days(case.clock_began, clocks.answer, clocks.calendar)
    marks = [
        "late to acknowledge" if is_late_to_acknowledge(case, clocks, today) else "",
        "late to answer" if is_late_to_answer(case, clocks, today) else "",
        "second failure" if case.second_failure else "",
        f"receipt shows: {public}" if public else "",
    ]
    words = [
        f"{case.number:>6}",
        f"{case.state:<12}",
        f"{(today - case.opened_on).days:>4} days",
        f"answer by {due}",
        *filter(None, marks),
    ]
    return "  ".join(words)
