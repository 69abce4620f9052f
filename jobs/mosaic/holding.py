"""Holds every third example back, learns from the others and sees what becomes of those held back (cross-validation, Stone 1974)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobs.mosaic.lessons import Lesson
from jobs.mosaic.scoring import Scorer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PARTS = 3
MANY = 3000  # lessons from which one part held back tells enough


@dataclass(frozen=True)
class Held:
    """Examples that were held back: their scores and what they say, shape (n, themes), and their counts of sentences."""

    scores: NDArray[np.float32]
    told: NDArray[np.int8]
    counts: NDArray[np.int64]


def held_back(scorer: Scorer) -> Held:
    """Score each example by what was learned without it; bare words are never held back."""
    import numpy as np

    part = parts(scorer.lessons)
    rows, scores = [part[:0]], [np.zeros((0, scorer.told.shape[1]), np.float32)]
    for held in range(1 if len(part) > MANY else PARTS):
        if (part == held).any() and (part != held).any():
            learned = scorer.learn(np.flatnonzero(part != held))
            scores.append(scorer.of_voices(scorer.reading, learned).whole[part == held])
            rows.append(np.flatnonzero(part == held))
    order = np.concatenate(rows)
    return Held(np.concatenate(scores), scorer.told[order], scorer.reading.counts[order])


def parts(lessons: Sequence[Lesson]) -> NDArray[np.int64]:
    """The part of each lesson, each theme's in turn; -1 for bare words."""
    import numpy as np

    seen: Counter[frozenset[str]] = Counter()
    part = np.full(len(lessons), -1)
    for row, lesson in enumerate(lessons):
        if lesson.is_sentence:
            part[row] = seen[lesson.yes] % PARTS
            seen[lesson.yes] += 1
    return part
