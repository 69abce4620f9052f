"""When the numbers of the whole site may be counted anew: together, after a week at least and ten new people at least (airlock 3).

Who reads the site every night would otherwise see in which numbers the one comment of yesterday went.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from jobs.refusal import Refusal

FEWEST_DAYS = 7
FEWEST_AUTHORS = 10


@dataclass(frozen=True)
class Pace:
    """How much must have passed since the last refresh; upwards only."""

    days: int = FEWEST_DAYS
    authors: int = FEWEST_AUTHORS

    def __post_init__(self) -> None:
        if self.days < FEWEST_DAYS or self.authors < FEWEST_AUTHORS:
            raise Refusal(
                f"Numbers may be counted anew after {FEWEST_DAYS} days and {FEWEST_AUTHORS} new people at the soonest: "
                "raise refresh_days and refresh_authors."
            )


@dataclass(frozen=True)
class Counted:
    """What the last refresh took in: voices up to this number, said in these months."""

    on_day: date
    first_month: str
    last_month: str
    voices_upto: int

    def holds(self, voice: Mapping[str, Any]) -> bool:
        """True for a voice that was counted already."""
        said_in = str(voice["said_on"])[:7]
        return self.first_month <= said_in <= self.last_month and int(voice["voice_id"]) <= self.voices_upto


@dataclass(frozen=True)
class Turn:
    """Whether the numbers may be counted anew, and what is missing."""

    missing_authors: int
    earliest: date | None  # None where time is no obstacle
    newcomers: int = field(default=0, compare=False)

    @property
    def due(self) -> bool:
        """True when nothing is missing."""
        return not self.missing_authors and self.earliest is None

    def __str__(self) -> str:
        if self.due:
            return "counted anew at the next build"
        people = f"{self.missing_authors} more people must have said something in a month that is over"
        day = f"not before {self.earliest}"
        return ", and ".join([people] * bool(self.missing_authors) + [day] * (self.earliest is not None))


def next_turn(last: Counted | None, voices: Iterable[Mapping[str, Any]], today: date, pace: Pace) -> Turn:
    """Judge from the voices that would be counted today (voice_id, author, said_on) and what was counted last."""
    newcomers = len(new_authors(last, voices))
    earliest = last.on_day + timedelta(days=pace.days) if last else today
    return Turn(max(0, pace.authors - newcomers), earliest if earliest > today else None, newcomers)


def new_authors(last: Counted | None, voices: Iterable[Mapping[str, Any]]) -> set[str]:
    """People of whom nothing was counted yet."""
    known: set[str] = set()
    found: set[str] = set()
    for voice in voices:
        (known if last and last.holds(voice) else found).add(voice["author"])
    return found - known
