"""Finds numbers that people write in groups ("JD 00 0224 0019 8830 41", "T04 S0117 R3 20881"): as long as the groups go on, they are one number (the way such numbers are printed on letters and receipts)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.codes import is_word
from jobs.hear.cues import cue_before
from jobs.hear.numbers import only_digits, without_quantities
from jobs.hear.span import Span

GROUP = r"(?:[a-z]{0,3}\d[a-z\d]{0,11})"
GROUPED = re.compile(
    rf"(?<![\w£$€#.,:/~-])(?:{GROUP}|(?-i:[A-Z]{{1,4}})(?=[ ~-][a-z]{{0,2}}\d))(?:(?: - | / |[ ~/.-])(?:{GROUP}(?!\w)|(?-i:[B-HJ-Z])(?![\w'’.])))+(?![\w%€£$])(?![.,:]\d)",
    re.IGNORECASE,
)
ANNOUNCED, ALONE = 6, 12  # digits that are needed after a word such as "order", and without one
BOOKED = re.compile(r"(?<![\w-])(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z\d]{2,4}-[A-Z\d]{2,4}(?![\w-])")
MIXED = re.compile(r"(?<![\w-])(?:\d{1,5}-[A-Z]{2,5}-\d{3,}|[A-Z]{2,5}-\d{2,}-[A-Z\d]{2,})(?![\w-])")
UNITS = re.compile(r"\d(?:kg|g|ml|cm|mm|km|gb|mb|am|pm|st|nd|rd|th|x|w|v)(?![a-z])", re.IGNORECASE)


def grouped(text: str, kind: str) -> Iterator[Span]:
    """Numbers of this kind ("order" or "id") in several groups: after a word that says so; long ones without any word are ids."""
    plain = without_quantities(text)
    if not plain:
        return
    for found in GROUPED.finditer(plain):
        start = found.start() + word_before(found.group())
        if kind_of(plain, start, found.end()) == kind:
            yield Span(start, found.end(), kind, only_digits(found.group()))


def codes_with_dashes(text: str) -> Iterator[Span]:
    """Codes such as 77-CAL-20931, and after a word for an order HJ4-PLW."""
    plain = without_quantities(text)
    for found in MIXED.finditer(plain):
        yield Span(*found.span(), "order", only_digits(found.group()))
    for found in BOOKED.finditer(plain):
        if cue_before(plain, found.start()) == ("order", True):
            yield Span(*found.span(), "order", found.group().lower())


def word_before(number: str) -> int:
    """How many characters of the number are a word of the sentence ("is 204 518")."""
    letters = re.match(r"([a-z]+) ", number, re.IGNORECASE)
    return letters.end() if letters and is_word(letters.group(1).lower()) else 0


def kind_of(plain: str, start: int, end: int) -> str:
    """ "order" or "id" for a number long enough for the word before it, "" for any other."""
    number = plain[start:end]
    digits = len(only_digits(number))
    kind, _ = cue_before(plain, start)
    if UNITS.search(number) or digits < ANNOUNCED or not re.search(r"[^\w.]|[a-z]\.", number, re.IGNORECASE):
        return ""
    if kind in ("order", "id"):
        return kind
    return "id" if digits >= ALONE and kind not in ("phone", "card", "iban", "thing") else ""
