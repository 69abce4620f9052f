"""Finds payment card numbers: 12 to 19 digits whose check digit fits, or in four fours, also half hidden behind stars (ISO/IEC 7812, Luhn)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.codes import codes_in
from jobs.hear.cues import cue_before
from jobs.hear.numbers import only_digits, western, without_quantities
from jobs.hear.span import Span

CARD = re.compile(r"(?<![\d+])\d(?:[ \-–—./_\ufe0f\u20e3]{0,3}\d){11,18}(?!\d)")
FOUR_FOURS = re.compile(r"\d{4}([^\d]{1,3})\d{4}\1\d{4}\1\d{4}|\d{4}([^\d]{1,3})\d{6}\2\d{5}")
HIDDEN = re.compile(
    r"(?<![\w*•])\d{4}(?:\s?\d\d)?[ -]?(?:[*•xхX#.]{2,8}+[ -]?+){1,4}+\d{3,4}(?!\w)|(?<![\w*•#])(?:[*•xх#]{2,8}+[ -]?+){1,4}+\d{4}(?!\w)",
    re.IGNORECASE,
)
ENDING = re.compile(
    r"(?:ending(?: in| with)?|ends(?: in| with)?|last (?:four|4)(?: digits)?(?: are| is)?|последни[ехм]\w* (?:четыр\w+|4) цифр\w*|заканчива\w+ на|оканчива\w+ на"
    r"|(?:ال)?منتهي[ةه] ?بـ?|تنتهي ?بـ?|[آا]خر (?:[أا]ربع[ةه]?|4) ?(?:[أا]رقام|خانات)?|cvv2?|cvc2?)[\s:–—-]{0,3}(?:رقم |is |with )?(?<!\d)(\d{3,4})(?![\w.,:]\d|\d)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d")
STARRED = re.compile(
    r"(?:карт\w*|cards?|visa|mastercard|بطاق\w+)\W{1,3}[*•.]{1,4}\s?(\d{4})(?!\d)", re.IGNORECASE
)


def find_cards(text: str) -> Iterator[Span]:
    """Every card number, in digits of any script, whole or only its end."""
    if not without_quantities(text):
        return
    plain = western(text)
    for found in CARD.finditer(plain):
        digits = only_digits(found.group())
        if (
            FOUR_FOURS.fullmatch(found.group())
            or (passes_luhn(digits) and is_grouped(found.group()))
            or cue_before(plain, found.start())[0] == "card"
        ):
            yield Span(found.start(), found.end(), "card", digits)
    for code in codes_in(text):
        if code.kind == "card" and code.digits > 7:
            yield Span(code.start, code.end, "card", only_digits(code.text))
    yield from find_ends(plain)


def find_ends(plain: str) -> Iterator[Span]:
    """The last digits of a card whose others are hidden or left out; "XXXX 2015" is a year unless a card is spoken of."""
    for pattern, group in ((HIDDEN, 0), (ENDING, 1), (STARRED, 1)):
        for found in pattern.finditer(plain):
            digits = only_digits(found.group(group))
            if YEAR.fullmatch(digits) and cue_before(plain, found.start() + 1)[0] != "card":
                continue
            yield Span(found.start(group), found.end(group), "card", digits[-4:])


def is_grouped(number: str) -> bool:
    """True for groups as they stand on cards; a telephone number and a price in a row stand otherwise."""
    lengths = [len(group) for group in re.findall(r"\d+", number)]
    return len(lengths) == 1 or len(set(lengths[:-1])) == 1 or lengths in ([4, 6, 5], [4, 6, 4], [6, 13])


def passes_luhn(digits: str) -> bool:
    """True when the last digit is the check digit of the others."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
