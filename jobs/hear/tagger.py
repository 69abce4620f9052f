"""Marks the words of a text that a trained model takes for a name (linear-chain CRF: Lafferty, McCallum, Pereira 2001; library: CRFsuite).

The models lie in models/ and are made by `./invoke train` from sentences that we wrote (docs/redaction.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MODELS = Path(__file__).parent / "models"
TOKEN = re.compile(r"[^\W\d_]+(?:['’-](?!s\b)[^\W\d_]+)*|\d+|[^\w\s]|_", re.IGNORECASE)
MARKS = re.compile("[\u064b-\u0652\u0670]")  # Arabic vowel marks belong to their word


@dataclass(frozen=True)
class Token:
    """A word, a run of digits or one sign of a text, with the characters it covers."""

    start: int
    end: int
    text: str
    opens_line: bool = False  # a line break stands before it


@dataclass(frozen=True)
class Tagged:
    """Characters `start` to `end` and the label that the model gives them, for example "PERSON"."""

    start: int
    end: int
    label: str
    probability: float  # of the least sure word


Features = Callable[[Sequence[Token]], list[list[str]]]


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and signs of a text in order; blanks are left out."""
    plain = MARKS.sub("ـ", text)  # a letter in its place keeps the word whole
    tokens, end = [], 0
    for found in TOKEN.finditer(plain):
        start = found.start()
        tokens.append(Token(start, found.end(), text[start : found.end()], "\n" in plain[end:start]))
        end = found.end()
    return tokens


@cache
def model(language: str) -> Any:
    """The trained model of a language, opened once."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODELS / f"{language}.crfsuite"))
    return tagger


def find_tagged(tokens: Sequence[Token], features: Features, language: str, least: float) -> Iterator[Tagged]:
    """Runs of words whose probability of carrying a label is at least `least` (0 to 1; lower finds more)."""
    if not tokens:
        return
    tagger = model(language)
    tagger.set(features(tokens))
    labels = sorted({label[2:] for label in tagger.labels() if label != "O"})
    for label in labels:
        yield from runs(tokens, chances(tagger, label, len(tokens)), label, least)


def chances(tagger: Any, label: str, length: int) -> list[tuple[float, float]]:
    """For each word the probability that it begins, and that it continues, this label."""
    known = set(tagger.labels())
    begin, inside = f"B-{label}", f"I-{label}"
    return [
        (
            tagger.marginal(begin, place) if begin in known else 0.0,
            tagger.marginal(inside, place) if inside in known else 0.0,
        )
        for place in range(length)
    ]


def runs(
    tokens: Sequence[Token], found: Sequence[tuple[float, float]], label: str, least: float
) -> Iterator[Tagged]:
    """Words above the limit next to one another, cut where the next one rather begins than continues."""
    first = None
    lowest = 1.0
    for place, (begins, continues) in enumerate(found):
        inside = begins + continues >= least
        if first is not None and (not inside or begins > continues):
            yield Tagged(tokens[first].start, tokens[place - 1].end, label, lowest)
            first, lowest = None, 1.0
        if inside:
            first = place if first is None else first
            lowest = min(lowest, begins + continues)
    if first is not None:
        yield Tagged(tokens[first].start, tokens[-1].end, label, lowest)
