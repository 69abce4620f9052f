"""How many contacts there were, where an organisation counts them: exposure.csv in its folder, of which voices are only a part (M6).

    day,channel,contacts,hour,staff
    2026-03-02,calls,31,9,Olga

`day`, `channel` and `contacts` are needed; every other column is an attribute as the voices carry it. Contacts without a voice did not
complain. Without the file only voices are known, and no person is ever named.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from jobs.patterns.attributes import hour_of
from jobs.refusal import Refusal

NAME = "exposure.csv"
NEEDED = ("day", "channel", "contacts")
MOST = 1_000_000


@dataclass(frozen=True)
class Exposed:
    """So many contacts of one channel on one day with these attributes (the weekday among them)."""

    day: date
    channel: str
    contacts: int
    attributes: Mapping[str, str]

    def within(self, cell: Collection[tuple[str, str]]) -> bool:
        """True when these contacts are in the cell for certain."""
        return set(cell) <= set(self.attributes.items())


def read_exposure(content: str, place: str) -> tuple[Exposed, ...]:
    """The rows of the file; refuses a wrong head, day or number with its line."""
    table = csv.reader(content.removeprefix("\ufeff").splitlines())
    head = [name.strip() for name in next(table, [])]
    missing = [name for name in NEEDED if name not in head]
    if missing or len(set(head)) != len(head) or "" in head:
        raise Refusal(
            f"{place}: the first line must name day, channel and contacts and each column once: mend it and run again."
        )
    return tuple(
        read_row(dict(zip(head, map(str.strip, row), strict=True)), f"{place}:{line}")
        for line, row in enumerate(table, 2)
        if any(map(str.strip, row)) and fits(row, head, f"{place}:{line}")
    )


def fits(row: list[str], head: list[str], place: str) -> bool:
    """Refuses a line with other columns than the head."""
    if len(row) != len(head):
        raise Refusal(f"{place} has {len(row)} columns instead of {len(head)}: mend the line and run again.")
    return True


def read_row(row: dict[str, str], place: str) -> Exposed:
    """One line."""
    try:
        day = date.fromisoformat(row["day"])
    except ValueError:
        raise Refusal(f"{place}: the day is no date: write it as 2026-03-02 and run again.") from None
    if (
        not row["contacts"].isascii()
        or not row["contacts"].isdigit()
        or len(row["contacts"]) > len(str(MOST))
    ):
        raise Refusal(f"{place}: contacts is no whole number up to {MOST}: mend the line and run again.")
    given = {name: value for name, value in row.items() if name not in NEEDED and value}
    if not row["channel"]:
        raise Refusal(f"{place} names no channel: fill it in and run again.")
    if "hour" in given:
        given["hour"] = hour_of(given["hour"], "") or given["hour"]
    return Exposed(day, row["channel"], int(row["contacts"]), {**given, "weekday": str(day.isoweekday())})


def counted_in(exposed: Collection[Exposed], cell: Collection[tuple[str, str]]) -> int:
    """Contacts that the table counts in a cell; 0 where it does not tell."""
    return sum(one.contacts for one in exposed if one.within(cell))
