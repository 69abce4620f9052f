"""Where the strokes of the staff report's charts stand; every number they show stands in the table beside them (S9).

All places are hundredths of the drawing: 0 is the start of the line (or the foot of a run chart), 100 its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, isfinite, log10

from jobs.web.report.blocks import Bar, Bars, Point, Run
from theme.charts import place

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_TICKS = 4  # between the lowest and the highest
FARTHEST = (
    3.0  # times the largest value: a wider interval runs out of the picture, its ends stand in the table
)
EDGE = 2.0  # hundredths left free before the first and after the last point
APART = 7.0  # hundredths between two letters of one row: they stay apart on the narrowest screen
DOTS = 60  # points beyond which a line without dots is clearer
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Stroke:
    """One row of a bar chart: the bar from `start` over `length`, and the interval where it is known."""

    start: float
    length: float
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Strokes:
    """A bar chart: its scale, where zero and the compared value stand, and a stroke for every bar."""

    scale: tuple[float, float]
    zero: float
    line: float | None
    rows: tuple[Stroke, ...]


@dataclass(frozen=True)
class Dot:
    """One point of a run chart."""

    x: float
    y: float
    alarms: bool


@dataclass(frozen=True)
class Flag:
    """An event beside a run chart: its letter, where it stands, and what it says."""

    letter: str
    x: float
    row: int
    label: str
    text: str


@dataclass(frozen=True)
class Drawing:
    """A run chart: `ticks` from the top down, the line and the band between the limits as SVG paths."""

    ticks: tuple[float, ...]
    line: str
    band: str
    centre: float | None
    dots: tuple[Dot, ...]
    flags: tuple[Flag, ...]


def known(values: Iterable[float | None]) -> list[float]:
    """The values that can be drawn."""
    return [value for value in values if value is not None and isfinite(value)]


def ticks(low: float, high: float) -> tuple[float, ...]:
    """Round numbers from below `low` to above `high`, a few of them, lowest first."""
    reach = (high - low) or abs(high) or 1.0
    size = 10.0 ** floor(log10(reach / MOST_TICKS))
    step = size * next(step for step in STEPS if reach / (step * size) <= MOST_TICKS)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(round(step * number, 10) for number in range(first, max(last, first + 1) + 1))


def bar_scale(bars: Bars) -> tuple[float, float]:
    """The ends of the line: those that were asked for, else round numbers that hold zero and all values."""
    if bars.scale is not None and bars.scale[0] < bars.scale[1]:
        return bars.scale
    values = known([0.0, bars.line, *(bar.value for bar in bars.bars)])
    reach = known(end for bar in bars.bars for end in (bar.low, bar.high))
    farthest = FARTHEST * max(map(abs, values)) or 1.0
    low, high = min([*values, *reach]), max([*values, *reach])
    found = ticks(max(low, -farthest), min(high, farthest))
    return found[0], found[-1]


def strokes(bars: Bars) -> Strokes:
    """Every bar on the common scale; bars begin at zero, or at the end of the scale that is nearest to it."""
    scale = bar_scale(bars)
    zero = place(0, *scale)
    line = None if bars.line is None or not isfinite(bars.line) else place(bars.line, *scale)
    return Strokes(scale, zero, line, tuple(stroke(bar, zero, scale) for bar in bars.bars))


def stroke(bar: Bar, zero: float, scale: tuple[float, float]) -> Stroke:
    """One bar; a value or an end that is not finite stands at the edge."""
    value = place(bar.value, *scale)
    low = None if bar.low is None else place(bar.low, *scale)
    high = None if bar.high is None else place(bar.high, *scale)
    return Stroke(min(zero, value), round(abs(value - zero), 1), value, low, high)


def run_ticks(run: Run) -> tuple[float, ...]:
    """The heights that are named; what cannot be negative begins at zero."""
    values = known(
        [run.centre, *(value for point in run.points for value in (point.value, point.low, point.high))]
    )
    low, high = min(values, default=0.0), max(values, default=1.0)
    return ticks(min(low, 0.0) if low >= 0 else low, high or 1.0)


def drawing(run: Run) -> Drawing:
    """A run chart with its band, holes, alarms and events."""
    heights = run_ticks(run)
    first, last = heights[0], heights[-1]
    spots = [(x_of(number, len(run.points)), point) for number, point in enumerate(run.points)]
    centre = None if run.centre is None or not isfinite(run.centre) else 100 - place(run.centre, first, last)
    return Drawing(
        tuple(reversed(heights)),
        line_path(spots, first, last),
        band_path(spots, first, last),
        None if centre is None else round(centre, 1),
        tuple(dots(spots, first, last)),
        flags(spots),
    )


def x_of(number: int, count: int) -> float:
    """How far along the line a point stands; a single one stands in the middle."""
    return 50.0 if count == 1 else round(EDGE + (100 - 2 * EDGE) * number / (count - 1), 2)


def spell(pairs: Iterable[tuple[float, float]], first: float, last: float) -> str:
    """A path through these places; heights grow upwards."""
    return "L".join(f"{x:g} {100 - place(value, first, last):g}" for x, value in pairs)


def runs_of(spots: Sequence[tuple[float, Point]], *wanted: str) -> Iterator[list[tuple[float, Point]]]:
    """The unbroken stretches in which all wanted values are known."""
    for whole, stretch in groupby(
        spots, key=lambda spot: len(known(getattr(spot[1], name) for name in wanted)) == len(wanted)
    ):
        if whole:
            yield list(stretch)


def line_path(spots: Sequence[tuple[float, Point]], first: float, last: float) -> str:
    """The values; a hole breaks the line."""
    return "".join(
        f"M{spell(((x, point.value or 0.0) for x, point in stretch), first, last)}"
        for stretch in runs_of(spots, "value")
    )


def band_path(spots: Sequence[tuple[float, Point]], first: float, last: float) -> str:
    """The room between the limits; limits of a single period are drawn as wide as the space around a point."""
    paths = []
    for stretch in runs_of(spots, "low", "high"):
        upper = [(x, point.high or 0.0) for x, point in stretch]
        lower = [(x, point.low or 0.0) for x, point in reversed(stretch)]
        if len(stretch) == 1:
            x, point = stretch[0]
            upper = [(x - EDGE / 2, point.high or 0.0), (x + EDGE / 2, point.high or 0.0)]
            lower = [(x + EDGE / 2, point.low or 0.0), (x - EDGE / 2, point.low or 0.0)]
        paths.append(f"M{spell([*upper, *lower], first, last)}Z")
    return "".join(paths)


def dots(spots: Sequence[tuple[float, Point]], first: float, last: float) -> Iterator[Dot]:
    """Every point, or the alarms alone where there are too many; a lone point between two holes is always a dot."""
    alone = {stretch[0][0] for stretch in runs_of(spots, "value") if len(stretch) == 1}
    for x, point in spots:
        if not known([point.value]) or not (point.alarms or len(spots) <= DOTS or x in alone):
            continue
        yield Dot(x, round(100 - place(point.value or 0.0, first, last), 1), point.alarms)


def flags(spots: Sequence[tuple[float, Point]]) -> tuple[Flag, ...]:
    """Events by letter; letters that would touch stand in the next row."""
    ends: list[float] = []
    found = []
    for number, (x, point) in enumerate(spot for spot in spots if spot[1].mark):
        row = next((row for row, end in enumerate(ends) if x - end >= APART), len(ends))
        ends[row : row + 1] = [x]
        found.append(Flag(letter(number), x, row, point.label, point.mark))
    return tuple(found)


def letter(number: int) -> str:
    """A, B ... Z, AA, AB ..."""
    rest, last = divmod(number, len(LETTERS))
    return (letter(rest - 1) if rest else "") + LETTERS[last]
