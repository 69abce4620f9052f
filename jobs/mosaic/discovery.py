"""Finds groups of voices that say similar things, in all languages together, without being told what to look for (M3).

Each voice is joined to its nearest ones (exact cosine); how near counts by the voice's own neighbourhood (fuzzy sets: McInnes,
Healy, Melville 2018); groups are the communities of that net (Louvain: Blondel et al. 2008, scikit-network). No chance enters:
equal voices give equal groups in any order. Language is taken out of the vectors first, so that a group is not a language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEIGHBOURS = 15
SMALLEST = 8
FINENESS = 1.5  # of Louvain: more gives more and smaller groups (measured: docs/discovery.md)
DOUBT = 50  # voices of a language from which half of their middle is taken for the language, not for what they say
MIXED = 0.5  # mixing from which two groups are one
AT_ONCE = 2**22  # pairs compared at once: some 80 MB
STEPS = 40  # halvings until a voice's reach is known


def clusters(
    vectors: NDArray[np.float32],
    *,
    neighbours: int = NEIGHBOURS,
    smallest: int = SMALLEST,
    languages: Sequence[str] | None = None,
) -> NDArray[np.int64]:
    """The group of each row of `vectors` (n, 512): 0 is the largest, -1 stands for no group of `smallest` voices or more.

    `languages`, one a row, lets groups cross languages more easily.
    """
    import numpy as np

    if len(vectors) < max(smallest, 3):
        return np.full(len(vectors), -1, np.int64)
    centred = without_language(vectors, languages)
    distinct, place = np.unique(centred, axis=0, return_inverse=True)
    groups = communities(distinct, min(neighbours, len(distinct) - 1))
    return by_size(groups[place.ravel()], smallest)


def without_language(vectors: NDArray[np.float32], languages: Sequence[str] | None) -> NDArray[np.float32]:
    """Rows of length one around the middle of their language (of all, when none is given); rounded, so that equal stay equal."""
    import numpy as np

    spoken = np.asarray(languages if languages is not None else [""] * len(vectors))
    centred = np.array(vectors, np.float64)
    for language in np.unique(spoken):
        own = spoken == language
        held = own.sum() / (own.sum() + DOUBT)
        centred[own] -= held * np.sort(centred[own], axis=0).mean(0)  # sorted: a sum depends on its order
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    return np.round(centred / np.where(length > 0, length, 1), 5).astype(np.float32)


def communities(rows: NDArray[np.float32], neighbours: int) -> NDArray[np.int64]:
    """The community of each distinct row."""
    import numpy as np
    from sknetwork.clustering import Louvain

    if neighbours < 1:
        return np.zeros(len(rows), np.int64)
    found, cosines = nearest(rows, neighbours)
    net = net_of(found, closeness(cosines))
    louvain = Louvain(resolution=FINENESS, random_state=0)
    return joined(np.asarray(louvain.fit_predict(net), np.int64), net)


def joined(groups: NDArray[np.int64], net: Any) -> NDArray[np.int64]:
    """Groups that cannot be told apart become one, the most alike first: a small net falls into pieces by mere chance.

    Mixing of two groups: how much of what holds them crosses from one to the other, against what their sizes would give.
    """
    import numpy as np

    many = int(groups.max()) + 1
    member = np.eye(many)[groups]
    held, size = member.T @ (net @ member), member.sum(0)
    while len(held) > 1:
        both = np.add.outer(size, size)
        inside = np.maximum(np.diag(held), 1e-9)
        crossing = held / (held + inside[:, None]) / (size / np.maximum(both - 1, 1))
        mixing = np.triu(np.round((crossing + crossing.T) / 2, 6), 1)
        one, other = np.unravel_index(int(mixing.argmax()), mixing.shape)
        if mixing[one, other] < MIXED:
            break
        for table in (held, held.T):
            table[one] += table[other]
        size[one] += size[other]
        held = np.delete(np.delete(held, other, 0), other, 1)
        size = np.delete(size, other)
        groups = np.where(groups == other, one, groups)
        groups = groups - (groups > other)
    return groups


def nearest(rows: NDArray[np.float32], neighbours: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """By row: its nearest other rows and their cosines, the nearest first; memory grows with the number of rows only."""
    import numpy as np

    found = np.empty((len(rows), neighbours), np.int64)
    cosines = np.empty((len(rows), neighbours), np.float32)
    step = max(AT_ONCE // len(rows), 1)
    for start in range(0, len(rows), step):
        block = np.round(rows[start : start + step] @ rows.T, 4)
        here = np.arange(len(block))
        block[here, here + start] = -2
        best = np.argpartition(-block, neighbours - 1, axis=1)[:, :neighbours]
        values = np.take_along_axis(block, best, 1)
        order = np.lexsort((best, -values))
        found[start : start + step] = np.take_along_axis(best, order, 1)
        cosines[start : start + step] = np.take_along_axis(values, order, 1)
    return found, cosines


def closeness(cosines: NDArray[np.float32]) -> NDArray[np.float64]:
    """How near each neighbour is by the row's own measure: 1 for the nearest; the sum over a row is log2 of their number."""
    import numpy as np

    beyond = (cosines[:, :1] - cosines).astype(np.float64)
    wanted = max(np.log2(cosines.shape[1]), 1.0)
    low, high = np.full((len(beyond), 1), 1e-4), np.full((len(beyond), 1), 8.0)
    for _ in range(STEPS):
        reach = (low + high) / 2
        wide = np.exp(-beyond / reach).sum(1, keepdims=True) > wanted
        low, high = np.where(wide, low, reach), np.where(wide, reach, high)
    return np.asarray(np.exp(-beyond / high))


def net_of(found: NDArray[np.int64], near: NDArray[np.float64]) -> object:
    """The net in which two rows are joined when either is near the other: a + b - ab (sparse, symmetric)."""
    import numpy as np
    from scipy.sparse import csr_matrix

    size, neighbours = found.shape
    start = np.repeat(np.arange(size), neighbours)
    one_way = csr_matrix((np.round(near.ravel(), 6), (start, found.ravel())), shape=(size, size))
    return (one_way + one_way.T - one_way.multiply(one_way.T)).tocsr()


def by_size(groups: NDArray[np.int64], smallest: int) -> NDArray[np.int64]:
    """Groups numbered from the largest (of equal ones the former number first); those under `smallest` become -1."""
    import numpy as np

    sizes = np.bincount(groups)
    number = np.full(len(sizes), -1, np.int64)
    ranked = [group for group in np.argsort(-sizes, kind="stable") if sizes[group] >= smallest]
    number[ranked] = np.arange(len(ranked))
    return number[groups]
