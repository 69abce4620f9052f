"""Who moved, from where to where, and why, in one sentence."""

from __future__ import annotations

from typing import Any

import pytest

from jobs.mosaic.moving import changes, in_words, why

PARTS = {"themes": "t", "program": "p", "vectors": True, "decisions": 13, "examples": "e"}


def test_who_stands_where_they_stood_did_not_move() -> None:
    """M2"""
    assert changes({1: ("a", "b"), 2: ()}, {1: ("b", "a"), 2: (), 3: ("a",)}, [1, 2]) == {}
    assert (
        in_words({}, 0, 2, "an edit of themes.toml")
        == "0 of 2 voices moved, because of an edit of themes.toml."
    )


def test_ways_are_counted_the_commonest_first() -> None:
    """M2"""
    before = {1: ("a",), 2: ("a",), 3: ("a",), 4: (), 5: ("a", "b"), 6: ("a", "c")}
    after = {1: ("b",), 2: ("b",), 3: (), 4: ("a",), 5: ("a",), 6: ("a", "b", "c")}
    moved = changes(before, after, before)
    assert moved == {"a -> b": 2, "a -> unplaced": 1, "also b": 1, "no longer b": 1, "unplaced -> a": 1}
    assert in_words(moved, 2, 488, "decision 14") == (
        "6 of 488 voices moved: a -> b 2, a -> unplaced 1, also b 1, no longer b 1, unplaced -> a 1; "
        "2 more stand where a person put them, because of decision 14."
    )
    many = {f"a -> {letter}": 1 for letter in "bcdefghi"}
    assert "a -> g 1, and 2 other ways, because" in in_words(many, 0, 9, "decision 14")


WHY = [
    (None, {}, "this version of the program keeps count for the first time"),
    (PARTS, {"decisions": 14}, "decision 14"),
    (PARTS, {"decisions": 16, "themes": "u", "examples": "f"}, "decisions 14-16 and an edit of themes.toml"),
    (
        PARTS,
        {"program": "q", "vectors": False},
        "a new version of the program and the setting sentence_vectors",
    ),
    (PARTS, {"examples": "f"}, "examples whose words changed or were erased"),
]


@pytest.mark.parametrize(("before", "changed", "sentence"), WHY)
def test_the_reason_is_told(before: dict[str, Any] | None, changed: dict[str, Any], sentence: str) -> None:
    """M2: no silent change."""
    assert why(before, PARTS | changed) == sentence
