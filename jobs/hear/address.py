"""Finds postal addresses: what tells a house, a flat, a box or a postcode, with the street and the town beside it; a street or a town alone leads to nobody and stays (F1; design, anonymisation)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jobs.hear.address_arabic import find_arabic_addresses, find_learned_addresses, without_sentence
from jobs.hear.address_english import find_english_addresses
from jobs.hear.address_russian import find_russian_addresses
from jobs.hear.address_towns import fold
from jobs.hear.numbers import only_digits, western
from jobs.hear.span import Span

SCRIPTS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (re.compile("[A-Za-z]"), find_english_addresses),
    (re.compile("[а-яА-Я]"), find_russian_addresses),
    (re.compile("[\u0621-\u064a]"), find_arabic_addresses),
)


def find_addresses(text: str) -> Iterator[Span]:
    """Every address, in letters and digits of any script; equal digits make the same address."""
    plain = fold(western(text))
    for letters, find in SCRIPTS:
        if letters.search(plain):
            for start, end in find(plain):
                yield address(text, *without_sentence(text, start, end))
    for start, end in find_learned_addresses(text):
        yield address(text, start, end)


def address(text: str, start: int, end: int) -> Span:
    """The address that stands there."""
    place = text[start:end]
    return Span(start, end, "address", only_digits(place) or place.lower())
