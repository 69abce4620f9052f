"""Finds voices that their author said again in another language, by the nearness of sentence vectors (M11)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from jobs.mosaic.said import DAYS, LATEST, Said

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST_FOREIGN = 8  # words from which a translation is recognised
TRANSLATED = 0.7  # cosine from which the same author's voice in another language is the same (benchmarks/copies_error.py)

Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]


class Translations:
    """Vectors of those voices whose author spoke another language within the days; no other voice costs anything."""

    def __init__(self, ordered: Iterable[Said], encode: Encode) -> None:
        spoken: dict[str, deque[Said]] = defaultdict(lambda: deque(maxlen=LATEST))
        wanted: dict[int, str] = {}
        for one in ordered:
            if not one.language or len(one.words) < FEWEST_FOREIGN:
                continue
            for author in one.authors:
                foreign = [other for other in spoken[author] if is_foreign(other, one)]
                wanted.update((other.voice, other.text) for other in [*foreign, *([one] if foreign else [])])
                spoken[author].append(one)
        vectors = encode(list(wanted.values())) if wanted else ()
        self.vectors = dict(zip(wanted, vectors, strict=True))

    def same(self, first: Said, later: Said) -> bool:
        """True when one is most likely a translation of the other."""
        if first.language == later.language or not {first.voice, later.voice} <= self.vectors.keys():
            return False
        return float(self.vectors[first.voice] @ self.vectors[later.voice]) >= TRANSLATED


def is_foreign(first: Said, later: Said) -> bool:
    """True for another language within the days."""
    return first.language != later.language and (later.day - first.day).days <= DAYS
