"""What happened and when: releases, upgrades, price changes, outages, as the organisation wrote them in its events.toml (M7; docs/alarms.md).

Events of the same thing (`of`) are looked at together: one upgrade may have met a bad fortnight, four in a row did not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec

from jobs.refusal import Refusal
from jobs.settings import LANGUAGES
from jobs.toml_tables import as_struct, read_tables

NAME = "events.toml"
KINDS = ("release", "upgrade", "price", "outage", "other")
THING = re.compile(r"[a-z][a-z0-9-]*")


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One event: its day, what it happened to, of which kind, its name by language, and (if known) the themes it can touch."""

    day: dt.date
    of: str
    kind: str
    name: dict[str, str]
    themes: tuple[str, ...] = ()

    def called(self, language: str) -> str:
        """Its name for a reader of this language; the first one written where there is none."""
        return self.name.get(language) or next(iter(self.name.values()))


def read_events(content: bytes, place: str, themes: Collection[str]) -> tuple[Event, ...]:
    """The events in the order of their days; `themes` are the ids that there are. Refuses by file and event."""
    (tables,) = read_tables(content, place, "event")
    events = [
        check_event(table, f"{place}, event {number}", themes) for number, table in enumerate(tables, 1)
    ]
    refuse_twice(events, place)
    return tuple(sorted(events, key=lambda event: (event.day, event.of)))


def check_event(table: Any, place: str, themes: Collection[str]) -> Event:
    """One event, every field of it possible."""
    event = as_struct(table, Event, place)
    if not THING.fullmatch(event.of):
        raise Refusal(f"{place}: of is small Latin letters, digits and hyphens, a letter first.")
    if event.kind not in KINDS:
        raise Refusal(f"{place}: kind is one of {', '.join(KINDS)}.")
    if (
        not event.name
        or not set(event.name) <= set(LANGUAGES)
        or not all(map(str.strip, event.name.values()))
    ):
        raise Refusal(f"{place}: name needs words in one of {', '.join(LANGUAGES)} at least, and no others.")
    unknown = [theme for theme in event.themes if theme not in themes]
    if unknown:
        raise Refusal(f"{place}: there is no theme {unknown[0]!r}: use an id of themes.toml.")
    return event


def refuse_twice(events: Iterable[Event], place: str) -> None:
    """The same thing cannot happen twice on one day: it would be counted twice."""
    seen: set[tuple[dt.date, str]] = set()
    for event in events:
        if (event.day, event.of) in seen:
            raise Refusal(f"{place}: {event.of} stands there twice on {event.day}: write it once.")
        seen.add((event.day, event.of))


def by_thing(events: Iterable[Event]) -> Mapping[str, list[Event]]:
    """The events of each thing, in the order of their days."""
    things: dict[str, list[Event]] = {}
    for event in events:
        things.setdefault(event.of, []).append(event)
    return things
