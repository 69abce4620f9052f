"""Finds numbers of passports, identity cards, tax and bank accounts, and any other long number that stands for one person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import only_digits, without_quantities
from jobs.hear.span import Span

NAMED = re.compile(
    r"(?<!\w)(?:passport|national insurance|ssn|social security|id card|licen[cs]e|customer (?:id|number|no)|nhs number"
    r"|паспорт\w*|инн|снилс|огрн|л/с|лицев\w+ сч[её]т\w*|удостоверени\w+|полис\w*"
    r"|(?:ال|بال)?(?:هوية|هويه|إقامة|اقامة|إقامه|اقامه|جواز(?: سفر)?|رقم قومي|الرقم القومي|رقم وطني|الرقم الوطني|رخصة))"
    r"[^\d\n]{0,18}(\d(?:[ -]?\d){3,19}\d)(?!\d)",
    re.IGNORECASE,
)
NATIONAL_INSURANCE = re.compile(
    r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D](?!\w)", re.IGNORECASE
)
SNILS = re.compile(r"(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)")
LONG = re.compile(r"(?<![\w+.,])\d{7,20}(?![\d])")


def find_ids(text: str) -> Iterator[Span]:
    """Every number after a word for a document, the national forms, and every unbroken run of seven digits or more."""
    plain = without_quantities(text)
    for found in NAMED.finditer(plain):
        yield Span(found.start(1), found.end(1), "id", only_digits(found.group(1)))
    for pattern in (NATIONAL_INSURANCE, SNILS, LONG):
        for found in pattern.finditer(plain):
            yield Span(found.start(), found.end(), "id", only_digits(found.group()))
