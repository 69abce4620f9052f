"""Asks the model for Arabic once for each text, for names and for addresses (the model: docs/models/ar.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jobs.hear.features_arabic import features
from jobs.hear.tagger import Tagged, Token, chances, model, runs, tokens_of

Chances = list[tuple[float, float]]
LABELS = ("PERSON", "ADDRESS")


@lru_cache(maxsize=16)
def read(text: str) -> tuple[tuple[Token, ...], dict[str, Chances]]:
    """The words of a text, and for each word the probabilities that a label begins and goes on there."""
    tokens = tokens_of(text)
    if not tokens:
        return (), {}
    tagger = model("ar")
    tagger.set(features(tokens))
    return tuple(tokens), {label: chances(tagger, label, len(tokens)) for label in LABELS}


def find_learned(text: str, label: str, least: float, further: float | None = None) -> Iterator[Tagged]:
    """Runs of words that carry the label with at least this probability; `further` is enough for words beside one that does."""
    tokens, found = read(text)
    if not tokens:
        return
    for run in runs(tokens, found[label], label, least if further is None else further):
        if (
            further is None
            or max(
                sum(chance)
                for token, chance in zip(tokens, found[label], strict=True)
                if run.start <= token.start < run.end
            )
            >= least
        ):
            yield run


def words_of(text: str) -> Sequence[Token]:
    """The words, numbers and signs of the text."""
    return read(text)[0]
