"""What of the figures may be seen by everybody: themes, stories and the home page as bands, months and verdicts, never as counts.

Pure: the shown values of the last refresh go in (jobs/patterns/released_cells.py says how they are counted), pieces for
content/released/*.json come out (privacy-and-safety, publication rules; M4, M9).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jobs.patterns.bands import Limits
from jobs.patterns.periods import Months, add_months, complete_months, kept_in_step, month_of
from jobs.patterns.released_trend import limits_piece, share_piece, signals
from jobs.patterns.trend import shown_periods

Row = Mapping[str, Any]
Shown = Mapping[str, Any]  # cell -> what everybody may read

# Statuses of S2 by what a newcomer wants to know; the others are neither.
MADE = ("made", "worked", "no-clear-change", "worse", "partly")
OPEN = ("heard", "looking-into-it", "asked", "planned", "late")
# What became of what was received (M1), in the order of db/figures.py.
STATES = ("placed", "unplaced", "rejected", "duplicate", "private", "quarantined")


@dataclass(frozen=True)
class Frame:
    """What is counted (complete months) and how coarsely it is shown."""

    months: Months
    limits: Limits

    @property
    def period(self) -> list[str]:
        """First and last month; empty while no month is complete."""
        return [self.months[0], self.months[-1]] if self.months else []

    def end(self, today: date) -> date:
        """The last day that is counted: of the newest month, or today while that month goes on."""
        following = date.fromisoformat(f"{add_months(self.months[-1], 1)}-01")
        return min(following - timedelta(days=1), today)

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

    @property
    def key(self) -> str:
        """The cell of its effect: stories whose months are the same share it, because months are all that is compared."""
        begins = f"{self.since:%Y-%m}{'' if self.since.day == 1 else '/next'}" if self.since else None
        return f"impact/{self.theme}/{begins}/{month_of(self.trigger) if self.trigger else None}"


def make_frame(heard: Iterable[Row], today: date, limits: Limits, anchor: str | None = None) -> Frame:
    """The frame of all figures: from the month of the first voice to the newest month that is over.

    An organisation that began this month is shown the month that goes on; `anchor` is the first month ever published.
    """
    months = complete_months((row["said_on"] for row in heard), today) or (month_of(today),)
    return Frame(kept_in_step(months, anchor), limits)


def theme_pieces(
    frame: Frame, themes: Sequence[Row], shown: Shown, stories: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """themes.json: `themes` rows hold id, name, about; `stories` the slugs by theme id. Largest band first, else the given order."""
    pieces = [theme_piece(frame, theme, shown, stories) for theme in themes]
    return sorted(pieces, key=lambda piece: size(piece["band"]), reverse=True)


def theme_piece(
    frame: Frame, theme: Row, shown: Shown, stories: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """One theme with all its voices, praise included."""
    key = f"theme/{theme['id']}"
    band = shown.get(key, frame.limits.hidden_band())
    return {
        "id": theme["id"],
        "name": theme["name"],
        "about": theme["about"],
        "band": band,
        "share": share_piece(band, shown.get("voices", frame.limits.band(0))),
        "channels": loud_channels(shown, key),
        **trend_pieces(frame, shown, key),
        "stories": sorted(stories.get(theme["id"], ())),
    }


def story_piece(frame: Frame, change: Change, shown: Shown) -> dict[str, Any]:
    """stories.json, one story: the complaints of its theme. The caller adds `status` and `late_days`, which are facts, not figures.

    What became of a change that was written down after the last refresh is shown from the next one on.
    """
    key = f"complaints/{change.theme}"
    told = trend_pieces(frame, shown, key)
    return {
        "theme": change.theme,
        "band": shown.get(key, frame.limits.hidden_band()),
        "channels": loud_channels(shown, key),
        "first_heard": shown.get(f"{key}/since"),
        **told,
        "trend": told["trend"] or None,
        "changed_in": month_of(change.since) if change.since else None,
        "impact": shown.get(change.key) if change.since else None,
    }


def trend_pieces(frame: Frame, shown: Shown, key: str) -> dict[str, Any]:
    """The trend, what is usual in it, and the periods that stand out."""
    found = trend(frame, shown, key)
    limits = limits_piece(found, frame.limits)
    return {"trend": found, "limits": limits, "signals": signals(found, limits)}


def trend(frame: Frame, shown: Shown, key: str) -> list[dict[str, Any]]:
    """TREND of the bundle: [{"period": [first month, last month], "band": BAND}, ...], the newest two years of it; empty
    where every one of them is hidden: a chart of nothing but "fewer than" says nothing.
    """
    found = [
        {"period": [pair[0], pair[-1]], "band": shown.get(f"{key}/{pair[0]}", frame.limits.hidden_band())}
        for pair in shown_periods(frame.months)
    ]
    return found if any(period["band"]["kind"] == "about" for period in found) else []


def home_piece(frame: Frame, shown: Shown, themes: int, statuses: Iterable[str]) -> dict[str, Any]:
    """home.json: voices in the frame, themes, changes made and changes open; `statuses` are the public ones of all stories."""
    public = list(statuses)
    return {
        "voices": shown.get("voices", frame.limits.band(0)),
        "themes": themes,
        "made": sum(status in MADE for status in public),
        "open": sum(status in OPEN for status in public),
    }


def days(voices: Iterable[Row]) -> list[str]:
    """The days on which the voices were said."""
    return [row["said_on"] for row in voices]


def loud_channels(shown: Shown, key: str) -> list[str]:
    """Channels through which enough people said it, in alphabetical order: a quieter one could point at a person."""
    start = f"{key}/via/"
    return sorted(cell.removeprefix(start) for cell, loud in shown.items() if cell.startswith(start) and loud)


def size(band: Mapping[str, str | int]) -> int:
    """A band's place in an order; "fewer than" comes last."""
    return int(band["n"]) if band["kind"] == "about" else 0
