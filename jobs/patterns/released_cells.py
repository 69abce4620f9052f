"""Every public number as a cell: what may be shown, and inside the house only, which people stand behind it (anonymisation: airlock 3).

Pure: rows of db/figures.py go in. The same voices always give the same cells; whether a cell may leave is decided in jobs/vetting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jobs.patterns.complaints import is_complaint
from jobs.patterns.periods import month_of
from jobs.patterns.released import STATES, Change, Frame, Row, days
from jobs.patterns.released_impact import impact_parts, judge_change
from jobs.patterns.released_numbers import score_cells
from jobs.patterns.released_service import Service, service_cells
from jobs.patterns.trend import shown_periods
from jobs.settings import LANGUAGES

Members = Mapping[str, Any]  # author -> what this author adds to the cell


@dataclass(frozen=True)
class Cell:
    """`shown` is what everybody may read; `parts` the people of each set of voices from which it was made; `counts` the true
    number of voices in each of them.
    """

    key: str
    parts: Mapping[str, Members]
    shown: Any
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Voices:
    """Everything that is counted: rows of db/figures.py, the ids of channels and themes, and our own service."""

    heard: Sequence[Row]
    scored: Sequence[Row]
    placed: Sequence[Row]
    ledger: Sequence[Row]
    channels: Sequence[str]
    themes: Sequence[str]
    changes: Sequence[Change] = field(default=())
    service: Service = field(default=Service())


def make_cells(frame: Frame, voices: Voices) -> dict[str, Cell]:
    """All cells of a site by key."""
    heard = [row for row in voices.heard if frame.counts(row)]
    placed = [row for row in voices.placed if frame.counts(row)]
    cells = [total_cell(frame, "voices", heard)]
    cells += [cell_of(frame, f"language/{name}", select(heard, "language", name)) for name in LANGUAGES]
    cells += [
        cell_of(frame, f"channel/{name}", select(heard, "channel_id", name)) for name in voices.channels
    ]
    cells += ledger_cells(frame, voices.ledger)
    for theme in voices.themes:
        said = select(placed, "theme_id", theme)
        cells += theme_cells(frame, f"theme/{theme}", said, voices.channels)
        cells += complaint_cells(frame, theme, said, voices)
    cells += [
        Cell(key, parts, shown)
        for key, parts, shown in score_cells(frame, [row for row in voices.scored if frame.counts(row)])
    ]
    cells += [
        Cell(key, parts, shown, counts)
        for key, parts, shown, counts in service_cells(frame, voices.service, heard)
    ]
    return {cell.key: cell for cell in cells}


def total_cell(frame: Frame, key: str, rows: Sequence[Row]) -> Cell:
    """A total of the whole organisation: how much was heard, not who said what."""
    return Cell(key, {"": voices_by_author(rows)}, frame.limits.band(len(rows)), {"": len(rows)})


def cell_of(frame: Frame, key: str, rows: Sequence[Row]) -> Cell:
    """A number that is broken down."""
    members = voices_by_author(rows)
    return Cell(key, {"": members}, frame.limits.cell_band(len(rows), len(members)), {"": len(rows)})


def ledger_cells(frame: Frame, rows: Sequence[Row]) -> list[Cell]:
    """Where everything received went: totals, for they tell of our work and not of anybody's opinion."""
    states = [total_cell(frame, f"ledger/{state}", select(rows, "state", state)) for state in STATES]
    return [total_cell(frame, "ledger/received", rows), *states]


def theme_cells(frame: Frame, key: str, said: Sequence[Row], channels: Iterable[str]) -> Iterator[Cell]:
    """A theme (or the complaints of one) in all, by two-month period, and through which channels."""
    yield cell_of(frame, key, said)
    for period in shown_periods(frame.months):
        yield cell_of(
            frame, f"{key}/{period[0]}", [row for row in said if month_of(row["said_on"]) in period]
        )
    for channel in channels:
        rows = select(said, "channel_id", channel)
        members = voices_by_author(rows)
        yield Cell(f"{key}/via/{channel}", {"": members}, len(members) >= frame.limits.cell, {"": len(rows)})


def complaint_cells(frame: Frame, theme: str, said: Sequence[Row], voices: Voices) -> Iterator[Cell]:
    """What the stories of a theme show, whether there are stories yet or not, and what became of each change."""
    bad = [row for row in said if is_complaint(theme, row["rating"], row["scores"])]
    key = f"complaints/{theme}"
    yield from theme_cells(frame, key, bad, voices.channels)
    yield Cell(f"{key}/since", {"": voices_by_author(bad)}, widely_heard(frame, bad))
    for change in voices.changes:
        if change.theme == theme and change.since:
            yield from impact_cells(frame, change, bad, [row for row in voices.heard if frame.counts(row)])


def impact_cells(frame: Frame, change: Change, bad: Sequence[Row], heard: Sequence[Row]) -> Iterator[Cell]:
    """What became of one change; everybody who was heard meanwhile stands behind it, because growth of everything counts too."""
    found = judge_change(frame, change, days(bad), days(heard))
    if found is None:
        return
    spans = dict(impact_parts(found, bad))
    parts = {name: voices_by_author(rows) for name, rows in spans.items()}
    people = {name: len(who) for name, who in parts.items()}
    among = {f"among-{name}": voices_by_author(rows) for name, rows in impact_parts(found, heard)}
    shown = found.shown(frame, people)
    yield Cell(change.key, parts | among, shown, {name: len(rows) for name, rows in spans.items()})


def widely_heard(frame: Frame, rows: Iterable[Row]) -> str | None:
    """The month by which as many people had said it as a cell needs; the month of the first voice alone would be one person's."""
    first: dict[str, str] = {}
    for row in rows:
        month = month_of(row["said_on"])
        first[row["author"]] = min(month, first.get(row["author"], month))
    return dict(enumerate(sorted(first.values()), start=1)).get(frame.limits.cell)


def select(rows: Iterable[Row], key: str, value: str) -> list[Row]:
    """The rows with this value."""
    return [row for row in rows if row[key] == value]


def voices_by_author(rows: Iterable[Row]) -> dict[str, int]:
    """How many of these voices each person has."""
    return dict(Counter(row["author"] for row in rows))
