"""The numbers that every page shows: those of the last refresh, or a new refresh of all of them together when its turn has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from db import figures, service
from db.published import last_refresh, newest_cells, save_refresh, shown_cells, sketches
from jobs.gather.key import read_key
from jobs.patterns.bands import Limits
from jobs.patterns.periods import months_between
from jobs.patterns.released import Change, Frame, make_frame
from jobs.patterns.released_cells import Voices, make_cells
from jobs.patterns.released_service import Service
from jobs.recovery.__main__ import read_clocks
from jobs.recovery.pace import paced
from jobs.settings import Settings
from jobs.vetting.published import Earlier, Leaving, raised, vet_cells
from jobs.vetting.refresh import Counted, Pace, Turn, next_turn


@dataclass(frozen=True)
class Numbers:
    """What was counted last: the months, the day, and what every cell shows."""

    frame: Frame
    on_day: date
    shown: Mapping[str, Any]


def limits_of(settings: Settings) -> Limits:
    """How coarsely this organisation shows counts."""
    return Limits(settings.smallest_count, settings.count_step, settings.smallest_cell)


def turn_of(settings: Settings, db: Database, today: date) -> Turn:
    """Whether the numbers may be counted anew today, and what is missing."""
    return turn_for(settings, counted_last(db), figures.heard(db), today)


def turn_for(settings: Settings, last: Counted | None, heard: Sequence[dict[str, Any]], today: date) -> Turn:
    """The same from what was read already; only voices of months that are over can be counted."""
    frame = make_frame(heard, today, limits_of(settings), last.first_month if last else None)
    pace = Pace(settings.refresh_days, settings.refresh_authors)
    return next_turn(last, [voice for voice in heard if frame.counts(voice)], today, pace)


def counted_last(db: Database) -> Counted | None:
    """What the last refresh took in."""
    last = last_refresh(db)
    return Counted(**{key: value for key, value in last.items() if key != "id"}) if last else None


def numbers(
    settings: Settings, db: Database, themes: Sequence[str], changes: Sequence[Change], today: date
) -> Numbers:
    """The numbers to show: counted anew when it is their turn, else as they were; nothing before the first ten people."""
    last, heard = counted_last(db), figures.heard(db)
    turn = turn_for(settings, last, heard, today)
    if turn.due:
        frame = make_frame(heard, today, limits_of(settings), last.first_month if last else None)
        voices = replace(gathered(db, heard, themes, changes), service=service_of(settings, db, frame, today))
        count_anew(settings, db, frame, voices, turn.newcomers, today)
    refresh = last_refresh(db)
    if refresh is None:
        return Numbers(make_frame([], today, limits_of(settings)), today, {})
    limits = limits_of(settings)
    months = months_between(refresh["first_month"], refresh["last_month"])
    shown = {cell: raised(cell, was, limits) for cell, was in shown_cells(db, refresh["id"]).items()}
    return Numbers(Frame(months, limits), refresh["on_day"], shown)


def gathered(
    db: Database, heard: Sequence[dict[str, Any]], themes: Sequence[str], changes: Sequence[Change]
) -> Voices:
    """Everything that is counted."""
    return Voices(
        heard,
        figures.scores_by_voice(db),
        figures.voices_by_theme(db),
        figures.ledger_rows(db),
        [channel["id"] for channel in figures.channels(db)],
        themes,
        changes,
    )


def service_of(settings: Settings, db: Database, frame: Frame, today: date) -> Service:
    """Recommendations and cases as they stood when the last counted month ended."""
    end = frame.end(today)
    cases = paced(service.cases_until(db, end.isoformat()), end, read_clocks(settings).calendar)
    inside = frozenset(channel["id"] for channel in figures.channels(db) if channel["inside"])
    return Service(service.recommended(db), cases, inside, settings.answer_days)


def count_anew(
    settings: Settings, db: Database, frame: Frame, voices: Voices, newcomers: int, today: date
) -> None:
    """Make a refresh and write it down before anything of it is published."""
    last = last_refresh(db)
    earlier = Earlier(newest_cells(db), sketches(db), last["id"] if last else 0, newcomers)
    key = read_key(settings.key_file, needed=bool(earlier.newest))
    leaving = vet_cells(make_cells(frame, voices), earlier, key, frame.limits)
    refresh = {
        "on_day": today.isoformat(),
        "first_month": frame.months[0],
        "last_month": frame.months[-1],
        "voices_upto": max(voice["voice_id"] for voice in voices.heard),
    }
    save_refresh(db, refresh, [row_of(cell, found) for cell, found in leaving.items()])
    held, coarse = (sum(getattr(found, kind) for found in leaving.values()) for kind in ("held", "coarse"))
    print(
        f"numbers: counted anew. Of {len(leaving)}, {held} wait for more people, {coarse} more are hidden; "
        "0 small ones can be worked out."
    )


def row_of(cell: str, found: Leaving) -> dict[str, Any]:
    """A cell as the store keeps it."""
    return {
        "cell": cell,
        "shown": found.shown,
        "own": found.own,
        "basis": found.basis,
        "people": found.people,
    }
