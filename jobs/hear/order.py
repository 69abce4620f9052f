"""Finds order, ticket, invoice, tracking and contract numbers; "order of 2 chairs" and "100 nights" are no such numbers (UPU S10 and the practice of shops)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.codes import SMALL_WORDS, Code, codes_in, is_booking
from jobs.hear.cues import cue_before
from jobs.hear.grouped import codes_with_dashes, grouped
from jobs.hear.numbers import only_digits, western
from jobs.hear.order_arabic import find_arabic_orders
from jobs.hear.span import Span

FORMS = re.compile(
    r"(?<!\w)(?:[a-z]{2}\s?\d{3}\s?\d{3}\s?\d{3}\s?[a-z]{2}|1z\s?[0-9a-z]{3}\s?[0-9a-z]{3}(?:\s?\d){10}"  # RR 123 456 789 GB, 1Z...
    r"|\d{4}-\d{4}-\d{3}|\d{3}-\d{7}-\d{7}|\d{2,6}-\d{7,}|\d{6,}-\d{1,6}|\d{4}(?:-\d{4,6}){2,3}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?-i:[A-Z]{2,5}[- ]\d{4,}-[A-Za-z0-9]{1,4})|\d{1,6} لسن[ةه] (?:19|20)\d\d)(?![\w-])",
    re.IGNORECASE,
)
PREFIXED = re.compile(
    r"(?P<letters>[^\W\d_]{1,8})(?:[-–—‐‑/_. ]{1,2}[^\W\d_]{1,3})?[-–—‐‑/_. ]{0,2}\d[\d \-–—/_]*[^\W\d_]{0,3}"
)
CYRILLIC_SERIES = re.compile(r"[А-ЯЁ]{1,4}\d*-(?:[А-ЯЁ]{1,4}|\d{1,4})-\d{2,}")  # А27-ЖЛ-900
HEX_GROUPS = re.compile(r"[^\W\d_]{1,5}(?:-(?=[a-z]*\d)[0-9a-z]{4}){2,}", re.IGNORECASE)  # QR-00af-91c2
SERIAL = re.compile(r"(?P<series>\d{3,8}[-/])\d{1,4}")
RANGE = re.compile(r"\d{1,3}[-–—/.]\d{1,3}")
SIGNED = re.compile(r"(?:(?<!\w)[^\W\d_]{1,6})?#$|(?<!\w)[A-ZА-ЯЁ]{1,6}№$")
ENTITY = re.compile(r"&(?:amp;)*#$")  # &#8230; is a sign of the web
WITH_UNIT = re.compile(r"\d{1,5}[^\W\d_]+|\d+[xх*]\d+.*", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
HASHTAG = re.compile(r"[^\W\d_]+\d+[^\W_]*")
LETTERS_ONLY = re.compile(
    r"(?i:\bpnr\b|\bbooking (?:code|ref(?:erence)?|number)|код\w* брони\w*|бронь|رمز الحجز|رقم الحجز)(?:\s?[:#№-]|\s(?:is|no\.?))?\s((?=[^\W\d_]*[A-Z])[A-Z]{6})(?!\w)"
)
OTHERS = ("phone", "id", "card", "iban", "thing")


def find_orders(text: str) -> Iterator[Span]:
    """Every code of letters and five digits or more, and every number that a word for an order announces."""
    plain = western(text)
    yield from grouped(text, "order")
    yield from codes_with_dashes(text)
    for found in LETTERS_ONLY.finditer(text):
        yield Span(found.start(1), found.end(1), "order", found.group(1).lower())
    series: set[str] = set()
    for code in codes_in(text):
        serial = SERIAL.fullmatch(code.text)
        if is_order(code, plain[max(0, code.start - 12) : code.start]) or (
            serial and serial["series"] in series
        ):
            series |= {serial["series"]} if serial else set()
            yield Span(
                code.start - signs_before(plain, code.start), code.end, "order", only_digits(code.text)
            )
    for found in FORMS.finditer(plain) if codes_in(text) else ():
        if found.group()[0].isalpha() or cue_before(plain, found.start())[0] not in OTHERS:
            yield Span(found.start(), found.end(), "order", only_digits(found.group()))
    yield from find_arabic_orders(text)


def signs_before(text: str, start: int) -> int:
    """How many characters of a sign # and its letters stand right before: SUB#20931."""
    signs = SIGNED.search(text, max(0, start - 8), start)
    return len(signs.group()) if signs else 0


def is_order(code: Code, before: str) -> bool:
    """Decides by the sign and the word before, and by the form."""
    if HEX_GROUPS.fullmatch(code.text):
        return True
    if WITH_UNIT.fullmatch(code.text) and not (code.kind == "order" and code.near and code.digits > 3):
        return False
    if before.strip()[-1:] in ("#", "№") and code.kind in ("", "order", "phone"):
        return not ENTITY.search(before) and (is_signed(code) or code.kind == "order")
    if code.kind == "order":
        return is_announced(code)
    if code.kind == "thing" or (code.kind in OTHERS and not code.text[0].isalpha()) or code.kind == "id":
        return False
    named = code.kind == "phone" and code.marked and code.digits > 3 and code.text[0].isalpha()
    return named or has_form(code.text, code.digits)


def is_signed(code: Code) -> bool:
    """After # or №: four digits that are no year; with letters five, or three behind a sign (#MH370 is what people talk about, #A-272 is not)."""
    if HASHTAG.fullmatch(code.text):
        return code.digits >= 5
    return code.digits >= (3 if any(map(str.isalpha, code.text)) else 4) and not YEAR.fullmatch(code.text)


def is_announced(code: Code) -> bool:
    """After a word for an order: three digits behind a mark such as "no.", four that are no year, or five with words between."""
    if has_form(code.text, code.digits):
        return True
    if not code.near:
        return code.digits >= 5 or (code.digits >= 4 and any(letter.isalpha() for letter in code.text))
    if code.marked or is_booking(code.text):
        return code.text != "24/7"
    if code.text[0].isalpha():
        return code.digits > 2
    return code.digits > 3 and not YEAR.fullmatch(code.text) and not RANGE.fullmatch(code.text)


def is_arabic_series(code: str) -> bool:
    """True for one Arabic letter that a sign keeps apart from the digits: ف-20934 (joined, it would be a particle)."""
    return "\u0621" <= code[0] <= "\u064a" and code[1] in "-/–"


def has_form(code: str, digits: int) -> bool:
    """A short run of letters and five digits, or a long mixture of both."""
    prefix = PREFIXED.fullmatch(code)
    if prefix and digits >= 5 and (len(prefix["letters"]) <= 6 or digits >= 6):
        return prefix["letters"].lower() not in SMALL_WORDS or is_arabic_series(code) or code[1] == "-"
    if CYRILLIC_SERIES.fullmatch(code):
        return True
    letters = sum(letter.isalpha() for letter in code)
    return (
        letters > 1
        and ((digits >= 7 and digits + letters >= 10) or (len(code) >= 16 and digits >= 4))
        and "." not in code
    )
