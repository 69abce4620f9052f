"""Writes each Russian text again with other people's names in the same form, and in the ways people in a hurry write: from these variants the model learns."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from jobs.hear.training.noise import NOISES, loose_spelling, noisy
from jobs.hear.training.russian_names import renamed
from jobs.hear.training.written import Piece

LEARNED = ("PERSON",)
SETTINGS = {"c1": 0.5, "c2": 0.5, "max_iterations": 120, "feature.minfreq": 5}
RENAMED = 10  # variants of a text that names somebody
NAMELESS = 5  # variants of a text that names nobody
HOW_OFTEN = (
    ("lower", 0.26), ("upper", 0.10), ("typos", 0.08), ("by ear", 0.08), ("small names", 0.05), ("unpunctuated", 0.08), ("no-blanks", 0.05),
    ("emoji", 0.03),
)  # fmt: skip

BY_EAR = (("о", "а"), ("е", "и"), ("ться", "тца"), ("тся", "тца"), ("нн", "н"), ("сс", "с"), ("лл", "л"), ("го ", "во "), ("не ", "не"), ("я", "е"), ("ь", ""), ("з ", "с "), ("э", "е"))  # fmt: skip


def by_ear(words: str, label: str, random: Random) -> str:
    """Words as they sound; names keep their letters but lose their soft signs."""
    if label and label != "PERSON":
        return words
    for heard, written in random.sample(BY_EAR, 3) if not label else [("ь", "")]:
        words = words.replace(heard, written, random.choice((1, 2)))
    return words


def small_names(words: str, label: str, random: Random) -> str:
    """Names in small letters where everything else is written carefully."""
    return words.lower() if label == "PERSON" else words


NOISE = {**NOISES["ru"], "by ear": by_ear, "small names": small_names}


def variants(pieces: tuple[Piece, ...], random: Random) -> Iterator[tuple[Piece, ...]]:
    """The text itself, and the text with other names and in other spellings."""
    yield pieces
    named = any(label == "PERSON" for _, label in pieces)
    for _ in range(RENAMED if named else NAMELESS):
        other = tuple(
            (renamed(words, random), label) if label == "PERSON" else (words, label)
            for words, label in pieces
        )
        yield spoilt(without_dots(other, random), random)


def spoilt(pieces: tuple[Piece, ...], random: Random) -> tuple[Piece, ...]:
    """One noise at most, each as often as the table says."""
    chance = random.random()
    for name, share in HOW_OFTEN:
        chance -= share
        if chance < 0:
            return noisy(pieces, NOISE[name], random)
    return pieces


def without_dots(pieces: tuple[Piece, ...], random: Random) -> tuple[Piece, ...]:
    """Half of the texts with е for ё, as most people write."""
    return noisy(pieces, loose_spelling, random) if random.random() < 0.5 else pieces
