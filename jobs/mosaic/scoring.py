"""How strongly a sentence and a voice speak for each theme, from 0 to 1: what was learned, and nearness to the theme's lessons (M1, M2).

A sentence scores (learned + 2 x nearness) / 3: learned is the mean of what its words and its vector say (log odds, made a share), the
words half as much where the lessons know none of them; nearness is the mean cosine to the theme's three nearest lessons.
A voice scores the mean of its best sentence, its mean sentence and itself as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jobs.mosaic.features import Features
from jobs.mosaic.learner import answers, learn
from jobs.mosaic.lessons import Lesson
from jobs.mosaic.reading import Reading, Rows, read_voices
from jobs.mosaic.vectors import steady

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Cells = NDArray[np.floating[Any]]

TRUST_IN_WORDS = 10.0
TRUST_IN_VECTORS = 3.0
NEAREST = 3
OF_NEARNESS = 2.0  # what nearness weighs against what was learned
OF_WORDS = 0.5  # what words weigh against vectors; half of it where the lessons know none of them


@dataclass(frozen=True)
class Learned:
    """Slopes and intercepts for words and for vectors, and by theme the lessons that speak for it."""

    words: tuple[Cells, Cells]
    vectors: tuple[Cells, Cells] | None
    mine: list[NDArray[np.int64]]


@dataclass(frozen=True)
class Scores:
    """Of sentences: scores, shape (n, themes), and cosines to every lesson; of whole voices: scores."""

    each: Cells
    alike: Cells
    whole: Cells


class Scorer:
    """Lessons as numbers; learns from all or some of them."""

    def __init__(
        self, features: Features, lessons: Sequence[Lesson], themes: Sequence[str], *, vectors: bool
    ) -> None:
        import numpy as np

        voices = [[(lesson.language, lesson.text)] for lesson in lessons]
        self.reading = read_voices(voices, features, vectors=vectors)
        self.lessons = [lessons[row] for row in self.reading.spoken]
        self.told = answers(self.lessons, themes)
        self.weights = np.array([lesson.weight for lesson in self.lessons])

    def learn(self, chosen: NDArray[np.int64]) -> Learned:
        """Learn from these lessons."""
        import numpy as np

        whole, told, weights = self.reading.whole, self.told[chosen], self.weights[chosen]
        vectors = None if whole.vectors is None else whole.vectors[chosen]
        return Learned(
            learn(whole.words[chosen], told, weights, TRUST_IN_WORDS),
            None if vectors is None else learn(vectors, told, weights, TRUST_IN_VECTORS),
            [chosen[np.flatnonzero(told[:, column] == 1)] for column in range(told.shape[1])],
        )

    def alike(self, rows: Rows) -> Cells:
        """Cosines to every lesson, shape (rows, lessons)."""
        whole = self.reading.whole
        if rows.vectors is None or whole.vectors is None:
            cosines: Cells = (rows.terms @ whole.terms.T).toarray()
            return cosines
        return steady(rows.vectors, whole.vectors.T)

    def of_rows(self, rows: Rows, alike: Cells, learned: Learned) -> Cells:
        """Scores of texts whose cosines to every lesson are given, shape (rows, themes)."""
        import numpy as np

        near = np.maximum(nearness(alike, learned.mine), 0)
        score: Cells = (share(self.odds(rows, learned)) + OF_NEARNESS * near) / (1 + OF_NEARNESS)
        return score

    def odds(self, rows: Rows, learned: Learned) -> Cells:
        """Log odds of texts, shape (rows, themes)."""
        slopes, intercepts = learned.words
        import numpy as np

        by_words: Cells = rows.words @ slopes + intercepts
        if rows.vectors is None or learned.vectors is None:
            return by_words
        by_vectors = steady(rows.vectors, learned.vectors[0]) + learned.vectors[1]
        weight = np.where(rows.known > 0, OF_WORDS, OF_WORDS / 2)[:, None]
        return (1 - weight) * by_vectors + weight * by_words

    def of_voices(self, reading: Reading, learned: Learned) -> Scores:
        """Scores of sentences, and of the spoken voices."""
        import numpy as np

        if not reading.texts:
            none = np.zeros((0, len(learned.mine)), np.float32)
            return Scores(none, none, none)
        alike = self.alike(reading.sentences)
        each = self.of_rows(reading.sentences, alike, learned)
        best = np.maximum.reduceat(each, reading.starts, axis=0)
        mean = np.add.reduceat(each, reading.starts, axis=0) / reading.counts[:, None]
        together = self.of_rows(reading.whole, self.alike(reading.whole), learned)
        return Scores(each, alike, (best + mean + together) / 3)


def nearness(alike: Cells, mine: Sequence[NDArray[np.int64]]) -> Cells:
    """By theme: the mean of the highest cosines to its lessons; 0 where it has none."""
    import numpy as np

    near = np.zeros((len(alike), len(mine)), np.float32)
    for column, lessons in enumerate(mine):
        if len(lessons):
            highest = min(NEAREST, len(lessons))
            near[:, column] = np.partition(alike[:, lessons], -highest, axis=1)[:, -highest:].mean(axis=1)
    return near


def share(odds: Cells) -> Cells:
    """Log odds as a share from 0 to 1."""
    from scipy.special import expit

    shares: Cells = expit(odds)
    return shares
