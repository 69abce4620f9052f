"""What of the figures may be seen by everybody: themes, stories and the home page as bands, months and verdicts, never as counts.

Pure: rows of db/figures.py go in, pieces for content/released/*.json come out (privacy-and-safety, publication rules; M4, M9).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import Any

from jobs.patterns.bands import Limits
from jobs.patterns.complaints import is_complaint
from jobs.patterns.impact import Impact, Ratio, Span, impact
from jobs.patterns.periods import Months, complete_months, month_of
from jobs.patterns.trend import count_by_month, trend

Row = Mapping[str, Any]
RATIO_STEPS = 20  # ratios are shown in twentieths: 0.05

# Statuses of S2 by what a newcomer wants to know; the others are neither.
MADE = ("made", "worked", "no-clear-change", "worse", "partly")
OPEN = ("heard", "looking-into-it", "asked", "planned", "late")


@dataclass(frozen=True)
class Frame:
    """What is counted (complete months) and how coarsely it is shown."""

    months: Months
    limits: Limits

    @property
    def period(self) -> list[str]:
        """First and last month; empty while no month is complete."""
        return [self.months[0], self.months[-1]] if self.months else []

    def counts(self, row: Row) -> bool:
        """True for a voice said in the months of the frame."""
        return month_of(row["said_on"]) in self.months


@dataclass(frozen=True)
class Change:
    """One story's facts: its first theme, the day it works since (made or partly made), the day that made us act (if written)."""

    slug: str
    theme: str
    since: date | None = None
    trigger: date | None = None


def make_frame(heard: Iterable[Row], today: date, limits: Limits) -> Frame:
    """The frame of all figures: from the month of the first voice to the newest month that is over.

    An organisation that began this month is shown the month that goes on.
    """
    return Frame(complete_months((row["said_on"] for row in heard), today) or (month_of(today),), limits)


def theme_pieces(
    frame: Frame, themes: Sequence[Row], voices: Sequence[Row], stories: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """themes.json: `themes` rows hold id, name, about; `stories` the slugs by theme id. Largest band first, else the given order."""
    pieces = [theme_piece(frame, theme, of_theme(frame, voices, theme["id"]), stories) for theme in themes]
    return sorted(pieces, key=lambda piece: size(piece["band"]), reverse=True)


def theme_piece(
    frame: Frame, theme: Row, voices: Sequence[Row], stories: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """One theme with all its voices, praise included."""
    return {
        "id": theme["id"],
        "name": theme["name"],
        "about": theme["about"],
        "band": frame.limits.band(len(voices)),
        "channels": loud_channels(frame, voices),
        "trend": trend(count_by_month(days(voices), frame.months), frame.limits),
        "stories": sorted(stories.get(theme["id"], ())),
    }


def story_piece(frame: Frame, change: Change, voices: Sequence[Row]) -> dict[str, Any]:
    """stories.json, one story: the complaints of its theme. The caller adds `status` and `late_days`, which are facts, not figures."""
    said = [
        row
        for row in of_theme(frame, voices, change.theme)
        if is_complaint(change.theme, row["rating"], row["scores"])
    ]
    counts = count_by_month(days(said), frame.months)
    shown = trend(counts, frame.limits)
    found = impact(counts, change.since, change.trigger) if change.since and frame.months else None
    return {
        "theme": change.theme,
        "band": frame.limits.band(len(said)),
        "channels": loud_channels(frame, said),
        "first_heard": min(map(month_of, days(said)), default=None),
        "trend": shown if any(period["band"]["kind"] == "about" for period in shown) else None,
        "changed_in": month_of(change.since) if change.since else None,
        "impact": impact_piece(frame, found) if found else None,
    }


def impact_piece(frame: Frame, found: Impact) -> dict[str, Any]:
    """IMPACT of the bundle: bands on both sides, the ratio only with a verdict."""
    names = (found.before.names + found.after.names) or frame.months
    return {
        "verdict": found.verdict,
        "before": span_piece(frame, found.before),
        "after": span_piece(frame, found.after),
        **ratio_piece(None if found.verdict == "too-early" else found.ratio),
        "known_by": found.known_by,
        "from": names[0],
        "to": names[-1],
    }


def span_piece(frame: Frame, span: Span) -> dict[str, Any]:
    """How many months and about how many complaints."""
    return {"months": span.months, "band": frame.limits.band(span.total)}


def ratio_piece(ratio: Ratio | None) -> dict[str, float | None]:
    """The ratio in steps of 0.05, its interval rounded outwards so that it never looks surer than it is."""
    if ratio is None:
        return {"ratio": None, "low": None, "high": None}
    steps = (round(ratio.value * RATIO_STEPS), floor(ratio.low * RATIO_STEPS), ceil(ratio.high * RATIO_STEPS))
    return dict(zip(("ratio", "low", "high"), (step / RATIO_STEPS for step in steps), strict=True))


def home_piece(frame: Frame, heard: Sequence[Row], themes: int, statuses: Iterable[str]) -> dict[str, Any]:
    """home.json: voices in the frame, themes, changes made and changes open; `statuses` are the public ones of all stories."""
    public = list(statuses)
    return {
        "voices": frame.limits.band(sum(map(frame.counts, heard))),
        "themes": themes,
        "made": sum(status in MADE for status in public),
        "open": sum(status in OPEN for status in public),
    }


def of_theme(frame: Frame, voices: Sequence[Row], theme: str) -> list[Row]:
    """The voices of one theme in the frame."""
    return [row for row in voices if row["theme_id"] == theme and frame.counts(row)]


def days(voices: Iterable[Row]) -> list[str]:
    """The days on which the voices were said."""
    return [row["said_on"] for row in voices]


def loud_channels(frame: Frame, voices: Sequence[Row]) -> list[str]:
    """Channels with at least the smallest count of these voices, in alphabetical order: a quieter one could point at a person."""
    ids = [row["channel_id"] for row in voices]
    return sorted(channel for channel in set(ids) if ids.count(channel) >= frame.limits.smallest)


def size(band: Mapping[str, str | int]) -> int:
    """A band's place in an order; "fewer than" comes last."""
    return int(band["n"]) if band["kind"] == "about" else 0
