"""Which voices become a case that somebody must answer (R3, Q7, A1, A4). A bad score always does; when in doubt a case is opened.

| what came | case | why |
|---|---|---|
| 3 stars or fewer, or any score of 6 or lower | yes | bad score |
| stars or scores, all of them good | no | |
| no score, in a channel of our own | yes | someone wrote to us and waits for an answer |
| no score, said elsewhere, placed in a theme | yes | about us and without a score: a person reads it |
| no score, said elsewhere, unplaced | no | |

Copies of one voice are one case: the first of them carries it, for the worst reason of any copy. Voices about others (private) and
voices rejected by two people open none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WORST_STARS = 3
WORST_SCORE = 6

BAD_SCORE, WROTE_TO_US, ABOUT_US = "bad score", "wrote to us", "about us, without a score"
WORST_FIRST = (BAD_SCORE, WROTE_TO_US, ABOUT_US)
ANSWERED_BY_NOBODY = ("rejected", "private")


@dataclass(frozen=True)
class Heard:
    """What opening looks at: newest stars, lowest score, own channel or not, and where the voice went (None: not placed yet)."""

    voice: int
    rating: int | None
    lowest: int | None
    inside: bool
    disposition: str | None
    same_as: int | None = None

    @property
    def first(self) -> int:
        """The voice that carries the case: itself, or the one it copies."""
        return self.voice if self.same_as is None else self.same_as


def reason_to_open(heard: Heard) -> str | None:
    """Why this voice needs a case, by the table above; None when it needs none."""
    if heard.disposition in ANSWERED_BY_NOBODY:
        return None
    if is_bad(heard.rating, heard.lowest):
        return BAD_SCORE
    if heard.rating is not None or heard.lowest is not None:
        return None
    if heard.inside:
        return WROTE_TO_US
    return ABOUT_US if heard.disposition == "placed" else None


def is_bad(rating: int | None, lowest: int | None) -> bool:
    """3 stars or fewer, or any score of 6 or lower."""
    return (rating is not None and rating <= WORST_STARS) or (lowest is not None and lowest <= WORST_SCORE)


def missing_cases(heard: Iterable[Heard], have: frozenset[int]) -> dict[int, str]:
    """First voice -> reason, for every voice that needs a case and whose first voice has none; in the order of voice numbers."""
    reasons: dict[int, set[str]] = {}
    for voice in heard:
        reason = reason_to_open(voice)
        if reason is not None and voice.first not in have:
            reasons.setdefault(voice.first, set()).add(reason)
    return {first: min(reasons[first], key=WORST_FIRST.index) for first in sorted(reasons)}
