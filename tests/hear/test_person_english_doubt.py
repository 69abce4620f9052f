"""Which findings of the trained model are no person."""

from __future__ import annotations

import pytest

from jobs.hear.person_english_doubt import (
    capitals_speak,
    is_nobody,
    is_phrase,
    is_seldom,
    is_short_form,
    is_slip,
    is_unlisted,
)
from jobs.hear.tagger import tokens_of

SLIPS = [
    ("hannah", False),  # short, and a name
    ("desiree", False),  # one letter from "desired", and a name
    ("zyxwvutr", False),
    ("фамилия", False),
    ("availabilty", True),  # a letter too few
    ("benefitted", True),
    ("enviroonment", True),  # one too many
    ("enviranment", True),  # a wrong one
    ("enviromnent", True),  # two swapped
    ("overillumination", True),  # an ending
]
CAPITALS = [
    ("the bed is late", False),
    ("THE BED IS LATE", False),
    ("Incorrect Bill", False),
    ("Sofa", True),  # one word
    ("Sofa Late. Hannah Rang", True),  # two sentences
    ("They Sent Me The Same Wrong Bill Four Times In One Single Bad Year", True),  # longer than a headline
    ("The bed that Hannah sold is late", True),
]
NOBODY = [
    ("I left ", "Florida", True),
    ("my name is ", "Florida", False),
    ("Mrs ", "Florida", False),
    ("", "XXXX", True),
    ("", "Hannah XXXX", False),
    ("", "9", True),
    ("", "Hannah", False),
]


@pytest.mark.parametrize(("word", "slip"), SLIPS)
def test_a_slip_of_the_pen_is_no_name(word: str, slip: bool) -> None:
    """F1: a long word one letter away from an English word is that word; a listed name is a name."""
    assert is_slip(word) is slip


@pytest.mark.parametrize(("text", "speak"), CAPITALS)
def test_a_capital_in_a_headline_proves_nothing(text: str, speak: bool) -> None:
    """F1: in small letters, in capitals and in a headline the model must be nearly sure."""
    assert capitals_speak(tokens_of(text)) is speak


@pytest.mark.parametrize(("before", "name", "nobody"), NOBODY)
def test_countries_shops_and_blackened_words_are_nobody(before: str, name: str, nobody: bool) -> None:
    """F1: what a title announces stays a person."""
    assert is_nobody(before + name, len(before), len(before + name)) is nobody


def test_words_are_told_apart() -> None:
    """F1: phrases, unlisted words, words that are seldom a name, short forms."""
    assert [is_phrase(run.split()) for run in ("a b zyx", "blorfy quantle snorv wib", "x y z Hannah")] == [
        False,
        True,
        False,
    ]
    assert [is_unlisted(run.split()) for run in ("zyxwv", "Hannah", "zyxwv quant", "ji-ho")] == [
        True,
        False,
        False,
        False,
    ]
    assert [is_seldom(run.split()) for run in ("bill", "Bill Turner")] == [True, False]
    assert [is_short_form(word) for word in ("CPNs", "DNs", "Hannah", "IKECHUKWU")] == [
        True,
        True,
        False,
        False,
    ]
