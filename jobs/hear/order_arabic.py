"""Finds order numbers as only Arabic texts write them: Latin letters and groups of digits among Arabic words, and bare numbers (usage of shops and couriers)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.cues import cue_before
from jobs.hear.numbers import only_digits, western, without_quantities
from jobs.hear.span import Span

YEAR = re.compile(r"(?:19|20)\d\d")
SPACED = re.compile(  # Latin letters and groups of digits in the middle of Arabic words: ksa 77 1093 b
    r"(?<![\w.,-])[a-z]{1,5}[ ._-](?P<digits>\d{2,4}(?:[ ._-]\d{1,5}){1,4})(?:[ -][a-z]{1,2})?(?=[\s.,،؛!؟]*(?:[\u0600-\u06ff]|$))",
    re.IGNORECASE,
)
SPACED_LEAST = 7
ARABIC_NUMBER = re.compile(  # a number that an Arabic "no." announces, or six bare digits among Arabic words
    r"(?<!\w)(?:[بل]|ال|بال)?(?:رقم|نمر[ةه])(?:ها|ه|ي)?\s?[:#]?\s?(\d{4,6})(?![\w./-]*\d)(?!\w)"
    r"|(?<=[\u0621-\u064a] )(\d{4}[1-9]\d|\d{5}[1-9])(?![\w./-]*\d)(?=[.،؟!]*(?:\s[\u0621-\u064a]|$))"
)
AFTER_ARABIC = re.compile(r"(?:^|[\u0600-\u06ff][:،]?)\s*\Z")


def find_arabic_orders(text: str) -> Iterator[Span]:
    """Groups of letters and digits, and numbers behind "no." or six digits long."""
    plain = western(text)
    for found in ARABIC_NUMBER.finditer(without_quantities(text)):
        group = 1 if found[1] else 2
        if cue_before(plain, found.start(group))[0] != "thing" and not YEAR.fullmatch(found[group]):
            yield Span(found.start(group), found.end(group), "order", found[group])
    for found in SPACED.finditer(without_quantities(text)):
        named = cue_before(plain, found.start())[0] in ("order", "id")
        if len(only_digits(found["digits"])) >= SPACED_LEAST - named and (
            named or AFTER_ARABIC.search(plain, 0, found.start())
        ):
            yield Span(found.start(), found.end(), "order", only_digits(found.group()))
