"""Finds bank accounts: numbers that begin with a country (ISO 13616), Russian accounts of twenty digits, and sort codes, BIC or routing numbers with their account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.codes import codes_in
from jobs.hear.numbers import only_digits, western, without_quantities
from jobs.hear.span import Span

LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29, "BY": 28, "CH": 21, "CR": 22,
    "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22,
    "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30,
    "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MA": 28, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20,
    "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22,
    "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26,
    "UA": 29, "VA": 22, "VG": 24, "XK": 20, "DZ": 26, "YE": 30,
}  # fmt: skip
FEWEST_DIGITS = (
    7  # an account without spelled-out parts has far more; two days, or a day and a year, have fewer
)
BEGINNING = re.compile(r"(?<![^\W_])([A-Za-z]{2})(?=[ .-]?\d\d(?:[ .-]{0,2}[A-Za-z0-9]){10})")
AFTER_WORD = re.compile(
    r"\b(?:iban|[اآأ]يبان|ибан)\b[\s:#№-]{0,3}(?:number |no\.? |is |رقم |هو )?([a-z]{2}\d\d[a-z0-9 ]{8,36}\d)(?![a-z0-9])",
    re.IGNORECASE,
)
RUSSIAN = re.compile(r"(?<!\d)(?:30[123]|40[1-8]|42[0-9]|45[2-9]|47[0-9])(?:[ .-]?\d){17}(?!\d)")
SORT_CODE = re.compile(
    r"(?<![\d-])(?<!\d )(\d\d-\d\d-\d\d|\d\d \d\d \d\d|\d{6})[\s,;/]{1,3}(?:and )?(?:(?:account|acc|a/c|acct)\W{0,2}(?:number|no)?\W{0,3})?(\d{8})(?!\d)",
    re.IGNORECASE,
)
SORT_CODE_ALONE = re.compile(
    r"\bsort(?:ing)?[ -]?code\b\W{0,3}(?:is )?(\d\d[- ]?\d\d[- ]?\d\d)(?!\d)", re.IGNORECASE
)


def find_ibans(text: str) -> Iterator[Span]:
    """Every account number of a country's own length that is mostly digits, whether or not its check digits fit (people mistype)."""
    plain = western(text)
    if not without_quantities(text):
        return
    for found in BEGINNING.finditer(plain):
        account, end = account_at(plain, found.start(), LENGTHS.get(found.group(1).upper(), 0))
        if account and is_likely(account):
            yield Span(found.start(), end, "iban", account)
    for pattern in (AFTER_WORD, RUSSIAN, SORT_CODE, SORT_CODE_ALONE):
        for found in pattern.finditer(plain):
            group = 1 if pattern in (AFTER_WORD, SORT_CODE_ALONE) else 0
            yield Span(
                found.start(group), found.end(group), "iban", re.sub(r"[\W_]", "", found.group(group)).upper()
            )
    for code in codes_in(text):
        if code.kind == "iban" and code.digits >= 5:
            yield Span(code.start, code.end, "iban", only_digits(code.text))


def account_at(text: str, start: int, length: int) -> tuple[str, int]:
    """The account of this length at this place and where it ends; nothing when the text or the number ends before."""
    account = ""
    for place in range(start, min(len(text), start + 3 * length)):
        if text[place].isalnum() and text[place].isascii():
            account += text[place].upper()
        elif text[place] not in " -.":
            break
        if len(account) == length:
            return account, place + 1
    return "", start


def is_likely(account: str) -> bool:
    """True when the check digits fit, or most signs are digits; one sentence in a hundred ("by 965 days ...") fits with hardly any digit."""
    digits = sum(letter.isdigit() for letter in account)
    return (digits >= FEWEST_DIGITS and passes_mod97(account)) or digits * 3 >= len(account) * 2


def passes_mod97(account: str) -> bool:
    """True when the check digits fit (ISO 7064)."""
    turned = account[4:] + account[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1
