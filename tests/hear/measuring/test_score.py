"""F1: what the measuring command counts, by hand-made examples at the edges."""

from __future__ import annotations

import pytest

from jobs.hear.measuring.masks import masks_of
from jobs.hear.measuring.score import PERSONAL, Marked, Score

TEXT = "Ann Lee met Bob, order 77."
ANN, BOB, ORDER = (0, 7, "PERSON"), (12, 15, "PERSON"), (17, 25, "ORDER")


def scored(marked: list[Marked], masks: list[Marked]) -> Score:
    """One text's score."""
    score = Score()
    score.count(TEXT, marked, masks, PERSONAL)
    return score


@pytest.mark.parametrize(
    ("masks", "recall", "precision", "leaky", "over"),
    [
        ([], 0.0, None, 1, 0),
        ([ANN, BOB], 1.0, 1.0, 0, 0),
        ([ANN], 0.5, 1.0, 1, 0),
        (
            [(0, 3, "PERSON"), (4, 7, "PERSON"), BOB],
            1.0,
            1.0,
            0,
            0,
        ),  # two masks cover one name; the blank may stay
        ([(0, 6, "PERSON"), BOB], 0.5, 1.0, 1, 0),  # one letter can be read
        ([(0, 15, "PERSON")], 1.0, 1.0, 0, 1),  # "met" is masked for nothing
        ([ANN, BOB, (17, 22, "PERSON")], 1.0, 2 / 3, 0, 1),
        ([(0, 15, "ORDER")], 1.0, None, 0, 1),  # any kind hides
    ],
)
def test_names_leaks_and_words(
    masks: list[Marked], recall: float, precision: float | None, leaky: int, over: int
) -> None:
    score = scored([ANN, BOB], masks)
    assert score.recall("PERSON") == recall
    assert score.precision == precision
    assert (score.leaky, score.over) == (leaky, over)
    assert score.words == 3  # met, order, 77


def test_a_mask_on_another_kind_is_neither_right_nor_wrong() -> None:
    score = scored([ORDER], [(17, 25, "PERSON")])
    assert (score.predicted, score.recall("ORDER"), score.precision) == (0, 1.0, None)


def test_places_and_unknown_labels_make_no_text_leaky() -> None:
    assert scored([(0, 7, "LOCATION"), (12, 15, "ORG")], []).leaky == 0
    assert scored([(17, 25, "ORDER")], []).leaky == 1


def test_nothing_has_no_share() -> None:
    assert (Score().leak, Score().over_masked, Score().recall("PERSON")) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "write to ivan@example.com now",
        "  write to iv\u200ban@example.com now",
        "re\u0301sume\u0301: ivan@example.com",
        "\u0627\u0643\u062a\u0640\u0640\u0628 ivan@example.com",
        "пишите на ivan@exam\u00adple.com",
    ],
)
def test_masks_stand_in_places_of_the_text_as_it_came(text: str) -> None:
    masked = [text[start:end] for start, end, label in masks_of(text, strict=False) if label == "EMAIL"]
    assert [word.replace("\u200b", "").replace("\u00ad", "") for word in masked] == ["ivan@example.com"]
