"""Finds postal addresses: a street with its house, a flat, a postcode; a street or a city alone leads to nobody and stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import only_digits, western
from jobs.hear.span import Span

STREET = (
    r"(?:street|road|avenue|lane|drive|close|court|crescent|gardens?|grove|hill|mews|place|rise|row|square|terrace|walk|way|wharf|yard|boulevard|parade"
    r"|quay|cottages?|orchard|steps|rank|wynd|gate|st|rd|ave|ln|dr|cres|blvd|sq|ter)"
)
NO_NAME = r"(?!(?:to|of|the|a|an|and|or|in|on|at|for|by|from|my|your|our|this|that|all|any|one|with|was|is|are|days?|weeks?|hours?|minutes?|months?|years?|people|men|times?|chairs?|pieces?|stars?|mile|way|hour)\b)"
POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})"
HOUSE_NUMBER = (
    r"(?<![\w£$€.,/])(?:(?i:flat|apartment|apt|unit|suite|room)\s?\w{1,4},?\s)?\d{1,4}[a-z]?(?:/\d{1,3})?,?\s"
)
SURE_STREET = r"(?:street|road|avenue|lane|crescent|boulevard|cottages?|st|rd|ave|ln|blvd|cres)"
ENGLISH = re.compile(
    rf"{HOUSE_NUMBER}(?:{NO_NAME}[A-Z][\w'’-]*\s){{1,3}}(?i:{STREET})\b\.?(?:(?:,?\s[A-Z][\w'’-]+){{0,2}},?\s{POSTCODE})?"
)
ENGLISH_LOOSE = re.compile(
    rf"{HOUSE_NUMBER}(?:{NO_NAME}[^\W\d_][\w'’-]*\s){{1,2}}{SURE_STREET}\b(?:,?\s{POSTCODE})?", re.IGNORECASE
)
POSTCODES = re.compile(rf"(?<!\w)(?:{POSTCODE}|[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?)(?!\w)")
LOWER_POSTCODE = re.compile(rf"(?<!\w){POSTCODE}(?!\w)", re.IGNORECASE)
FLAT = re.compile(r"(?<!\w)(?:flat|apartment|apt)\s(?:no\.?\s?)?\d{1,4}[a-z]?(?!\w)", re.IGNORECASE)

HOUSE = r"(?:,?\s*(?:д(?:ом\w*)?\.?\s*)?\d{1,4}[а-я]?(?:\s?[/-]\s?\d{1,4}\w?)?(?!\w))"
PARTS = r"(?:,?\s*(?:корп(?:ус\w*)?|к|стр(?:оение)?|кв(?:артир\w*)?|оф(?:ис\w*)?|подъезд\w*|этаж\w*)\.?\s*\d{1,4}[а-я]?(?!\w))"
KIND = r"(?:ул(?:иц[аыеуй]|ице)?|просп(?:ект\w*)?|пр-к?т\w*|пер(?:еул\w+)?|бульвар\w*|б-р|шоссе|наб(?:ережн\w+)?|площад\w+|пл|проезд\w*|тупик\w*|аллея|мкр|микрорайон\w*)"
NAME = r"[А-ЯЁа-яё0-9][\w.-]*(?:\s[А-ЯЁ][\w-]*){0,2}"
RUSSIAN = re.compile(
    rf"(?<!\w)(?:г(?:ор(?:од\w*)?)?\.?\s*[А-ЯЁ][\w-]+,\s*)?(?:{KIND}\.?\s+{NAME}|[А-ЯЁа-яё][\w-]*(?:ая|ой|ую|ий|ый|ом|ский|ского|ском)\s+{KIND}\.?){HOUSE}{PARTS}*",
    re.IGNORECASE,
)
RUSSIAN_HOUSE = re.compile(
    rf"(?<!\w)(?:д|дом\w?)\.?\s*\d{{1,4}}[а-я]?(?:/\d+)?{PARTS}+|(?<!\w)кв(?:артир\w+)?\.?\s*№?\s*\d{{1,4}}(?!\w)",
    re.IGNORECASE,
)

PREFIX = r"(?:[وفبلك]|ب?ال|لل)?"
ARABIC_STREET = rf"(?<!\w){PREFIX}(?:شارع|ش\.|حي|طريق|حارة|زقاق|جادة|نهج|درب|زنقة)\s+[\u0620-\u064a]+(?:\s[\u0620-\u064a]+){{0,3}}?"
UNIT = r"(?:عمارة|عماره|مبنى|بناية|بنايه|برج|فيلا|فلة|منزل|بيت|رقم|شقة|شقه|الدور|دور|الطابق|طابق|بلوك|قطعة|قطعه|مجمع|مدخل|الرمز البريدي)"
ARABIC = re.compile(
    rf"{ARABIC_STREET}(?:\s?[،,-]?\s?{UNIT}?(?:\s?رقم)?\s?\d{{1,5}}(?!\d))(?:\s?[،,-]?\s?{UNIT}(?:\s?رقم)?\s?\d{{1,5}}(?!\d))*"
)
ARABIC_UNITS = re.compile(
    rf"(?<!\w){PREFIX}{UNIT}(?:\s?رقم)?\s?\d{{1,5}}(?!\d)(?:\s?[،,-]?\s?{UNIT}(?:\s?رقم)?\s?\d{{1,5}}(?!\d))+|(?<!\w){PREFIX}(?:شقة|شقه|عمارة|عماره|فيلا|فلة)\s?(?:رقم\s?)?\d{{1,5}}(?!\d)"
)
PATTERNS = (
    ENGLISH,
    ENGLISH_LOOSE,
    POSTCODES,
    LOWER_POSTCODE,
    FLAT,
    RUSSIAN,
    RUSSIAN_HOUSE,
    ARABIC,
    ARABIC_UNITS,
)


def find_addresses(text: str) -> Iterator[Span]:
    """Every address with a number in it, in digits of any script."""
    plain = western(text)
    if not any("0" <= letter <= "9" for letter in plain):
        return
    for pattern in PATTERNS:
        for found in pattern.finditer(plain):
            start = found.end() - len(found.group().lstrip())
            yield Span(start, start + len(found.group().strip(" ,،")), "address", only_digits(found.group()))
