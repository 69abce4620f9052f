"""The chapter of run charts: how loud each theme is week by week, what alarms, and how often that would happen for nothing (M8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from jobs.patterns.alarms import FEWEST, TooFew, Watch, watch
from jobs.patterns.days import Days, pieces_of, series_of
from jobs.patterns.laney import DAY, MONTH, WEEK, Pace
from jobs.web.report.blocks import Block, Case, Cell, Paragraph, Point, Run, Section, Table, Words
from jobs.web.report.happenings import counted_days, marks
from jobs.web.report.labels import theme_name

SEED = 20261122
MONTH_AGO = timedelta(days=30)
SHOWN = {DAY.name: 56, WEEK.name: 53, MONTH.name: 24}  # points drawn
NEW = {DAY.name: 14, WEEK.name: 4, MONTH.name: 1}  # points in which an alarm is news


@dataclass(frozen=True)
class Chart:
    """One watched series: its theme (None = all voices), name, first days of its points, and what was found."""

    theme: str | None
    name: str
    starts: tuple[date, ...]
    watched: Watch

    @property
    def pace(self) -> Pace:
        """Day, week or month."""
        return self.watched.series.pace

    @property
    def new(self) -> list[int]:
        """Points of the newest time that alarm."""
        alarms = np.flatnonzero(self.watched.alarms).tolist()
        return [point for point in alarms if point >= len(self.starts) - NEW[self.pace.name]]


def section(case: Case, words: Words) -> Section:
    """All voices, then every theme that says enough, then what is still too quiet to be watched."""
    days = counted_days(case)
    charts, quiet = watch_all(case, days, words)
    blocks: list[Block] = [promise(charts, words)] if charts else []
    blocks += alarm_table(charts, words)
    blocks += [run(case, chart, words) for chart in charts]
    blocks += too_quiet(quiet, words)
    return Section(
        "trends",
        words("Run charts and alarms"),
        words(
            "How loud each theme is over time, between the limits of its usual ups and downs; what lies above them is no luck."
        ),
        tuple(blocks),
        tuple(news(chart, point, words) for chart in charts for point in fresh(case, chart)),
    )


def fresh(case: Case, chart: Chart) -> list[int]:
    """Alarms that came up since the last report."""
    since = case.since or case.today - MONTH_AGO
    ends = [*chart.starts[1:], date.max]
    return [point for point in chart.new if ends[point] > since]


def news(chart: Chart, point: int, words: Words) -> str:
    """An alarm in one sentence."""
    told = words("{theme} alarms: {count} from {day} on, where {usual} are usual.")
    usual = rounded(float(chart.watched.usual.centre[0, point]))
    count = chart.watched.series.counts[point]
    return told.format(theme=chart.name, count=count, day=label(chart, point), usual=usual)


def watch_all(case: Case, days: Days, words: Words) -> tuple[list[Chart], list[tuple[str, TooFew]]]:
    """The charts, and the themes that are too quiet with what they lack by month."""
    named: list[tuple[str | None, str]] = [(None, words("All voices"))]
    named += [(theme.id, theme_name(case, theme.id)) for theme in case.themes]
    charts: list[Chart] = []
    quiet = []
    for theme, name in named:
        found = list(watched(days, theme, name))
        charts += found
        if not found:
            lacks = watch(series_of(days, theme, MONTH), SEED)
            quiet += [(name, lacks)] if isinstance(lacks, TooFew) else []
    return charts, quiet


def watched(days: Days, theme: str | None, name: str) -> Iterator[Chart]:
    """A theme by day where there is enough, and by week, or else by month."""
    for paces in ((DAY,), (WEEK, MONTH)):
        for pace in paces:
            found = watch(series_of(days, theme, pace), SEED)
            if isinstance(found, Watch):
                yield Chart(theme, name, tuple(first for first, _ in pieces_of(days, pace)), found)
                break


def promise(charts: Sequence[Chart], words: Words) -> Paragraph:
    """How much is watched and how many alarms come for nothing."""
    false = sum(chart.watched.tuning.false_a_year for chart in charts)
    return Paragraph(
        words(
            "Charts watched: {charts}. Expected false alarms a year if nothing ever happened, all charts together: {false}."
        ).format(charts=len(charts), false=rounded(false))
    )


def alarm_table(charts: Sequence[Chart], words: Words) -> list[Block]:
    """The alarms of the newest days, weeks and months, or the sentence that there are none."""
    rows = tuple(alarm_row(chart, point, words) for chart in charts for point in chart.new)
    if not rows:
        return [Paragraph(words("Nothing alarms at present."))] if charts else []
    head = (words("Theme"), words("From"), words("Complaints"), words("Usual"), words("Why"))
    return [Table(words("Alarms of the newest weeks"), head, rows)]


def alarm_row(chart: Chart, point: int, words: Words) -> tuple[Cell, ...]:
    """One alarm: when, how many, how many are usual, and which rule spoke."""
    high = words("above the limit")
    summed = words("small rises have added up")
    over = bool(chart.watched.over[point])
    usual = float(chart.watched.usual.centre[0, point])
    reason = high if over else summed
    count = chart.watched.series.counts[point]
    return (chart.name, label(chart, point), count, rounded(usual), reason)


def run(case: Case, chart: Chart, words: Words) -> Run:
    """One chart: shares of all voices by week or month, numbers by day and for all voices."""
    first = max(0, len(chart.starts) - SHOWN[chart.pace.name])
    found = marks(case, chart.theme)
    points = tuple(point(chart, at, found) for at in range(first, len(chart.starts)))
    centre = value(chart, len(chart.starts) - 1, float(chart.watched.usual.centre[0, -1]))
    unit = "%" if chart.watched.series.sizes else ""
    return Run(f"{chart.name}: {paced(chart, words)}", points, centre, unit, note(chart, words))


def point(chart: Chart, at: int, found: Sequence[tuple[date, str]]) -> Point:
    """One point with its limits, and what happened in it."""
    _, low, high = chart.watched.limits()
    end = chart.starts[at + 1] if at + 1 < len(chart.starts) else date.max
    last = min(end, chart.starts[at] + timedelta(days=31))
    return Point(
        label(chart, at),
        value(chart, at, chart.watched.series.counts[at]),
        value(chart, at, float(low[at])),
        value(chart, at, float(high[at])),
        bool(chart.watched.alarms[at]),
        " · ".join(name for day, name in found if chart.starts[at] <= day < last),
    )


def value(chart: Chart, at: int, count: float) -> float | None:
    """The count as it is drawn: in percent of that point's contacts where shares are watched; None where there is none."""
    sizes = chart.watched.series.sizes
    if np.isnan(count) or (sizes and not sizes[at]):
        return None
    return min(100.0, 100 * count / sizes[at]) if sizes else float(count)


def label(chart: Chart, at: int) -> str:
    """The day, the week's Monday or the month."""
    start = chart.starts[at].isoformat()
    return start[:7] if chart.pace == MONTH else start


def paced(chart: Chart, words: Words) -> str:
    """What the chart counts."""
    if chart.theme is None:
        return {DAY: words("voices a day"), WEEK: words("voices a week"), MONTH: words("voices a month")}[
            chart.pace
        ]
    return {
        DAY: words("complaints a day"),
        WEEK: words("share of all voices, by week"),
        MONTH: words("share of all voices, by month"),
    }[chart.pace]


def note(chart: Chart, words: Words) -> str:
    """How often the chart would alarm for nothing, and what it would see."""
    tuning = chart.watched.tuning
    told = words(
        "Expected false alarms: {false} a year. A doubling is found within {points} points in {found} % of cases. "
        "Limits: {limit} standard deviations (Laney), sum: {height} (CUSUM)."
    )
    return told.format(
        false=rounded(tuning.false_a_year),
        points=chart.pace.soon,
        found=round(100 * tuning.found_soon),
        limit=f"{tuning.limit:g}",
        height=f"{tuning.height:g}",
    )


def too_quiet(quiet: Sequence[tuple[str, TooFew]], words: Words) -> list[Block]:
    """Themes that say too little, with the number that is missing."""
    rows = tuple((name, lacking(lacks, words)) for name, lacks in quiet)
    if not rows:
        return []
    head = (words("Theme"), words("What is missing"))
    return [Table(words("Too few to watch"), head, rows, words("Fewest complaints a month of a watched theme: {fewest}.").format(fewest=f"{FEWEST:g}"))]  # fmt: skip


def lacking(lacks: TooFew, words: Words) -> str:
    """What is missing, in words."""
    if lacks.points:
        return words("months missing: {number}").format(number=lacks.points)
    return words("complaints a month missing: {number}").format(number=rounded(lacks.complaints))


def rounded(number: float) -> str:
    """One decimal, without an empty one."""
    return f"{number:.1f}".removesuffix(".0")
