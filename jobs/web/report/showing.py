"""How the staff report writes numbers, intervals and days in the reader's language (S8, Q8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import isfinite

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from jobs.patterns.figure import Figure
from jobs.web.report.blocks import Bar, Bars, Cell, Point, Run, VoiceNumber, Words
from theme.figures import LOCALES, held, printable

DAY = re.compile(r"(?<![\w-])(\d{4})-(\d\d)(?:-(\d\d))?(?![\w-])")
DAYS = {"en": "d MMM y", "ru": "d MMM y", "ar": "d MMMM y"}
DASH = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"
HOLD = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Shown:
    """What stands in a cell: the value, and what belongs to it in small letters."""

    value: str
    small: tuple[str, ...] = ()
    is_number: bool = False


@dataclass(frozen=True)
class Speech:
    """One reader's language."""

    language: str
    words: Words

    @property
    def locale(self) -> str:
        """Its name for Babel."""
        return LOCALES[self.language]

    def number(self, value: float, places: int | None = None) -> str:
        """1,234.5 as the language writes it; without `places`, as many digits as a reader wants to see."""
        if not isfinite(value):
            return DASH
        pattern = "#,##0" + ("" if not places else "." + "0" * places)
        if places is None:
            pattern = plain_pattern(value)
        written = format_decimal(
            round(value, places if places is not None else 6) + 0.0, pattern, locale=self.locale
        )
        return held(written.replace("-", MINUS), self.locale)

    def amount(self, value: float, unit: str, places: int | None = None) -> str:
        """A number with its unit."""
        gap = "" if not unit or (unit == "%" and self.language != "ru") else HOLD
        return held(self.number(value, places) + gap + unit, self.locale)

    def between(self, low: float, high: float, unit: str, places: int | None = None) -> str:
        """An interval in words, which holds for negative numbers too."""
        ends = {"low": self.number(low, places), "high": self.amount(high, unit, places)}
        return self.words("{low} to {high}").format(**ends)

    def text(self, text: str) -> str:
        """A text whose days and months are written out."""
        return DAY.sub(lambda found: self.day(found) or found[0], str(printable(text)))

    def day(self, found: re.Match[str]) -> str | None:
        """13 Apr 2026, or Apr 2026; None where the digits are no date."""
        try:
            day = date(int(found[1]), int(found[2]), int(found[3] or 1))
        except ValueError:
            return None
        if found[3]:
            return format_date(day, DAYS[self.language], locale=self.locale)
        return format_skeleton("yMMM", day, locale=self.locale)

    def cell(self, cell: Cell) -> Shown:
        """Any cell of a table."""
        if cell is None:
            return Shown(DASH, is_number=True)
        if isinstance(cell, Figure):
            return self.figure(cell)
        if isinstance(cell, VoiceNumber):
            return Shown(str(int(cell)), is_number=True)
        if isinstance(cell, int | float):
            return Shown(self.number(cell), is_number=True)
        return Shown(self.text(cell))

    def figure(self, figure: Figure) -> Shown:
        """Value, interval, and the number of answers behind it."""
        places = places_of(figure.low, figure.high)
        small = (self.between(figure.low, figure.high, "", places), self.answers(figure.n))
        return Shown(self.number(figure.value, places), small, is_number=True)

    def answers(self, number: int) -> str:
        """How many stand behind a figure."""
        return self.words("n = {number}").format(number=self.number(number))

    def bar(self, bar: Bar, bars: Bars) -> Shown:
        """The numbers of a bar, as exact as those of its neighbours."""
        places = max(
            (
                places_of(one.low, one.high)
                for one in bars.bars
                if one.low is not None and one.high is not None
            ),
            default=None,
        )
        has_interval = bar.low is not None and bar.high is not None
        small = [self.between(bar.low or 0.0, bar.high or 0.0, bars.unit, places)] if has_interval else []
        small += [] if bar.n is None else [self.answers(bar.n)]
        return Shown(self.amount(bar.value, bars.unit, places), tuple(small), is_number=True)

    def point(self, point: Point, run: Run) -> Shown:
        """The numbers of one period."""
        if point.value is None:
            return Shown(DASH, is_number=True)
        if point.low is None or point.high is None:
            return Shown(self.amount(point.value, run.unit), is_number=True)
        places = places_of(point.low, point.high)
        small = (self.between(point.low, point.high, run.unit, places),)
        return Shown(self.amount(point.value, run.unit, places), small, is_number=True)


def plain_pattern(value: float) -> str:
    """Whole numbers as they are, others with three telling digits."""
    size = abs(value)
    if float(value).is_integer() or size >= 1000:
        return "#,##0"
    places = 1 if size >= 10 else 2 if size >= 1 else 3
    return "#,##0." + "#" * places if size >= 0.0005 else "0.0E0"


def places_of(low: float, high: float) -> int:
    """As many decimal places as the interval deserves; an end near zero is not rounded away."""
    half = (high - low) / 2
    if not isfinite(half):
        return 1
    places = next((places for places, least in enumerate((10, 0.3, 0.03)) if half >= least), 3)
    return max(places, 1) if 0 < abs(low) < 10 else places


def filters(speech: Speech) -> dict[str, Callable[..., object]]:
    """What the templates call."""
    return {
        "shown": speech.cell,
        "bar_numbers": speech.bar,
        "point_numbers": speech.point,
        "dated": speech.text,
        "amount": speech.amount,
        "between": speech.between,
    }
