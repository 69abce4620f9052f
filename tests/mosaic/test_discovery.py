"""Groups of voices that say similar things: in any order, in any language, with nothing forced into them (M3)."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from jobs.mosaic.discovery import by_size, closeness, clusters, nearest, without_language

WIDTH = 64


def around(directions: int, voices: int, seed: int = 1, spread: float = 0.6) -> NDArray[np.float32]:
    """`voices` rows around each of some directions; random ones lie far from each other in so many dimensions."""
    random = np.random.default_rng(seed)
    middles = random.normal(size=(directions, WIDTH)) / np.sqrt(WIDTH)
    rows = np.repeat(middles, voices, axis=0)
    rows = rows + spread * random.normal(size=rows.shape) / np.sqrt(WIDTH)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@pytest.mark.parametrize("voices", [0, 1, 7])
def test_too_few_voices_are_in_no_group(voices: int) -> None:
    """M3"""
    assert clusters(np.ones((voices, WIDTH), np.float32)).tolist() == [-1] * voices


def test_equal_voices_are_one_group_and_empty_ones_are_no_error() -> None:
    """M3"""
    assert clusters(np.ones((9, WIDTH), np.float32)).tolist() == [0] * 9
    assert clusters(np.zeros((9, WIDTH), np.float32)).tolist() == [0] * 9


@pytest.mark.parametrize(("directions", "voices"), [(2, 10), (5, 20), (12, 30)])
def test_what_is_told_apart_is_found(directions: int, voices: int) -> None:
    """M3: each direction is a group, whole and unmixed."""
    groups = clusters(around(directions, voices))
    truth = np.repeat(np.arange(directions), voices)
    assert len({*zip(groups.tolist(), truth.tolist(), strict=True)}) == directions


def test_a_group_of_seven_is_none_and_one_of_eight_is_one() -> None:
    """M3: below, at."""
    rows = around(5, 20)
    for many, last in ((7, -1), (8, 4)):
        cut = np.concatenate([rows[:80], rows[80 : 80 + many]])
        assert set(clusters(cut, neighbours=6)[80:].tolist()) == {last}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_does_not_matter(seed: int) -> None:
    """M3: the same voices in another order, some of them twice, are in the same groups."""
    rows = np.concatenate([around(6, 25, spread=1.2), around(6, 25, spread=1.2)[:20]])
    shuffled = np.random.default_rng(seed).permutation(len(rows))
    languages = np.array(["en", "ru", "ar"])[np.arange(len(rows)) % 3]
    first = clusters(rows, languages=languages.tolist())
    later = clusters(rows[shuffled], languages=languages[shuffled].tolist())
    pairs = {*zip(first[shuffled].tolist(), later.tolist(), strict=True)}
    assert len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})


def test_stored_halves_give_the_same_groups_as_whole_numbers() -> None:
    """M3: vectors kept as float16 lose nothing that matters."""
    rows = around(6, 25)
    assert clusters(rows).tolist() == clusters(rows.astype(np.float16).astype(np.float32)).tolist()


def test_a_language_is_no_group() -> None:
    """M3: three matters in two languages, each language pushed far into its own direction."""
    rows = around(3, 400)
    languages = ["en", "ru"] * 600
    push = np.zeros((2, WIDTH), np.float32)
    push[0, 0] = push[1, 1] = 1
    pushed = rows + push[[languages.index(language) for language in languages]]
    groups = clusters(
        (pushed / np.linalg.norm(pushed, axis=1, keepdims=True)).astype(np.float32), languages=languages
    )
    for group in set(groups.tolist()):
        spoken = {language for language, own in zip(languages, groups.tolist(), strict=True) if own == group}
        assert spoken == {"en", "ru"}


def test_nearest_are_exact_whatever_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """M3: found block by block, the same as all at once, the nearest first, never oneself."""
    rows = around(4, 10)
    whole, cosines = nearest(rows, 5)
    monkeypatch.setattr("jobs.mosaic.discovery.AT_ONCE", 3 * len(rows))
    found, again = nearest(rows, 5)
    assert found.tolist() == whole.tolist()
    assert again.tolist() == cosines.tolist()
    everyone = rows @ rows.T
    np.fill_diagonal(everyone, -2)
    assert np.allclose(cosines, -np.sort(-everyone, axis=1)[:, :5], atol=1e-4)


def test_the_nearest_counts_whole_and_all_together_as_stated() -> None:
    """M3"""
    near = closeness(nearest(around(4, 30), 15)[1])
    assert near[:, 0].tolist() == [1.0] * 120
    assert np.allclose(near.sum(1), np.log2(15), atol=0.02)


def test_groups_are_numbered_from_the_largest() -> None:
    """M3"""
    assert by_size(np.array([5, 5, 2, 2, 2, 0]), 2).tolist() == [1, 1, 0, 0, 0, -1]


def test_a_middle_counts_half_for_fifty_voices_of_a_language() -> None:
    """M3: a small pool about one matter keeps its matter."""
    rows = without_language(around(1, 50), None)
    raw = around(1, 50)
    assert 0 < float((rows @ rows.T).mean()) < float((raw @ raw.T).mean())
