"""The weekly look at everything: themes that differ stay, twins are proposed to be merged, double ones to be split (M3)."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from jobs.mosaic.consolidation import mixing_of, overlap, propose_merges_and_splits
from jobs.mosaic.naming import Spoken

WIDTH = 64
WORDS = (
    ("drawer sticks", "en"),
    ("лампа мигает", "ru"),
    ("السرير يصدر صوتا", "ar"),
    ("courier waited", "en"),
)


def said(*themes: str) -> tuple[list[Spoken], NDArray[np.float32]]:
    """A hundred voices for each matter, placed in the theme that is named for it; "a/b" by turns, "-" in none."""
    random = np.random.default_rng(11)
    spoken, rows = [], []
    for matter, theme in enumerate(themes):
        middle = random.normal(size=WIDTH) / np.sqrt(WIDTH)
        words, language = WORDS[matter]
        for turn in range(100):
            names = theme.split("/")
            stands = () if theme == "-" else (names[turn % len(names)],)
            spoken.append(Spoken(len(spoken) + 1, "2026-01-03", language, ((language, words),), stands))
            rows.append(middle + 0.5 * random.normal(size=WIDTH) / np.sqrt(WIDTH))
    vectors = np.array(rows, np.float32)
    return spoken, np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


@pytest.mark.parametrize("themes", [("-", "-"), ("a", "b"), ("a", "b", "c", "d"), ("a", "-", "b", "-")])
def test_themes_that_are_clear_are_left_alone(themes: tuple[str, ...]) -> None:
    """M3"""
    assert propose_merges_and_splits(*said(*themes)) == []


def test_two_themes_that_nobody_can_tell_apart_are_proposed_to_be_merged() -> None:
    """M3: by turns in one matter; nothing is said of the others."""
    (one,) = propose_merges_and_splits(*said("a/b", "c", "d", "-"))
    assert (one.kind, one.themes, one.suggested) == ("merge", ("a", "b"), "a")
    assert one.voices == tuple(range(1, 101))
    assert one.languages == {"en": 100}


def test_a_theme_that_says_two_things_is_proposed_to_be_split() -> None:
    """M3: the smaller part would become a theme, named in its own language; a taken id is not given."""
    spoken, vectors = said("a", "a", "b", "-")
    keep = [place for place in range(len(spoken)) if place % 2 or place < 100 or place >= 200]
    (one,) = propose_merges_and_splits([spoken[place] for place in keep], vectors[keep], ["lampa-migaet"])
    assert (one.kind, one.themes, one.languages) == ("split", ("a",), {"ru": 50})
    assert one.suggested not in ("lampa-migaet", "a", "b")
    assert "лампа" in one.names["ru"]


def test_a_theme_with_too_few_voices_is_left_alone() -> None:
    """M3: nineteen and nineteen are not judged, twenty and twenty are."""
    spoken, vectors = said("a/b", "c")
    for few, expected in ((38, 0), (40, 1)):
        found = propose_merges_and_splits(
            spoken[:few] + spoken[100:], np.concatenate([vectors[:few], vectors[100:]])
        )
        assert len(found) == expected, few


def test_mixing_is_one_for_twins_and_nothing_for_strangers() -> None:
    """M3: one where sides are drawn by lot, zero where they never meet."""
    _, vectors = said("a", "b")
    assert mixing_of(vectors, list(range(0, 100, 2)), list(range(1, 100, 2))) == pytest.approx(1, abs=0.15)
    assert mixing_of(vectors, list(range(100)), list(range(100, 200))) == 0


def test_overlap_counts_shares_and_no_group_is_no_group() -> None:
    """M3"""
    assert overlap(np.array([0, 0, 1, -1]), np.array([0, 1, -1, -1])) == 0.5
