"""Tells whether two texts are nearly the same: in words, in letters, in another order, or one a shortened form of the other (M11).

Words and letters are compared by Indel similarity (twice the longest common subsequence over both lengths); texts that may be near are
found by MinHash over pairs of neighbouring words (Broder 1997), so that nothing grows with the square of the voices.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 4  # words below which two voices are never called copies: "all good" is said twice
FEWEST_EDITED = 8  # words from which an edited text may be a copy
SHORTENED = 0.4  # share of the words that a shortened text must keep
PERMUTATIONS, BANDS, ROWS = 64, 16, 4  # finds 97 % of texts that share two thirds of their pairs of words

Words = tuple[str, ...]


@dataclass(frozen=True)
class Bounds:
    """From which similarity texts are copies: words in order, letters in order, words in any order, share of the later's words that stood in the first."""

    words: float
    letters: float
    any_order: float
    kept: float


OWN = Bounds(words=0.8, letters=0.9, any_order=0.9, kept=0.95)
OTHERS = Bounds(
    words=0.9, letters=0.95, any_order=0.95, kept=2.0
)  # a part of another author's text is a quotation


def is_same(first: Words, later: Words, bounds: Bounds) -> bool:
    """True for equal words, or nearly equal words when there are enough of them."""
    shorter = min(len(first), len(later))
    if shorter < FEWEST:
        return False
    return first == later or (shorter >= FEWEST_EDITED and is_alike(first, later, bounds))


def is_alike(first: Words, later: Words, bounds: Bounds) -> bool:
    """True when two texts are nearly the same in one of the four ways; a later text that adds something is not a copy."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel, LCSseq

    if min(len(first), len(later)) < SHORTENED * max(len(first), len(later)):
        return False
    return (
        Indel.normalized_similarity(first, later, score_cutoff=bounds.words) > 0
        or Indel.normalized_similarity(sorted(first), sorted(later), score_cutoff=bounds.any_order) > 0
        or (len(later) <= len(first) and LCSseq.similarity(first, later) >= bounds.kept * len(later))
        or fuzz.ratio(" ".join(first), " ".join(later), score_cutoff=100 * bounds.letters) > 0
    )


@lru_cache(maxsize=16)
def bands(words: Words) -> tuple[tuple[int, bytes], ...]:
    """Where a text stands among near texts: two that share most pairs of neighbouring words share a band."""
    import numpy as np

    factors, addends = shuffles()
    pairs = np.array([crc32(f"{one} {other}".encode()) for one, other in pairwise(words)], np.uint32)
    least = (mixed(pairs)[:, None] * factors + addends).min(axis=0, initial=2**32 - 1)
    return tuple((band, least[band * ROWS : (band + 1) * ROWS].tobytes()) for band in range(BANDS))


@cache
def shuffles() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Factors (odd, so that no two numbers meet) and addends of the permutations of 32 bits; always the same ones."""
    import numpy as np

    fixed = np.random.RandomState(1)
    factors = fixed.randint(0, 2**31, PERMUTATIONS, np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, fixed.randint(0, 2**32, PERMUTATIONS, np.uint32)


def mixed(numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Numbers spread over all 32 bits (the last step of MurmurHash3: Appleby)."""
    import numpy as np

    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        numbers = (numbers ^ (numbers >> np.uint32(shift))) * np.uint32(factor)
    return numbers ^ (numbers >> np.uint32(16))
