"""Finds payment card numbers: 13 to 19 digits whose check digit fits, or that stand in four fours (ISO/IEC 7812, Luhn)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import only_digits, western
from jobs.hear.span import Span

CARD = re.compile(r"(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)")
FOUR_FOURS = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}")


def find_cards(text: str) -> Iterator[Span]:
    """Every card number, in digits of any script."""
    for found in CARD.finditer(western(text)):
        digits = only_digits(found.group())
        if passes_luhn(digits) or FOUR_FOURS.fullmatch(found.group()):
            yield Span(found.start(), found.end(), "card", digits)


def passes_luhn(digits: str) -> bool:
    """True when the last digit is the check digit of the others."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
