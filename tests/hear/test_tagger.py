"""F1: words as the model sees them, and the runs that its probabilities make."""

from __future__ import annotations

import pytest

from jobs.hear.tagger import Token, find_tagged, runs, tokens_of

WORDS = [
    ("", []),
    ("Hannah's car", ["Hannah", "'", "s", "car"]),
    ("O’Neill-Smith paid £12.50!", ["O’Neill-Smith", "paid", "£", "12", ".", "50", "!"]),
    ("к Серёже,потом", ["к", "Серёже", ",", "потом"]),
    ("مَعمّر بن_سالم ٢٤", ["مَعمّر", "بن", "_", "سالم", "٢٤"]),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_numbers_and_signs_with_their_places(text: str, words: list[str]) -> None:
    tokens = tokens_of(text)
    assert [token.text for token in tokens] == words
    assert all(text[token.start : token.end] == token.text for token in tokens)


TOKENS = [Token(0, 2, "to"), Token(3, 6, "Ann"), Token(7, 10, "Lee"), Token(11, 14, "Bob")]
FOUND = [
    ([(0.0, 0.0)] * 4, 0.5, []),
    ([(0.0, 0.0), (0.5, 0.0), (0.0, 0.0), (0.0, 0.0)], 0.5, [(3, 6, 0.5)]),
    ([(0.0, 0.0), (0.4, 0.09), (0.0, 0.0), (0.0, 0.0)], 0.5, []),
    ([(0.0, 0.0), (0.9, 0.0), (0.1, 0.6), (0.0, 0.0)], 0.5, [(3, 10, 0.7)]),
    ([(0.0, 0.0), (0.9, 0.0), (0.1, 0.8), (0.8, 0.1)], 0.5, [(3, 10, 0.9), (11, 14, 0.9)]),
    ([(0.0, 0.0), (0.0, 0.0), (0.0, 0.6), (0.0, 0.6)], 0.5, [(7, 14, 0.6)]),
    ([(0.0, 0.0), (0.2, 0.0), (0.0, 0.2), (0.0, 0.0)], 0.2, [(3, 10, 0.2)]),
]


@pytest.mark.parametrize(("chances", "least", "spans"), FOUND)
def test_words_above_the_limit_make_a_name(
    chances: list[tuple[float, float]], least: float, spans: list[tuple[int, int, float]]
) -> None:
    tagged = list(runs(TOKENS, chances, "PERSON", least))
    assert [(one.start, one.end) for one in tagged] == [span[:2] for span in spans]
    assert [one.probability for one in tagged] == pytest.approx([span[2] for span in spans])
    assert {one.label for one in tagged} <= {"PERSON"}


def test_nothing_is_found_in_nothing() -> None:
    assert list(find_tagged([], lambda tokens: [], "en", 0.5)) == []
