"""One voice with all that was answered beside its words: what every figure of the survey is counted from (Q2, Q8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean
from typing import Any

IMPORTANCE = "importance "
MONTH = re.compile(r"\d{4}-\d\d$")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Voice:
    """`author` is a pseudonym; `since` the day from which the customer is one as far as anything says, `told` when a channel said so."""

    number: int
    author: str
    channel: str
    said_on: str
    rating: int | None = None
    scores: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    since: date | None = None
    told: bool = False

    @property
    def day(self) -> date:
        """The day on which it was said."""
        return date.fromisoformat(self.said_on[:10])

    @property
    def level(self) -> float | None:
        """The mean of its scores from 1 to 10; None without scores."""
        return fmean(self.scores.values()) if self.scores else None

    @property
    def importance(self) -> dict[str, int]:
        """How important the customer says each aspect is, 1 to 10."""
        return {
            question.removeprefix(IMPORTANCE): answer
            for question, answer in self.answers.items()
            if question.startswith(IMPORTANCE)
        }


def read_voices(rows: Iterable[Mapping[str, Any]]) -> tuple[Voice, ...]:
    """Rows of db/surveys.py as voices; what one channel says of a customer holds for all of the customer's voices."""
    known = list(rows)
    told: dict[str, date] = {}
    for row in known:
        if (day := day_of(row["customer_since"])) is not None:
            told[row["author"]] = min(day, told.get(row["author"], day))
    return tuple(read_voice(row, told.get(row["author"])) for row in known)


def read_voice(row: Mapping[str, Any], told: date | None) -> Voice:
    """One voice; without a channel that tells it, a customer is one since the first voice that we heard."""
    seen = day_of(row["first_seen"])
    return Voice(
        number=row["voice_id"],
        author=row["author"],
        channel=row["channel_id"],
        said_on=row["said_on"],
        rating=row["rating"],
        scores=row["scores"],
        answers=row["answers"],
        themes=tuple(row["themes"]),
        since=min(filter(None, (told, seen)), default=None),
        told=told is not None,
    )


def day_of(written: str | None) -> date | None:
    """A day, or the first of a month; None for anything else."""
    text = f"{written}-01" if written and MONTH.match(written) else (written or "")[:10]
    try:
        return date.fromisoformat(text) if DAY.match(text) else None
    except ValueError:
        return None
