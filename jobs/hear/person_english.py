"""Finds names of people in Latin letters: what a trained model takes for a name, and what rules announce ("my name is", "Mr", a signature).

The model is made by `./invoke train` from sentences that we wrote; what it is good at and what not stands in docs/models/en.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobs.hear.features_english import features, lists_of
from jobs.hear.person_english_cues import find_announced
from jobs.hear.span import Span, join_spans
from jobs.hear.tagger import Tagged, Token, find_tagged, tokens_of

LIMIT = 0.5  # probability from which a word is a name
STRICT_LIMIT = 0.2
SURE = 0.7  # from here on the same word elsewhere in the text is the same person
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
OTHER_LETTER = re.compile(r"[\u0370-\u1cff]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")


def find_english_people(text: str, *, strict: bool = False) -> Iterator[Span]:
    """Every name in Latin letters; `strict` takes the doubtful ones too. The value is the name in small letters."""
    if not LATIN.search(text):
        return
    found = [*find_announced(text), *learned(text, STRICT_LIMIT if strict else LIMIT)]
    for span in join_spans(found):
        words = WORD.findall(text[span.start : span.end])
        yield Span(span.start, span.end, "person", " ".join(POSSESSIVE.sub("", word.lower()) for word in words))


def learned(text: str, least: float) -> Iterator[Span]:
    """What the model finds, and the same words again where it missed them."""
    tokens = tokens_of(text)
    found = list(find_tagged(tokens, features, "en", least))
    for one in found:
        yield Span(one.start, one.end, "person", "")
