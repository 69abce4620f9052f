"""Reads the feedback texts that we wrote with their labels: "thank {PERSON:Hannah}", one text a line, under the name of its family.

A family (`# bakery, angry`) holds texts of one kind of business, so that training and measuring can be kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobs.refusal import Refusal

LABELS = (
    "PERSON", "EMAIL", "PHONE", "ADDRESS", "LOCATION", "ORDER", "ID", "CARD", "IBAN", "URL", "HANDLE", "DATE", "AGE", "PLATE",
)  # fmt: skip
LABELLED = re.compile(r"\{([A-Z]+):([^{}]*)\}")

Piece = tuple[str, str]  # words, and their label or ""


@dataclass(frozen=True)
class Written:
    """One text in pieces; `family` is the heading it stands under."""

    line: int
    family: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text as its author would send it."""
        return "".join(words for words, _ in self.pieces)

    @property
    def spans(self) -> tuple[tuple[int, int, str], ...]:
        """First character, character after the last, label."""
        return spans_of(self.pieces)


def spans_of(pieces: tuple[Piece, ...]) -> tuple[tuple[int, int, str], ...]:
    """Where the labelled pieces stand in the joined text."""
    found, place = [], 0
    for words, label in pieces:
        if label:
            found.append((place, place + len(words), label))
        place += len(words)
    return tuple(found)


def read_written(content: str, place: str) -> Iterator[Written]:
    """Every text of a file; raises `Refusal` with the line of a brace that does not close or an unknown label."""
    family = ""
    for number, line in enumerate(content.split("\n"), start=1):
        if line.startswith("# "):
            family = line[2:].strip()
        elif line.strip():
            yield Written(number, family, tuple(pieces_of(line.replace("\\n", "\n"), f"{place}:{number}")))


def pieces_of(line: str, place: str) -> Iterator[Piece]:
    """The plain and the labelled pieces of one line, in order."""
    end = 0
    for found in LABELLED.finditer(line):
        yield from plain(line[end : found.start()], place)
        label, words = found.groups()
        if label not in LABELS or not words.strip():
            raise Refusal(
                f"{place}: the label {label!r} is unknown or empty: use one of {', '.join(LABELS)}."
            )
        yield words, label
        end = found.end()
    yield from plain(line[end:], place)


def plain(words: str, place: str) -> Iterator[Piece]:
    """A piece without label, if there is one; a brace in it was meant as a label."""
    if "{" in words or "}" in words:
        raise Refusal(f"{place}: a brace that is no label: write {{PERSON:name}} and run again.")
    if words:
        yield words, ""
