"""Finds bank account numbers that begin with a country (ISO 13616): the length is the country's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import western
from jobs.hear.span import Span

LENGTHS = {
    "AE": 23, "AT": 20, "BE": 16, "BG": 22, "BH": 22, "BY": 28, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GE": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IT": 27, "JO": 30,
    "KW": 30, "KZ": 20, "LB": 28, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MT": 31, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28,
    "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "TN": 24, "TR": 26,
    "UA": 29,
}  # fmt: skip
BEGINNING = re.compile(r"(?<![^\W_])([A-Za-z]{2})(?=\s?\d\d(?:[ -]?[A-Za-z0-9]){10})")


def find_ibans(text: str) -> Iterator[Span]:
    """Every account number of a country's own length that is mostly digits, whether or not its check digits fit (people mistype)."""
    plain = western(text)
    for found in BEGINNING.finditer(plain):
        account, end = account_at(plain, found.start(), LENGTHS.get(found.group(1).upper(), 0))
        if account and (
            passes_mod97(account) or sum(letter.isdigit() for letter in account) * 3 >= len(account) * 2
        ):
            yield Span(found.start(), end, "iban", account)


def account_at(text: str, start: int, length: int) -> tuple[str, int]:
    """The account of this length at this place and where it ends; nothing when the text or the number ends before."""
    account = ""
    for place in range(start, len(text)):
        if text[place].isalnum() and text[place].isascii():
            account += text[place].upper()
        elif text[place] not in " -":
            break
        if len(account) == length:
            return account, place + 1
    return "", start


def passes_mod97(account: str) -> bool:
    """True when the check digits fit (ISO 7064)."""
    turned = account[4:] + account[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1
