"""By which day a customer must have heard from us: working days by the organisation's own calendar (R2; ISO 10002, Housing Ombudsman code)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from jobs.refusal import Refusal

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days on which nobody works: names of weekdays, and holidays as dates; the file calendar.toml holds the same two keys."""

    weekend: tuple[str, ...] = ("saturday", "sunday")
    holidays: tuple[date, ...] = ()


@dataclass(frozen=True)
class Clocks:
    """Working days allowed, from the day after the customer spoke."""

    acknowledge: int
    answer: int
    calendar: Calendar


def read_calendar(content: str, place: str) -> Calendar:
    """Read calendar.toml; refuses unknown keys, unknown days and a week without working days."""
    try:
        calendar = msgspec.convert(tomllib.loads(content), Calendar)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Refusal(f"{place}: {error}: mend the file and run again.") from None
    unknown = [day for day in calendar.weekend if day not in DAYS]
    if unknown or set(calendar.weekend) == set(DAYS):
        raise Refusal(
            f"{place}: weekend must name some of {', '.join(DAYS)}, not all: mend the file and run again."
        )
    return calendar


def is_working(day: date, calendar: Calendar) -> bool:
    """True on a day on which somebody is there."""
    return DAYS[day.weekday()] not in calendar.weekend and day not in calendar.holidays


def add_working_days(start: date, number: int, calendar: Calendar) -> date:
    """The last of `number` working days after `start`; `start` itself does not count."""
    day = start
    for _ in range(number):
        day += timedelta(days=1)
        while not is_working(day, calendar):
            day += timedelta(days=1)
    return day


def is_overdue(start: date, allowed: int, calendar: Calendar, today: date) -> bool:
    """True from the day after the last allowed working day."""
    return today > add_working_days(start, allowed, calendar)
