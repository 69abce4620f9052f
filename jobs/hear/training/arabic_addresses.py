"""Writes an Arabic address again with other numbers, towns, quarters and streets, so that the model learns how addresses go on and not which ones there are."""

from __future__ import annotations

import re
from functools import cache
from random import Random

from jobs.hear.address_arabic_words import part_of
from jobs.hear.gazetteer import names
from jobs.hear.person_arabic_words import fold

WORD = re.compile(r"(?<![^\W\d_])[\u0621-\u064a]{3,}(?![^\W\d_])")
DIGITS = re.compile(r"\d+")
KEPT = 0.25  # share of words that stay as they are
CUT = 0.25  # share of addresses that lose a piece between commas
BARE = 0.3  # share of addresses that lose their commas


def address(words: str, random: Random) -> str:
    """The same way to a door in another town."""
    again = DIGITS.sub(lambda found: digits(found.group(), random), words)
    again = WORD.sub(lambda found: place(found.group(), random), again)
    pieces = re.split(r"(?<=[،,])", again)
    if len(pieces) > 2 and random.random() < CUT:
        pieces.pop(random.randrange(len(pieces)))
    again = "".join(pieces).strip(" ،,")
    return re.sub(r"\s?[،,]\s?", " ", again) if random.random() < BARE else again


def digits(number: str, random: Random) -> str:
    """A number of about as many digits."""
    if random.random() < KEPT:
        return number
    found = "".join(random.choice("123456789") for _ in number)
    return found + random.choice(("", "", "", "0", "5")) if len(number) < 4 else found


def place(word: str, random: Random) -> str:
    """Another town for a town, another known quarter or any name for a quarter or street; other words stay."""
    sort = part_of(fold(word))
    if sort not in ("T", "R", "") or random.random() < KEPT:
        return word
    if sort == "":
        return random.choice(choices_of("ar_family")) if random.random() < 0.3 else word
    return random.choice(choices_of("places_ar" if sort == "T" else "streets_ar"))


@cache
def choices_of(source: str) -> tuple[str, ...]:
    """The single words of a list in a fixed order."""
    return tuple(sorted(word for word in names(source) if len(word) > 2 and WORD.fullmatch(word)))
