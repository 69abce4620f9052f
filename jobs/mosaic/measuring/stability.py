"""Adds 1 % new voices and counts the old ones that moved: by themes, or by clusters (M2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobs.mosaic.measuring import placing
from jobs.mosaic.measuring.score import Answer
from jobs.mosaic.measuring.split import Split, drawn
from jobs.mosaic.measuring.texts import Text
from jobs.mosaic.themes import Theme

HUNDRED = 100  # of so many voices one is new


@dataclass(frozen=True)
class Moved:
    """How many of the old voices moved when the new ones came."""

    old: int
    new: int
    moved: int

    @property
    def share(self) -> float:
        """Share of the old voices."""
        return self.moved / max(self.old, 1)


def divide(texts: Sequence[Text], seed: int) -> tuple[list[int], list[int]]:
    """Rows of the new voices (1 %, one at least) and of the old ones."""
    fresh = {text.id for text in drawn(texts, seed)[: max(1, len(texts) // HUNDRED)]}
    rows = range(len(texts))
    return [row for row in rows if texts[row].id in fresh], [
        row for row in rows if texts[row].id not in fresh
    ]


def moved_by_themes(themes: Mapping[str, Theme], split: Split, seed: int, *, vectors: bool) -> Moved:
    """Place the old voices alone, then among the new ones, each time with a placer made anew."""
    texts = [*split.test, *split.foreign]
    new, old = ([texts[row] for row in rows] for rows in divide(texts, seed))
    first, second = (placing.taught(themes, split.examples, vectors=vectors) for _ in range(2))
    alone = placing.answers(first, themes, old)
    together = placing.answers(second, themes, [*new, *old])[len(new) :]
    return Moved(len(old), len(new), other_themes(alone, together))


def other_themes(before: Sequence[Answer], after: Sequence[Answer]) -> int:
    """Voices whose themes are other ones than before."""
    return sum(set(one.labels) != set(other.labels) for one, other in zip(before, after, strict=True))


def other_clusters(before: Sequence[int], after: Sequence[int]) -> int:
    """Voices in another cluster than before, when clusters are paired so that as few as possible move (Kuhn 1955)."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    old, new = (np.unique(np.asarray(side), return_inverse=True) for side in (before, after))
    shared = np.zeros((len(old[0]), len(new[0])), np.int64)
    np.add.at(shared, (old[1], new[1]), 1)
    rows, columns = linear_sum_assignment(shared, maximize=True)
    return len(before) - int(shared[rows, columns].sum())
