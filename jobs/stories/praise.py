"""How many people praised what a lesson tells of: what fewer than five praised is luck and no lesson (L4).

| what the customer gave | praise |
|---|---|
| stars | 4 or 5 |
| a score of an aspect that fits the theme | lowest 9 or 10 |
| scores of other aspects only, or nothing | never: we cannot tell |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jobs.patterns.complaints import fits
from jobs.refusal import Refusal

FEWEST = 5
BEST_STARS = 4
BEST_FITTING = 9


def is_praise(theme: str, rating: int | None, scores: Mapping[str, int]) -> bool:
    """True when this voice praises the theme, by the table above."""
    if rating is not None:
        return rating >= BEST_STARS
    fitting = [score for aspect, score in scores.items() if fits(aspect, theme)]
    return bool(fitting) and min(fitting) >= BEST_FITTING


def refuse_rare_praise(place: str, voices: Iterable[Mapping[str, Any]]) -> None:
    """Refuse a lesson whose themes too few people praised; `voices` hold theme_id, author, rating, scores."""
    people = {
        voice["author"] for voice in voices if is_praise(voice["theme_id"], voice["rating"], voice["scores"])
    }
    if len(people) < FEWEST:
        raise Refusal(
            f"{place}: fewer than {FEWEST} people praised this by stars or scores: wait for more before you call it repeatable."
        )
