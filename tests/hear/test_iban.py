"""Bank accounts that begin with a country."""

from __future__ import annotations

import pytest

from jobs.hear.iban import find_ibans
from tests.hear.table import check

STAYS = [
    "GB is my country and 29 my age",
    "order NL12 3456 came",
    "DE89 is short",
    "GB29 NWBK 6016 1331, then 9268",
    "ZZ12 3456 7890 1234 5678 9012",
    "SA is hot, 40 degrees",
    "GB29 NWBK is where it ends",
    "AB12 CDEF GHIJ KLMN OPQR",
    "счёт закрыт в 2025 году",
    "حسابي في البنك الأهلي",
    "GB29 NWBK 6016 1331 92",
    "BE71 ABCD EFGH IJKL",
]
CHANGES = [
    "pay to «GB29 NWBK 6016 1331 9268 19» please",
    "«GB28NWBK60161331926819» has a typing mistake",
    "верните на «DE89 3704 0044 0532 0130 00», жду",
    "بيانات الحساب «AE07 0331 2345 6789 0123 456» باسمي",
    "حسابي «SA03 8000 0000 6080 1016 7519»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_iban_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_ibans, written, "iban")
