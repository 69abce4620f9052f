"""New customers see what the old ones no longer notice: who is new, what they say, and which themes they were the first to name (A5).

A customer is new for 90 days, counted from the day a channel tells, else from the first voice we heard. Nobody's first voice can
be told in the first 90 days of all, so customers without a told day are neither new nor old there, and a theme that was named
then was there before us.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jobs.patterns.customers import share_by_customer
from jobs.patterns.figure import Figure
from jobs.patterns.shares import share
from jobs.patterns.surveyed import Voice

NEW_FOR = timedelta(days=90)


@dataclass(frozen=True)
class FirstNamed:
    """Themes by who named them first; `before` were named in the first 90 days, `unknown` by somebody of unknown age."""

    by_newcomers: tuple[str, ...]
    by_others: tuple[str, ...]
    before: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def share(self) -> Figure | None:
        """Share of the themes first named by newcomers, in percent; None while none is new."""
        return share(len(self.by_newcomers), len(self.by_newcomers) + len(self.by_others))


def is_new(voice: Voice, began: date) -> bool | None:
    """Whether the customer was new when saying this; None where nobody can tell. `began` is the day of the first voice of all."""
    if voice.since is None:
        return None
    if voice.told or voice.day - voice.since >= NEW_FOR:
        return voice.day - voice.since < NEW_FOR
    return True if voice.since - began >= NEW_FOR else None


def began(voices: Iterable[Voice]) -> date | None:
    """The day of the first voice of all."""
    return min((voice.day for voice in voices), default=None)


def by_age(voices: Sequence[Voice]) -> dict[bool | None, list[Voice]]:
    """The voices of newcomers (True), of others (False), and of customers of unknown age (None)."""
    start = began(voices)
    found: dict[bool | None, list[Voice]] = {True: [], False: [], None: []}
    for voice in voices:
        found[is_new(voice, start) if start else None].append(voice)
    return found


def shares_of_newcomers(voices: Sequence[Voice]) -> Mapping[str, Figure | None]:
    """For every theme, and "" for all voices: the share of newcomers among the voices whose customer's age is known, in percent."""
    ages = by_age(voices)
    known = [(voice, age) for age in (True, False) for voice in ages[age]]
    themes = sorted({theme for voice in voices for theme in voice.themes})
    shares = {"": share_by_customer([(voice.author, age) for voice, age in known])}
    return shares | {
        theme: share_by_customer([(voice.author, age) for voice, age in known if theme in voice.themes])
        for theme in themes
    }


def first_named(voices: Sequence[Voice]) -> FirstNamed:
    """Which themes were first named by a newcomer, by an order of day and number that never changes."""
    start = began(voices)
    first: dict[str, Voice] = {}
    for voice in sorted(voices, key=lambda voice: (voice.said_on, voice.number)):
        for theme in voice.themes:
            first.setdefault(theme, voice)
    found: dict[str, list[str]] = {"new": [], "old": [], "before": [], "unknown": []}
    for theme, voice in sorted(first.items()):
        if start is None or voice.day - start < NEW_FOR:
            found["before"].append(theme)
        else:
            found[{True: "new", False: "old", None: "unknown"}[is_new(voice, start)]].append(theme)
    return FirstNamed(*(tuple(found[kind]) for kind in ("new", "old", "before", "unknown")))
