"""The life of a finding: new when a scan first shows it, confirmed only on contacts that came later, gone when it is over (M6).

| from | to | when |
|---|---|---|
| nothing | new | a scan shows it |
| new | confirmed | contacts since then, taken alone, show it too (chance under .01), 14 days later at the earliest |
| new | gone | four looks did not show it, or the last one after half a year |
| confirmed | gone | looked at every 28 days: no more complaints than elsewhere in the last 91 days, or no contacts any more |
| gone | new | a scan shows it again, and so do the contacts since it was gone, taken alone |

Between these it stays what it is, whatever one night's scan says: no flapping. A finding keeps its number for ever.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobs.patterns.cells import Cell, Contacts
from jobs.patterns.evidence import Evidence, weigh

NEW, CONFIRMED, GONE = "new", "confirmed", "gone"
STATES = (NEW, CONFIRMED, GONE)
WINDOW = timedelta(182)  # a scan looks at the last half-year
FRESH = timedelta(14)
CHECKED_EVERY = timedelta(28)
RECENT = timedelta(91)
SURE = 0.01  # chance of luck for one look at fresh contacts
LOOKS = 4  # each needs twice the contacts of the one before
FIRST_LOOK = 1.0  # complaints to be expected in the fresh contacts of the cell
FEWEST_RECENT = 2.0  # complaints to be expected in the last 91 days before anything is said to be over


@dataclass(frozen=True)
class Life:
    """Where a finding stands: `since` when, which contacts are fresh for it (after `fresh_from`), and how often it was looked at."""

    theme: str
    cell: Cell
    state: str
    first_seen: date
    since: date
    fresh_from: date
    looks: int = 0
    looked_at: float = 0.0  # expected complaints at the last look
    checked_on: date = date.min
    reason: str = "the scan shows it"

    @property
    def key(self) -> tuple[str, Cell]:
        """By what it is known again."""
        return (self.theme, self.cell)


def born(theme: str, cell: Cell, today: date) -> Life:
    """A finding on the day a scan first shows it."""
    return Life(theme, cell, NEW, today, today, today, checked_on=today)


def aged(life: Life, contacts: Contacts, today: date, *, shown: bool) -> Life:
    """The same finding today; `shown` = today's scan shows it."""
    if life.state == NEW:
        return aged_new(life, contacts, today)
    if life.state == CONFIRMED:
        return aged_confirmed(life, contacts, today)
    return aged_gone(life, contacts, today) if shown else life


def aged_new(life: Life, contacts: Contacts, today: date) -> Life:
    """Look at the fresh contacts when there are enough for another look."""
    if today - life.fresh_from < FRESH:
        return life
    found = since(life, contacts, life.fresh_from)
    last = today - life.fresh_from >= WINDOW or life.looks + 1 >= LOOKS
    if found.wanted < max(FIRST_LOOK, 2 * life.looked_at) and today - life.fresh_from < WINDOW:
        return life
    if found.chance <= SURE:
        return moved(life, CONFIRMED, today, "contacts since it was first seen show it too")
    if last:
        return moved(life, GONE, today, "contacts since it was first seen do not show it")
    return replace(life, looks=life.looks + 1, looked_at=found.wanted)


def aged_confirmed(life: Life, contacts: Contacts, today: date) -> Life:
    """Once in four weeks: is it over?"""
    if today - life.checked_on < CHECKED_EVERY:
        return life
    found = since(life, contacts, today - RECENT)
    if not found.contacts:
        return moved(life, GONE, today, "no such contacts in the last 91 days")
    if found.wanted < FEWEST_RECENT:
        found = since(life, contacts, today - WINDOW)
    if found.wanted >= FEWEST_RECENT and found.complaints <= found.wanted:
        return moved(life, GONE, today, "no more complaints than elsewhere in the last 91 days")
    return replace(life, checked_on=today)


def aged_gone(life: Life, contacts: Contacts, today: date) -> Life:
    """Shown again: new under its old number, if the contacts since it was gone show it by themselves."""
    found = since(life, contacts, max(life.since, today - WINDOW))
    if today - life.since < FRESH or found.wanted < FIRST_LOOK or found.chance > SURE:
        return life
    return moved(life, NEW, today, "it is back")


def since(life: Life, contacts: Contacts, day: date) -> Evidence:
    """The evidence of contacts after a day alone."""
    return weigh(contacts, life.theme, life.cell, contacts.days > day.toordinal())


def moved(life: Life, state: str, today: date, reason: str) -> Life:
    """In another state from today on."""
    return replace(
        life,
        state=state,
        since=today,
        fresh_from=today,
        checked_on=today,
        looks=0,
        looked_at=0.0,
        reason=reason,
    )
