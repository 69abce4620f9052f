"""Which voices of a theme count as complaints about it when a change is checked (M9): the customer's own scores decide, not our reading.

| what the customer gave | complaint | not a complaint |
|---|---|---|
| stars | 3 or fewer | 4 or 5 |
| a score of an aspect that fits the theme | lowest 6 or lower | 7 or higher |
| scores of other aspects only | lowest 7 or lower | all 8 or higher |
| neither | always | never |

The last row counts praise without a score too; it does so before and after a change alike.
"""

from __future__ import annotations

from collections.abc import Mapping

WORST_STARS = 3
WORST_FITTING = 6
WORST_OTHER = 7


def fits(aspect: str, theme: str) -> bool:
    """An aspect fits the theme whose id begins with its name: `delivery` fits delivery-time, `lead_time` fits lead-time."""
    return f"{theme}-".startswith(aspect.replace("_", "-") + "-")


def is_complaint(theme: str, rating: int | None, scores: Mapping[str, int]) -> bool:
    """True when this voice counts as a complaint about the theme, by the table above."""
    if rating is not None:
        return rating <= WORST_STARS
    fitting = [score for aspect, score in scores.items() if fits(aspect, theme)]
    if fitting:
        return min(fitting) <= WORST_FITTING
    return not scores or min(scores.values()) <= WORST_OTHER
