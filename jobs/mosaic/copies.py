"""Finds copies: the same author saying the same, or nearly the same, within two weeks is one voice, each copy kept (M11)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from jobs.hear.language import MASK
from jobs.hear.person_arabic import fold

DAYS = 14
ALIKE = 0.8  # share of words in the same order
FEWEST = 4  # words below which two voices are never called copies: "all good" is said twice
FEWEST_EDITED = 8  # words from which an edited voice may be a copy
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Said:
    """A voice as far as copies are concerned; `authors` are all keys by which its author is known."""

    voice: int
    day: date
    words: tuple[str, ...]
    authors: frozenset[str]


def words_of(text: str) -> tuple[str, ...]:
    """A text's words without masks, capitals and ways of spelling."""
    return tuple(fold(word) for word in WORD.findall(MASK.sub(" ", text).lower().replace("ё", "е")))


def find_copies(said: Iterable[Said]) -> Mapping[int, int]:
    """By copy: the first voice it repeats. The earliest day comes first, then the smallest number."""
    originals: dict[str, list[Said]] = defaultdict(list)
    copies: dict[int, int] = {}
    for one in sorted(said, key=lambda one: (one.day, one.voice)):
        before = {first.voice: first for author in one.authors for first in originals[author]}
        first = next((first for _, first in sorted(before.items()) if is_copy(first, one)), None)
        if first:
            copies[one.voice] = first.voice
            continue
        for author in one.authors:
            originals[author] = [
                earlier for earlier in originals[author] if (one.day - earlier.day).days <= DAYS
            ] + [one]
    return copies


def is_copy(first: Said, later: Said) -> bool:
    """True for equal words, or nearly equal words when there are enough of them, within the days."""
    if (later.day - first.day).days > DAYS or min(len(first.words), len(later.words)) < FEWEST:
        return False
    if first.words == later.words:
        return True
    long_enough = min(len(first.words), len(later.words)) >= FEWEST_EDITED
    return long_enough and SequenceMatcher(None, first.words, later.words, autojunk=False).ratio() >= ALIKE
