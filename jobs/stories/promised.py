"""Dates that were promised earlier than the one a story names now, where they were told before there was this site (L9).

`promised_before: 2026-06-30 told 2026-03-16; 2026-08-31 told 2026-06-22`: what was promised, and the day on which readers were told.
Later moves need no such line: every approved version of a story is kept, and its date with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from jobs.refusal import Refusal
from jobs.stories.inside import parts

BEFORE = "promised_before"
TOLD = re.compile(r"(?P<promised>\d{4}-\d\d-\d\d) told (?P<told>\d{4}-\d\d-\d\d)")


def check_before(fields: Mapping[str, str], place: str) -> None:
    """Refuse earlier dates without a present one, dates that are none, and days out of order."""
    if BEFORE not in fields:
        return
    if "promised" not in fields:
        raise Refusal(f"{place}: {BEFORE} needs the date of today's promise: add a line 'promised: ...'.")
    try:
        told = list(promised_before(fields))
    except ValueError:
        raise Refusal(
            f"{place}: {BEFORE} is not readable: write '2026-06-30 told 2026-03-16', several with semicolons between them."
        ) from None
    days = [told_on for _, told_on in told]
    if not told or days != sorted(set(days)):
        raise Refusal(
            f"{place}: the days of {BEFORE} must follow each other: write the oldest promise first."
        )


def promised_before(fields: Mapping[str, str]) -> Iterator[tuple[date, date]]:
    """(date promised, day on which it was told), oldest first; raises ValueError for anything else."""
    for part in parts(fields.get(BEFORE, "")):
        found = TOLD.fullmatch(part)
        if found is None:
            raise ValueError(part)
        yield date.fromisoformat(found["promised"]), date.fromisoformat(found["told"])
