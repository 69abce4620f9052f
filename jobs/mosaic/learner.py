"""Learns each theme against all others: logistic regressions on rows of numbers (Cox 1958); no chance in it.

A theme has few lessons for it and many against it: both sides together count alike.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from jobs.mosaic.lessons import Lesson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEVER = -4.0  # log odds of a theme of which there is no lesson


def answers(lessons: Sequence[Lesson], themes: Sequence[str]) -> NDArray[np.int8]:
    """Shape (lessons, themes): 1 yes, 0 no, -1 not said, as when staff only said which theme it is not."""
    import numpy as np

    column = {theme: at for at, theme in enumerate(themes)}
    told = np.full((len(lessons), len(themes)), -1, np.int8)
    for row, lesson in enumerate(lessons):
        if lesson.yes:
            told[row] = 0
        told[row, [column[theme] for theme in lesson.no]] = 0
        told[row, [column[theme] for theme in lesson.yes]] = 1
    return told


def learn(
    rows: Any, told: NDArray[np.int8], weights: NDArray[np.float64], trust: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Slopes of shape (columns, themes) and intercepts; the higher `trust`, the closer to the lessons."""
    import numpy as np

    slopes = np.zeros((rows.shape[1], told.shape[1]), np.float32)
    intercepts = np.full(told.shape[1], NEVER, np.float32)
    for column in range(told.shape[1]):
        heard = np.flatnonzero(told[:, column] >= 0)
        says = told[heard, column]
        if says.min(initial=1) == 0 and says.max(initial=0) == 1:
            slopes[:, column], intercepts[column] = one_theme(rows[heard], says, weights[heard], trust)
    return slopes, intercepts


def one_theme(
    rows: Any, says: NDArray[np.int8], weights: NDArray[np.float64], trust: float
) -> tuple[Any, float]:
    """Slopes and intercept of one theme."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=trust, tol=1e-3, max_iter=100)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(rows, says, sample_weight=levelled(says, weights))
    return model.coef_[0], float(model.intercept_[0])


def levelled(says: NDArray[np.int8], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights with both sides of equal weight, one on average."""
    import numpy as np

    proportion = weights[says == 0].sum() / weights[says == 1].sum()
    raised = np.where(says == 1, weights * proportion, weights)
    level: NDArray[np.float64] = raised / raised.mean()
    return level
