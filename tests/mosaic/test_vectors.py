"""Vectors of sentences."""

from __future__ import annotations

import numpy as np
import pytest

from jobs.mosaic.vectors import STEP, WIDTH, encode, steady

SAME = [
    ("The courier came late.", "Курьер приехал поздно.", "المندوب وصل متأخر"),
    ("Where is my refund?", "Где мой возврат денег?", "أين المبلغ المسترد؟"),
]
TEXTS = ["", "a", *(text for row in SAME for text in row), "word " * 500, *(f"text {n}" for n in range(50))]


def test_no_text_no_row() -> None:
    """M2: shape holds for nothing too."""
    assert encode([]).shape == (0, WIDTH)


@pytest.mark.parametrize("row", range(len(SAME)))
def test_the_same_meaning_is_near_in_every_language(row: int) -> None:
    """M2: en, ru and ar of one sentence are nearer than another sentence of the same language."""
    vectors = encode([text for texts in SAME for text in texts]).reshape(len(SAME), 3, WIDTH)
    mine, other = vectors[row], vectors[1 - row]
    for language in range(3):
        strange = mine[language] @ other[language]
        assert all(mine[language] @ mine[next_one] > strange for next_one in range(3))


def test_a_text_has_the_same_bytes_in_any_company() -> None:
    """M2: alone, reversed or among copies: otherwise the placement of a voice would hang on its neighbours."""
    together = encode(TEXTS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert (encode(TEXTS[::-1])[::-1] == together).all()
    assert (encode([*TEXTS[:5], *TEXTS])[5:] == together).all()
    for row in range(0, len(TEXTS), 9):
        assert (encode([TEXTS[row]])[0] == together[row]).all()


@pytest.mark.parametrize("number", [1, STEP - 1, STEP, STEP + 1])
def test_products_are_steady_too(number: int) -> None:
    """M2: a row's scores do not hang on how many rows there are."""
    rows = encode(TEXTS)
    right = rows[:11].T
    assert (steady(rows[:number], right) == steady(rows, right)[:number]).all()
