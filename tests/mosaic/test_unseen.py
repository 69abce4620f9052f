"""How much is still unheard: Good-Turing by hand, at its edges, and what counts as one matter (M3)."""

from __future__ import annotations

import numpy as np
import pytest

from jobs.mosaic.unseen import alike, matters_of, unseen


@pytest.mark.parametrize("voices", [0, 29])
def test_too_few_voices_tell_nothing(voices: int) -> None:
    """M3"""
    assert unseen(range(voices)) is None


def test_the_share_is_matters_raised_once_by_voices() -> None:
    """M3: 30 voices: one matter of 20, three of two, four of one."""
    found = unseen(["a"] * 20 + ["b", "c", "d"] * 2 + ["e", "f", "g", "h"])
    assert found is not None
    assert (found.once, found.voices) == (4, 30)
    assert found.share == pytest.approx(4 / 30)
    assert 0 <= found.low < found.share < found.high < 1


@pytest.mark.parametrize(
    ("matters", "low", "high"), [(["a"] * 100, 0.0, 0.037), (list(range(100)), 0.963, 1.0)]
)
def test_nothing_and_everything_once_keep_an_honest_interval(
    matters: list[object], low: float, high: float
) -> None:
    """M3: Wilson's bounds where every voice says the same, and where each says something else."""
    found = unseen(matters)
    assert found is not None
    assert found.low == pytest.approx(low, abs=1e-3)
    assert found.high == pytest.approx(high, abs=1e-3)


def test_matters_raised_twice_widen_the_interval() -> None:
    """M3: Esty's second term."""
    few = unseen(["a"] * 96 + ["b", "c", "d", "e"])
    many = unseen(["a"] * 46 + [n // 2 for n in range(50)] + ["b", "c", "d", "e"])
    assert few is not None
    assert many is not None
    assert few.share == many.share
    assert many.high - many.low > few.high - few.low


def test_voices_without_a_place_are_one_matter_when_they_are_alike() -> None:
    """M3: a chain is one matter; strangers are not; placed voices go by their theme."""
    rows = np.array([[1, 0, 0], [0.7, 0.714, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    groups = alike(rows)
    assert groups[0] == groups[1] == groups[2] != groups[3]
    assert alike(np.zeros((0, 3), np.float32)).tolist() == []
    matters = matters_of(["delivery", None, "delivery", None], rows[[0, 3]], ["en", "ru"])
    assert matters[0] == matters[2] == "delivery"
    assert matters[1] != matters[3]
