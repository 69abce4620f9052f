"""Do critics come back: those who were answered within the promise against those who were not (Retention; not a proof of a cause).

Both groups are watched from the same point, the last day of the promise: whoever is answered only because they kept writing would
otherwise count as won back (landmark analysis; Anderson, Cain, Gelber 1983). Came back = spoke to us again in any channel within
the time watched, whatever was said. An order has no date in our records, so a purchase without a word is not seen. Critics whose
time is not over are left out of both groups; each customer counts once, with the first complaint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jobs.patterns.difference import difference
from jobs.patterns.figure import Figure
from jobs.patterns.shares import share

WATCHED_DAYS = 180


@dataclass(frozen=True)
class Critic:
    """A customer's first complaint, the day of its answer (None without), and the days on which the same customer spoke again."""

    said_on: date
    answered_on: date | None
    later: tuple[date, ...] = ()


@dataclass(frozen=True)
class Retention:
    """Share in percent of those who came back, for both groups, and the difference; None where a group is empty."""

    answered: Figure | None
    unanswered: Figure | None
    not_over: int  # critics who are still being watched

    @property
    def difference(self) -> Figure | None:
        """How much more often the answered came back, in points."""
        if self.answered is None or self.unanswered is None:
            return None
        return difference(self.answered, self.unanswered)


def retention(
    critics: Iterable[Critic], promised: Callable[[date], date], today: date, watched: int = WATCHED_DAYS
) -> Retention:
    """Compare the critics whose time is over; `promised` gives the last day on which an answer was due."""
    back: dict[bool, list[bool]] = {True: [], False: []}
    not_over = 0
    for critic in critics:
        due = promised(critic.said_on)
        end = due + timedelta(days=watched)
        if end > today:
            not_over += 1
            continue
        in_time = critic.answered_on is not None and critic.answered_on <= due
        back[in_time].append(any(due < day <= end for day in critic.later))
    shares = {group: share(sum(came), len(came)) for group, came in back.items()}
    return Retention(shares[True], shares[False], not_over)
