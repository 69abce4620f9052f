"""Thresholds: from which score a theme is given."""

from __future__ import annotations

import numpy as np
import pytest

from jobs.mosaic.thresholds import COLD, FEWEST, Limits, Threshold, best, calibrate, drawn

ONE, MANY = np.array([1]), np.array([3])


@pytest.mark.parametrize(
    ("scores", "truth", "threshold"),
    [
        ([0.9, 0.8, 0.2], [1, 1, 0], 0.5),
        ([0.9, 0.8, 0.2], [1, 0, 0], 0.85),
        ([0.9, 0.5, 0.5], [1, 1, 0], 0.5),  # equal scores are given together
        ([0.9, 0.8], [0, 0], 1.0),
        ([0.4], [1], 0.4),
    ],
)
def test_the_best_f1(scores: list[float], truth: list[int], threshold: float) -> None:
    """M1: half-way between the last that is given and the first that is not."""
    assert best(np.array(scores), np.array(truth, bool)) == pytest.approx(threshold)


@pytest.mark.parametrize(
    ("scores", "counts", "given"),
    [
        ([0.29, 0.0], ONE, [False, False]),  # below its threshold: unplaced
        ([0.29, 0.28], MANY, [False, False]),
        ([0.3, 0.0], ONE, [True, False]),
        ([0.5, 0.39], ONE, [True, False]),  # below the further threshold
        ([0.5, 0.44], ONE, [True, False]),  # not 0.9 of the first
        ([0.5, 0.44], MANY, [True, True]),  # a voice of several sentences often says several things
        ([0.5, 0.46], ONE, [True, True]),
    ],
)
def test_a_further_theme_needs_more(scores: list[float], counts: np.ndarray, given: list[bool]) -> None:
    """M1: below, at and above each limit."""
    limits = Limits(np.array([0.3, 0.3]), np.array([0.4, 0.4]), 0.9)
    assert limits.given(np.array([scores]), counts).tolist() == [given]


def test_few_examples_choose_nothing() -> None:
    """M1: where nothing can be held back, thresholds say so."""
    told = np.eye(2, dtype=np.int8)[[0] * (FEWEST - 1)]
    limits, thresholds = calibrate(told * 0.9, told, np.ones(len(told), int), ["a", "b"])
    assert thresholds == {"a": Threshold(COLD[0]), "b": Threshold(COLD[0])}
    assert limits.first.tolist() == pytest.approx([COLD[0]] * 2)


def test_what_is_kept_is_counted_on_held_back_examples() -> None:
    """M1: precision and recall by hand: of 40 examples one of b is taken for a."""
    truth = np.array([0] * 20 + [1] * 20)
    told = np.eye(2, dtype=np.int8)[truth]
    scores = np.where(told == 1, 0.8, 0.1)
    scores[20] = [0.8, 0.1]
    _, thresholds = calibrate(scores, told, np.ones(40, int), ["a", "b"])
    assert (thresholds["a"].precision, thresholds["a"].recall) == (round(20 / 21, 4), 1.0)
    assert (thresholds["b"].precision, thresholds["b"].recall) == (1.0, 0.95)
    assert [thresholds[theme].held for theme in "ab"] == [20, 20]


def test_what_nobody_said_counts_neither_way() -> None:
    """M2: an example of which staff only said what it is not tells nothing about other themes."""
    told = np.eye(2, dtype=np.int8)[[0, 1] * 20]
    told[:, 1] = np.where(told[:, 0] == 1, -1, told[:, 1])
    scores = np.where(told == 1, 0.8, 0.1)
    _, thresholds = calibrate(scores, told, np.ones(40, int), ["a", "b"])
    assert thresholds["b"].precision == 1.0


@pytest.mark.parametrize(
    ("each", "said"),
    [
        ([[0.6, 0.1]], [False, False]),  # one sentence is not two
        ([[0.6, 0.1], [0.2, 0.6]], [False, False]),
        ([[0.6, 0.1], [0.39, 0.1]], [False, False]),  # below the further threshold
        ([[0.6, 0.1], [0.6, 0.65]], [False, False]),  # not before all others
        ([[0.6, 0.1], [0.4, 0.1]], [True, False]),
        ([[0.6, 0.1], [0.1, 0.5], [0.5, 0.1], [0.1, 0.5]], [True, True]),
    ],
)
def test_a_theme_of_several_sentences_is_given(each: list[list[float]], said: list[bool]) -> None:
    """M1: in a long voice it would drown in the mean."""
    limits = Limits(np.array([0.3, 0.3]), np.array([0.4, 0.4]), 0.9)
    before = np.array([[0.9, 0.1], [0.9, 0.1]])
    found = limits.insisted(np.concatenate([before, np.array(each)]), np.array([0, 2]))
    assert found.tolist() == [[True, False], said]


@pytest.mark.parametrize(
    ("count", "own", "limit"),
    [(0, 0.0, 0.18), (1, 0.9, 0.3764), (5, 0.9, 0.9), (5, 0.5, 0.7667), (20, 0.3, 0.5)],
)
def test_a_theme_without_examples_keeps_the_threshold_of_keywords(
    count: int, own: float, limit: float
) -> None:
    """M2: one correction, or examples of other themes, must not empty a theme of keywords."""
    assert drawn([own], [count], 0.9, COLD[0]).tolist() == [limit]
