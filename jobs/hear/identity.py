"""Finds numbers of passports, identity cards, tax and insurance, and any other long number that stands for one person (national forms, with their check digits where people mix them up)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.codes import Code, codes_in
from jobs.hear.cues import cue_before
from jobs.hear.grouped import grouped
from jobs.hear.numbers import only_digits, western, without_quantities
from jobs.hear.span import Span

FORMS = re.compile(
    r"(?<![\w-])(?:[a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]"  # UK national insurance
    r"|\d{3}[- ]\d{3}[- ]\d{3}[- ]\d{2}"  # СНИЛС
    r"|\d{3}-\d{2}-\d{4}"  # US social security
    r"|784[- ]?(?:19|20)\d\d[- ]?\d{7}[- ]?\d"  # Emirates
    r"|\d{4}[ -]\d{4}[ -]\d{4}"  # Aadhaar
    r"|[a-z]{5}\d{4}[a-z]|[a-z9]{5}\s?\d{6}\s?[a-z9]{2}\d[a-z]{2}|\d{7}[a-w][a-iw]?"  # Indian tax, UK licence, Irish PPS
    r"|\d{2}\s?\d{2}[\s,]{0,2}(?:№|n|номер|no\.?)?\s?\d{6}|\d{2} \d{2} \d{6}|\d{4}[ -]\d{6}"  # Russian passport
    r"|\d{2}\s?[а-яa-z]{2}\s?№?\s?\d{6,7}|[ivx]{1,4}[- ]?[а-я]{2}\s?(?:№|n)?\s?\d{6}"  # Russian papers of cars and of birth
    r"|\d{7}\s?/?\s?[a-z](?:\s?/\s?[a-z]){2}\s?/\s?\d{3}"  # Tunisian tax number
    r"|\d{2,4}\s?№\s?\d{5,10}|(?-i:[A-ZА-ЯЁ]{2,5})[- ]?\d{0,4}[а-яa-z]?\s№\s?\d{5,12}|\d{3}(?: \d{4}){3}|\d{3}(?: \d{3}){4}"  # patents, meters, chips of animals
    r"|[12]\d\d(?: \d\d){3} \d{3} \d{3} \d\d)(?![\w-])",
    re.IGNORECASE,
)
SERIES = re.compile(
    r"сери[яию]\w*[\s:№]*(\d{2}\s?\d{2})[\s,]*(?:номер|№|n|no)?[\s:.№]*(\d{6})(?!\d)", re.IGNORECASE
)
LONG = re.compile(r"(?<!\d)(?<!\d[.,])(?<!0x)\d{7,}+(?![.]\d)")
NETWORK = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)|(?<![\w:])(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}(?![\w:])|(?<![\w:])\d{2}:\d{2}:\d{6,7}:\d{1,6}(?![\w:])",
    re.IGNORECASE,
)
MORE = re.compile(r"(?:[ -]\d{1,4}(?!\w))+")
YEAR = re.compile(r"(?:19|20)\d\d")


def find_ids(text: str) -> Iterator[Span]:
    """Every number after a word for a document, the national forms, and every unbroken run of seven digits or more."""
    plain = without_quantities(text)
    if not plain:
        return
    yield from grouped(text, "id")
    for code in codes_in(text):
        if code.kind == "id" and is_announced(code):
            more = MORE.match(plain, code.end)
            end = more.end() if more else code.end
            yield Span(code.start, end, "id", only_digits(plain[code.start : end]))
    for start, end in (found.span() for found in FORMS.finditer(plain)):
        if cue_before(plain, start)[0] not in ("phone", "order", "thing"):
            yield Span(start, end, "id", only_digits(plain[start:end]))
    for found in SERIES.finditer(plain):
        yield Span(found.start(1), found.end(2), "id", only_digits(found.group()))
    yield from find_bare(plain, western(text))


def find_bare(plain: str, text: str) -> Iterator[Span]:
    """Runs of seven digits and more, unless a word such as "model" says of what, and addresses of computers."""
    for found in LONG.finditer(plain):
        if len(found.group()) >= 10 or cue_before(plain, found.start())[0] != "thing":
            yield Span(found.start(), found.end(), "id", found.group())
    for found in NETWORK.finditer(text):
        if ":" in found.group() or (
            len(found.group()) > 10 and all(int(part) < 256 for part in found.group().split("."))
        ):
            yield Span(found.start(), found.end(), "id", found.group().lower())


def is_announced(code: Code) -> bool:
    """After a word for a document: four digits right behind it that are no year, or five with words between."""
    return code.digits >= 5 or (
        code.digits == 4 and (code.near or code.marked) and not YEAR.fullmatch(code.text)
    )
