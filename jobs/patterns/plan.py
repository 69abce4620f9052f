"""What each channel gives for the work it costs: voices, customers, voices that call for action, hours; and who speaks where (F3).

All channels are counted over the same months, so that an old one does not look richer than a new one. A voice calls for action when
it has a case or is placed with a bad score. Hours are what staff write down in sources.toml; nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobs.patterns.customers import share_by_customer
from jobs.patterns.figure import Figure
from jobs.patterns.periods import Months, add_months, month_of, months_between

FEWEST = 20  # voices; a plan that rests on fewer warns
YEAR = 12  # months, the longest time that is looked back


@dataclass(frozen=True)
class Heard:
    """One voice: author's pseudonym, channel, ISO day, whether it calls for action, and what its channel says of the customer."""

    author: str
    channel: str
    day: str
    actionable: bool
    group: str | None = None


@dataclass(frozen=True)
class Yield:
    """One channel: `actionable` in percent; `hours` over the months counted, None where nobody wrote them down."""

    channel: str
    voices: int
    customers: int
    acted: int
    actionable: Figure | None
    hours: float | None

    @property
    def warns(self) -> bool:
        """Whether too few voices speak for a decision."""
        return self.voices < FEWEST

    @property
    def an_hour(self) -> float | None:
        """Voices for an hour of work; None where the hours are unknown or none."""
        return self.voices / self.hours if self.hours else None

    @property
    def acted_an_hour(self) -> float | None:
        """Voices that call for action for an hour of work."""
        return self.acted / self.hours if self.hours else None


@dataclass(frozen=True)
class Group:
    """Customers of one kind: their voices, and the channel in which most of them stand with its share in percent."""

    name: str
    voices: int
    channel: str
    share: Figure | None
    customers: int

    @property
    def warns(self) -> bool:
        """Whether too few voices speak for a decision."""
        return self.voices < FEWEST


def months_counted(days: Iterable[str], last: str) -> Months:
    """The newest twelve months that are over, or as many as there are; `last` is the newest month that is over."""
    first = min(map(month_of, days), default=None)
    return months_between(max(first, add_months(last, 1 - YEAR)), last) if first else ()


def plan(heard: Sequence[Heard], hours_a_month: Mapping[str, float], months: Months) -> list[Yield]:
    """Every channel, the most voices that call for action first: for an hour where hours are known, then the others by number."""
    channels = sorted({one.channel for one in heard} | hours_a_month.keys())
    counted = within(heard, months)
    found = [yield_of(name, counted, hours_a_month.get(name), len(months)) for name in channels]
    return sorted(
        found,
        key=lambda one: (one.acted_an_hour is None, -(one.acted_an_hour or 0.0), -one.acted, one.channel),
    )


def within(heard: Iterable[Heard], months: Months) -> list[Heard]:
    """The voices of these months."""
    return [one for one in heard if month_of(one.day) in months]


def yield_of(channel: str, heard: Sequence[Heard], hours: float | None, months: int) -> Yield:
    """What one channel gave."""
    said = [one for one in heard if one.channel == channel]
    actionable = share_by_customer([(one.author, one.actionable) for one in said])
    acted = sum(one.actionable for one in said)
    people = len({one.author for one in said})
    return Yield(channel, len(said), people, acted, actionable, None if hours is None else hours * months)


def groups(heard: Sequence[Heard]) -> list[Group]:
    """Where each kind of customer speaks most, the largest first; customers of whom nothing is known are left out."""
    by_group: dict[str, list[Heard]] = {}
    for one in heard:
        if one.group is not None:
            by_group.setdefault(one.group, []).append(one)
    found = [group_of(name, said) for name, said in by_group.items()]
    return sorted(found, key=lambda group: (-group.voices, group.name))


def group_of(name: str, said: Sequence[Heard]) -> Group:
    """One kind of customer; of two channels with as many voices the first by name."""
    counted = Counter(one.channel for one in said)
    channel = min(counted, key=lambda channel: (-counted[channel], channel))
    share = share_by_customer([(one.author, one.channel == channel) for one in said])
    return Group(name, len(said), channel, share, len({one.author for one in said}))


def known_of(said: Iterable[tuple[str, str | None]]) -> Callable[[str], str | None]:
    """What is known of a customer by any of the voices: the newest that tells it. `said` = (author, told), the oldest first."""
    told = {author: value for author, value in said if value}
    return told.get
