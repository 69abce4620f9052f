"""A voice as far as copies are concerned: its day, its words without masks and spelling, and by what keys its author is known (M11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from jobs.hear.person_arabic import fold
from jobs.mosaic.stems import plain

DAYS = 14  # what is said again within so many days may be a copy
LATEST = 50  # of one author, and among near wordings, no more than the latest are compared
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Said:
    """One voice; `authors` are all keys by which its author is known. Translations need `language` and `text`."""

    voice: int
    day: date
    words: tuple[str, ...]
    authors: frozenset[str]
    channel: str = ""
    language: str = ""
    text: str = ""


def words_of(text: str) -> tuple[str, ...]:
    """A text's words without masks, capitals and ways of spelling."""
    return tuple(fold(word) for word in WORD.findall(plain(text).replace("ё", "е")))
