"""F1: what the model may look at in an English word."""

from __future__ import annotations

import pytest

from jobs.hear.features_english import features, has_case, key_of, lists_of, shape
from jobs.hear.tagger import tokens_of

CASE = [
    ("", False),
    ("all small, and I mean it", False),
    ("ALL CAPITALS HERE", False),
    ("A mix of Both", True),
    ("the parcel for Ann", True),
]
SHAPES = [
    ("ann", "x"), ("a", "x1"), ("Ann", "Xx"), ("A", "X"), ("ANN", "XX"), ("iPhone", "xX"), ("O'Neill", "Xx"), ("12", "9"), ("!", "-"),
]  # fmt: skip
LISTS = [
    ("hannah", "g"), ("whitlock", "f"), ("mark", "1"), ("samsung", "b"), ("leeds", "p"), ("femis", "s"), ("zyxwvut", ""), ("xq", ""),
    ("anna-zq", "-"), ("o’brien", "f"), ("zq-zq", "-"), ("zyxwvuts", ""),
]  # fmt: skip
KEYS = [("the", "the"), ("!", "!"), ("😡", "☺"), ("7", "9"), ("hannah", "?"), ("لا", "Я"), ("дом", "Я")]


@pytest.mark.parametrize(("text", "cased"), CASE)
def test_a_text_without_case_is_known(text: str, cased: bool) -> None:
    assert has_case(tokens_of(text)) is cased


@pytest.mark.parametrize(("word", "form"), SHAPES)
def test_shapes(word: str, form: str) -> None:
    assert shape(word) == form


@pytest.mark.parametrize(("word", "letter"), LISTS)
def test_lists(word: str, letter: str) -> None:
    assert lists_of(word).startswith(letter) or letter in lists_of(word)
    assert letter or not lists_of(word)


@pytest.mark.parametrize(("word", "key"), KEYS)
def test_keys(word: str, key: str) -> None:
    assert key_of(word, lists_of(word)).startswith(key)


def test_every_word_gets_its_features_and_a_line_has_two_ends() -> None:
    found = features(tokens_of("Ask Ann.\nYours, Bob"))
    assert len(found) == 6
    assert [place for place, said in enumerate(found) if "opens" in said] == [0, 3]
    assert [place for place, said in enumerate(found) if "closes" in said] == [2, 5]


def test_small_letters_and_capitals_look_the_same() -> None:
    assert features(tokens_of("ask ann now")) == features(tokens_of("ASK ANN NOW"))
    assert features(tokens_of("ask ann now")) != features(tokens_of("ask Ann now"))
