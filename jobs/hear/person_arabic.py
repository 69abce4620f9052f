"""Finds names of people in Arabic letters (and in Latin letters inside Arabic texts): a trained model, lists of names and a few rules together.

The model is made by `./invoke train` from sentences that we wrote; what it is good at and what not stands in docs/models/ar.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobs.hear.learned_arabic import find_learned, words_of
from jobs.hear.person_arabic_ground import has_ground, joined_kunyas
from jobs.hear.person_arabic_rules import (
    Run,
    bare,
    is_believable,
    lone_names,
    repeated,
    trimmed,
    widened,
)
from jobs.hear.person_arabic_words import (
    ARABIC,
    CLITICS,
    LINK,
    SLAVE,
    TEKNONYM,
    clitic_length,
    everyone,
    fold,
)
from jobs.hear.span import Span

__all__ = ["CLITICS", "LINK", "SLAVE", "TEKNONYM", "everyone", "find_arabic_people", "fold"]

LIMIT = 0.35  # of the model's probability that a word belongs to a name
STRICT_LIMIT = 0.15
ARABIZI = re.compile(r"[a-z][235679]+[a-z]|(?<!\w)[379][a-z]{2}", re.IGNORECASE)  # "ma3kon", "7ajz"


def find_arabic_people(text: str, *, strict: bool = False) -> Iterator[Span]:
    """Every run of words that is a person's name; `strict` takes doubtful ones too."""
    if not (ARABIC.search(text) or ARABIZI.search(text)):
        return
    tokens = words_of(text)
    for first, last in joined(find_runs(text, strict=strict)):
        words = [token for token in tokens[first : last + 1] if token.text[0].isalpha()]
        value = " ".join([bare(words[0]), *(fold(word.text) for word in words[1:])]).lower()
        yield Span(words[0].start + joined_letters(words[0].text), words[-1].end, "person", value)


def find_runs(text: str, *, strict: bool) -> list[Run]:
    """What the model, the lists and the words beside them take for names; runs may overlap. Strictly no ground is asked for."""
    tokens = words_of(text)
    place_of = {token.start: place for place, token in enumerate(tokens)}
    ends = {token.end: place for place, token in enumerate(tokens)}
    learned = [
        trimmed(tokens, (place_of[tagged.start], ends[tagged.end], tagged.probability))
        for tagged in find_learned(text, "PERSON", STRICT_LIMIT if strict else LIMIT)
    ]
    believed = [run for run in learned if is_believable(tokens, run) and (strict or has_ground(tokens, run))]
    runs = [*believed, *lone_names(tokens), *joined_kunyas(tokens)]
    return [widened(tokens, run) for run in [*runs, *repeated(tokens, runs)]]


def joined(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Runs that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end, _ in sorted(runs):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    yield from found


def joined_letters(word: str) -> int:
    """How many characters stand before the name: joined letters with their vowel marks."""
    length = clitic_length(fold(word))
    place = 0
    while length:
        length -= len(fold(word[place]))
        place += 1
    return place
