"""From which score a theme is given, chosen on examples that were held back, and how well it does there (M1).

A voice's first theme needs the score that 98 of 100 held-back examples of the theme reached, of those that found it. A further theme needs
the score with the best F1 (van Rijsbergen 1979), and a share of the first one's score, chosen so too. A theme with few examples is drawn
towards the scores that are best over all themes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Cells = NDArray[np.floating[Any]]
    Told = NDArray[np.int8]

COLD = (0.18, 0.3)  # first and further, where nothing could be held back: themes of keywords only
LOST = 0.02  # share of held-back examples that may stay below
KNOWN = 5  # held-back examples of a theme from which the scores over all themes hold for it too
PRIOR = 10  # the scores over all themes count as so many examples
FEWEST = 20  # held-back examples from which anything is chosen
SHARES = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
INSISTS = 2  # sentences of their own that give a theme to a voice
OFTEN = 0.85  # highest share asked of a voice of several sentences: it often says several things


@dataclass(frozen=True)
class Threshold:
    """A theme's thresholds, with the precision and recall that they keep on `held` held-back examples; None where there were too few."""

    value: float
    precision: float | None = None
    recall: float | None = None
    held: int = 0
    further: float = COLD[1]


@dataclass(frozen=True)
class Limits:
    """All that turns scores into themes: from which score the first one and a further one is given, and which share of the first's."""

    first: Cells
    further: Cells
    share: float

    def given(self, scores: Cells, counts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which themes are given, shape (voices, themes): none where the first one stays below its threshold; counts of sentences."""
        import numpy as np

        top, row = scores.argmax(axis=1), np.arange(len(scores))
        highest = scores[row, top]
        share = np.where(counts > 1, min(self.share, OFTEN), self.share)
        given: NDArray[np.bool_] = (scores >= self.further) & (scores >= (share * highest)[:, None])
        given[row, top] = True
        enough: NDArray[np.bool_] = highest >= self.first[top]
        return given & enough[:, None]

    def insisted(self, each: Cells, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which themes several sentences of a voice speak for before all others, each well enough for a further theme.

        `each` holds the scores of all sentences, shape (sentences, themes), `starts` where those of each voice begin. In a long
        voice such a theme drowns in the mean of all sentences.
        """
        import numpy as np

        own = np.zeros(each.shape, np.int64)
        row, top = np.arange(len(each)), each.argmax(axis=1)
        own[row, top] = each[row, top] >= self.further[top]
        said: NDArray[np.bool_] = np.add.reduceat(own, starts, axis=0) >= INSISTS
        return said


def calibrate(
    scores: Cells, told: Told, counts: NDArray[np.int64], themes: Sequence[str]
) -> tuple[Limits, Mapping[str, Threshold]]:
    """Limits, and what each theme keeps; from scores and truth (1 yes, 0 no, -1 not said) of held-back examples, shape (n, themes),
    and their counts of sentences.
    """
    import numpy as np

    if (told == 1).any(axis=1).sum() < FEWEST:
        cold = np.ones(len(themes), np.float32)
        return Limits(COLD[0] * cold, COLD[1] * cold, OFTEN), {theme: Threshold(COLD[0]) for theme in themes}
    first = first_limits(scores, told)
    further = np.maximum(further_limits(scores, told), first)
    tried = [Limits(first, further, share) for share in SHARES]
    limits = max(tried, key=lambda one: f1(one.given(scores, counts), told))
    return limits, kept(limits, limits.given(scores, counts), told, themes)


def first_limits(scores: Cells, told: Told) -> Cells:
    """By theme: what all but a few of the held-back examples reach that find it."""
    import numpy as np

    top = scores.argmax(axis=1)
    found = told[np.arange(len(told)), top] == 1
    highest = scores.max(axis=1)
    if not found.any():
        return np.full(scores.shape[1], COLD[0], np.float32)
    own = [highest[found & (top == column)] for column in range(scores.shape[1])]
    return drawn(
        [float(np.quantile(one, LOST)) if len(one) else 0 for one in own],
        [len(one) for one in own],
        float(np.quantile(highest[found], LOST)),
        COLD[0],
    )


def further_limits(scores: Cells, told: Told) -> Cells:
    """By theme: the score of the best F1."""
    columns = range(scores.shape[1])
    said = [told[:, column] >= 0 for column in columns]
    truth = [told[said[column], column] == 1 for column in columns]
    return drawn(
        [best(scores[said[column], column], truth[column]) for column in columns],
        [int(one.sum()) for one in truth],
        best(scores[told >= 0], told[told >= 0] == 1),
        COLD[1],
    )


def drawn(own: Sequence[float], counts: Sequence[int], pooled: float, cold: float) -> Cells:
    """Each theme's own figure, drawn towards the pooled one; a theme with next to no examples of its own keeps that of bare keywords.

    What other themes' examples reach says nothing of a theme that has none.
    """
    import numpy as np

    number = np.array(counts)
    usual = cold + (pooled - cold) * np.minimum(1, number / KNOWN)
    figures: Cells = (number * np.array(own) + PRIOR * usual) / (number + PRIOR)
    return np.round(figures, 4)


def best(scores: Cells, truth: NDArray[np.bool_]) -> float:
    """The threshold of the highest F1, half-way to the next lower score; of equal ones the highest."""
    import numpy as np

    if not truth.any():
        return 1.0
    order = np.argsort(-scores, kind="stable")
    ranked, right = scores[order], np.cumsum(truth[order])
    marks = 2 * right / (np.arange(1, len(ranked) + 1) + right[-1])
    marks[:-1][ranked[:-1] == ranked[1:]] = -1  # equal scores are given together
    at = int(np.argmax(marks))
    return float(ranked[at] + ranked[min(at + 1, len(ranked) - 1)]) / 2


def f1(given: NDArray[np.bool_], told: Told) -> float:
    """F1 over all themes together."""
    right = (given & (told == 1)).sum()
    return float(2 * right / max(1, (given & (told >= 0)).sum() + (told == 1).sum()))


def kept(
    limits: Limits, given: NDArray[np.bool_], told: Told, themes: Sequence[str]
) -> Mapping[str, Threshold]:
    """What each theme's limits keep on the held-back examples."""
    figures = {}
    for column, theme in enumerate(themes):
        right = int((given[:, column] & (told[:, column] == 1)).sum())
        named = int((given[:, column] & (told[:, column] >= 0)).sum())
        held = int((told[:, column] == 1).sum())
        figures[theme] = Threshold(
            float(limits.first[column]),
            round(right / named, 4) if named else None,
            round(right / held, 4) if held else None,
            held,
            float(limits.further[column]),
        )
    return figures
