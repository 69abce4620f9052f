"""Compares what was masked with what people marked: recall of whole names, precision, leaks, words masked for nothing (F1).

A marked place counts as found when every letter and digit of it is covered by masks of any kind: the reader cannot see it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Marked = tuple[int, int, str]  # first character, character after the last, label

LABEL_OF = {
    "person": "PERSON", "staff": "PERSON", "email": "EMAIL", "phone": "PHONE", "address": "ADDRESS", "place": "LOCATION", "order": "ORDER",
    "id": "ID", "card": "CARD", "iban": "IBAN", "url": "URL", "handle": "HANDLE", "plate": "PLATE", "date": "DATE", "age": "AGE",
}  # fmt: skip
ALIASES = {"LOC": "LOCATION", "GPE": "LOCATION", "PER": "PERSON"}
# What leads to a person in every mode; places, dates and ages are masked in strict mode only.
PERSONAL = frozenset(LABEL_OF.values()) - {"LOCATION", "DATE", "AGE"}
WORD = re.compile(r"\w+")
SIGN = re.compile(r"[^\W_]")


@dataclass
class Score:
    """Counts over a group of texts; add texts with `count`, read shares from the properties."""

    texts: int = 0
    leaky: int = 0
    words: int = 0  # words outside of every mark
    over: int = 0  # ... of which masked
    predicted: int = 0  # masks of kind person that lie on a marked person or on nothing marked
    right: int = 0  # ... of which on a marked person
    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def count(
        self, text: str, marked: Sequence[Marked], masks: Sequence[Marked], personal: frozenset[str]
    ) -> None:
        """Add one text: `marked` by people, `masks` by the redactor (labels in capitals)."""
        covered = cover(len(text), masks)
        missed = {mark for mark in marked if not is_covered(text, mark, covered)}
        self.texts += 1
        self.leaky += any(label in personal for _, _, label in missed)
        self.marked.update(label for _, _, label in marked)
        self.found.update(label for start, end, label in marked if (start, end, label) not in missed)
        self.count_people(marked, masks)
        self.count_words(text, marked, covered)

    def count_people(self, marked: Sequence[Marked], masks: Iterable[Marked]) -> None:
        """Masks of people that are right, and those on nothing; a mask on another kind is neither."""
        for mask in masks:
            touched = {label for *place, label in marked if mask[0] < place[1] and place[0] < mask[1]}
            if mask[2] == "PERSON" and (not touched or "PERSON" in touched):
                self.predicted += 1
                self.right += "PERSON" in touched

    def count_words(self, text: str, marked: Sequence[Marked], covered: bytearray) -> None:
        """Words that nobody marked, and how many of them a mask touches."""
        inside = cover(len(text), marked)
        for word in WORD.finditer(text):
            if not any(inside[word.start() : word.end()]):
                self.words += 1
                self.over += any(covered[word.start() : word.end()])

    def recall(self, label: str) -> float | None:
        """Share of the places of this label that are wholly covered; None when there is none."""
        return share(self.found[label], self.marked[label])

    @property
    def precision(self) -> float | None:
        """Share of person masks that lie on a person."""
        return share(self.right, self.predicted)

    @property
    def leak(self) -> float | None:
        """Share of texts in which a marked place can still be read."""
        return share(self.leaky, self.texts)

    @property
    def over_masked(self) -> float | None:
        """Share of unmarked words that a mask touches."""
        return share(self.over, self.words)


def share(part: int, whole: int) -> float | None:
    """part / whole; None of nothing."""
    return part / whole if whole else None


def cover(length: int, spans: Iterable[Marked]) -> bytearray:
    """One byte a character: 1 where a span covers it."""
    covered = bytearray(length)
    for start, end, _ in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def is_covered(text: str, mark: Marked, covered: bytearray) -> bool:
    """True when every letter and digit of the mark is covered."""
    return all(covered[place] for place in range(mark[0], mark[1]) if SIGN.match(text[place]))


def canonical(label: str) -> str:
    """The label under its usual name."""
    return ALIASES.get(label, label)
