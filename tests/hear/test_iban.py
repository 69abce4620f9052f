"""Bank accounts: with a country before, Russian ones of twenty digits, and with a sort code, BIC or routing number."""

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
    "bank card 12, sort it out 20",
    "в банке 15 минут",
    "IBAN is where? 5",
    "Late by 965 days Order desk and service on the phone",
]
CHANGES = [
    "pay to «GB29 NWBK 6016 1331 9268 19» please",
    "«GB28NWBK60161331926819» has a typing mistake",
    "верните на «DE89 3704 0044 0532 0130 00», жду",
    "بيانات الحساب «AE07 0331 2345 6789 0123 456» باسمي",
    "حسابي «SA03 8000 0000 6080 1016 7519»",
    "my iban is «gb42nawi04454264788619»",
    "IBAN: «EG38 0019 0005 0000 0000 2631 8000 2»",
    "iban «XX12 3456 7890 1234» wrong country",
    "sort code «20-00-00 12345678»",
    "sort code «12-10-05» was refused",
    "routing «021000021», «KW81 CBKU 0000 0000 0000 1234 5601 01»",
    "счёт «40817810099910004312», БИК «044525225»",
    "р/с «4081 7810 0999 1000 4312»",
    "расчетный «40702810400000012345»",
    "р/с «423 01 810 4 7834 4667306»",
    "الآيبان «SA44 2000 0001 2345 6789 1234»",
    "«MT84-MALT-0110-0001-2345-MTLC-AST0-01S»",
    "بنك رقم «123456»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_iban_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_ibans, written, "iban")
