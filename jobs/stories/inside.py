"""What a story knows and does not tell yet: a supplier's name, a volume, an unreleased plan, until a date (S6; issue "embargo and rivals").

The fields stand in the front matter, never reach the site, and the airlock searches every byte of a release for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from jobs.refusal import Refusal

INSIDE = ("supplier", "volume", "plan")
UNTIL = "inside_until"
SHORTEST = 4  # letters and digits: a shorter value would stop pages that have nothing to do with it


def check_inside(fields: Mapping[str, str], place: str) -> None:
    """Refuse a field that stays inside without a date, and a value too short to be searched for."""
    if any(key in fields for key in INSIDE) and UNTIL not in fields:
        raise Refusal(
            f"{place}: {' and '.join(key for key in INSIDE if key in fields)} need a last day inside: add a line '{UNTIL}: 2027-01-31'."
        )
    for key in INSIDE:
        for number, value in enumerate(parts(fields.get(key, "")), start=1):
            if sum(sign.isalnum() for sign in value) < SHORTEST:
                raise Refusal(
                    f"{place}: value {number} of {key} is too short to be searched for: write at least {SHORTEST} letters or digits."
                )


def parts(value: str) -> Iterator[str]:
    """The values of one field; several stand with semicolons between them."""
    yield from (part.strip() for part in value.split(";") if part.strip())


def inside_values(fields: Mapping[str, str], today: date) -> Iterator[tuple[str, str]]:
    """(field, value) of everything that stays inside today; the last day itself is still inside."""
    if UNTIL in fields and today <= date.fromisoformat(fields[UNTIL]):
        for key in INSIDE:
            yield from ((key, value) for value in parts(fields.get(key, "")))


def without_inside(source: str) -> str:
    """A text as its author wrote it, with the lines of these fields empty: only the rest is on its way out."""
    lines = source.split("\n")
    end = next((number for number, line in enumerate(lines) if number and line.strip() == "---"), 0)
    return "\n".join(
        "" if number < end and line.partition(":")[0].strip() in INSIDE else line
        for number, line in enumerate(lines)
    )
