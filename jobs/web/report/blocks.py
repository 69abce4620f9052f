"""What the staff report is made of: sections of words, tables and charts; one template draws each kind (M4, Q8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from jobs.mosaic.themes import Theme
from jobs.patterns.figure import Figure
from jobs.settings import Settings

Words = Callable[
    [str], str
]  # gettext of the reader's language: words("Answered within {days} days").format(days=5)


class VoiceNumber(int):
    """The number of a voice or a case: shown as it is, never with marks between the thousands."""


Cell = (
    str | int | float | Figure | None
)  # None is shown as a dash; a Figure as value, interval and n; days and months
# as 2026-04-13 and 2026-04 in any text are shown as the reader's language writes them


@dataclass(frozen=True)
class Case:
    """What every section is made from; `language` is the reader's."""

    settings: Settings
    db: Database
    today: date
    themes: tuple[Theme, ...]
    language: str
    since: date | None = None  # the day of the last report, for the news; None: a month ago
    shows_words: bool = False  # --words: redacted first words may stand beside voice numbers


@dataclass(frozen=True)
class Paragraph:
    """Words; `warns` sets them apart (too few answers, association is not a cause)."""

    text: str
    warns: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells under their head."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """One value with its interval where it has one; `n` answers behind it."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None


@dataclass(frozen=True)
class Bars:
    """Values side by side, drawn as bars with whiskers and shown as a table; `line` is a value to compare with (1 for ratios)."""

    title: str
    bars: tuple[Bar, ...]
    unit: str = ""
    scale: tuple[float, float] | None = None
    line: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Point:
    """One period of a run chart; limits are None where none can be given, `value` is None for a hole."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    alarms: bool = False
    mark: str = ""  # an event or a change in this period, in a word or two


@dataclass(frozen=True)
class Run:
    """A figure over time with its centre line and limits, and the events that stand beside it."""

    title: str
    points: tuple[Point, ...]
    centre: float | None = None
    unit: str = ""
    note: str = ""


Block = Paragraph | Table | Bars | Run


@dataclass(frozen=True)
class Section:
    """One chapter of the report: `id` for the address, one sentence that says what it tells, then the blocks.

    `news`: what happened here since the last report, a sentence each, for the first page.
    """

    id: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    news: tuple[str, ...] = ()
