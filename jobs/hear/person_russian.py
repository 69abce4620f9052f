"""Finds names of people in Russian texts (rules; the trained model joins in soon)."""

from __future__ import annotations

from collections.abc import Iterator

from jobs.hear.person_russian_rules import find_by_rules
from jobs.hear.person_russian_words import CYRILLIC, dictionary, name_part, read_word
from jobs.hear.span import Span

__all__ = ["CYRILLIC", "dictionary", "find_russian_people", "name_part", "read_word"]


def find_russian_people(text: str, *, strict: bool = False) -> Iterator[Span]:
    """Every name of a person."""
    yield from find_by_rules(text)
