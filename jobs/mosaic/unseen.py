"""Estimates how much is still unheard: the chance that the next voice is about something nobody has said before (M3).

Good-Turing (Good 1953): matters raised by one voice only / voices. The interval comes from Esty's variance (1983), solved for the
share itself as Wilson does, so that it stays honest when no matter, or every matter, was raised only once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from jobs.mosaic.discovery import without_language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Z = 1.959964  # of a 95 % interval; the same as jobs/patterns/figure.py, which is a later room
ALIKE = 0.40  # cosine from which two voices without a place speak of one matter (measured: docs/discovery.md)
FEWEST = 30
AT_ONCE = 2**22


@dataclass(frozen=True)
class Unseen:
    """Share (0 to 1) with its 95 % interval; `once` matters were raised by one of `voices` voices."""

    share: float
    low: float
    high: float
    once: int
    voices: int


def unseen(matters: Iterable[Hashable]) -> Unseen | None:
    """The share still unheard, from the matter of each voice; None below 30 voices."""
    raised = Counter(matters)
    return estimate(Counter(raised.values()), raised.total()) if raised.total() >= FEWEST else None


def estimate(times: Counter[int], voices: int) -> Unseen:
    """The share from how many matters were raised once and twice by so many voices."""
    share, spare, room = times[1] / voices, Z * Z / voices, Z * Z * 2 * times[2] / voices**2
    middle = (share + spare / 2) / (1 + spare)
    half = sqrt(max(middle * middle - (share * share - room) / (1 + spare), 0.0))
    return Unseen(share, max(middle - half, 0.0), min(middle + half, 1.0), times[1], voices)


def matters_of(
    themes: Sequence[str | None], vectors: NDArray[np.float32], languages: Sequence[str]
) -> list[Hashable]:
    """The matter of each voice: its theme; without one, the group of voices without a place that it is alike with.

    `vectors` and `languages` have a row for each voice whose theme is None, in their order.
    """
    groups = iter(alike(without_language(vectors, languages)).tolist())
    return [theme if theme is not None else next(groups) for theme in themes]


def alike(rows: NDArray[np.float32]) -> NDArray[np.int64]:
    """The group of each row: rows are joined when their cosine is ALIKE or more, directly or through others."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    starts, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    step = max(AT_ONCE // max(len(rows), 1), 1)
    for first in range(0, len(rows), step):
        near, far = np.nonzero(rows[first : first + step] @ rows.T >= ALIKE)
        starts.append(near + first)
        ends.append(far)
    joined = (np.concatenate(starts), np.concatenate(ends))
    net = coo_matrix((np.ones(len(joined[0]), np.int8), joined), shape=(len(rows), len(rows)))
    return np.asarray(connected_components(net, directed=False)[1], np.int64)
