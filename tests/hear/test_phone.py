"""Telephone numbers: what is a price, a date, a size or a rating stays."""

from __future__ import annotations

import pytest

from jobs.hear.phone import find_phones
from tests.hear.table import check

STAYS = [
    "the rate was 5797.917 and 24051.955",
    "It cost £1,250 and then 1 500 000 roubles.",
    "order of 2 chairs, 100 nights, 9 to 10, 8/10, 10/10",
    "between 2019-2021, on 17.02.2026 or 2026-02-17, from 09:00-21:00",
    "160x200 cm, 180 x 200 x 30",
    "scores 9 10 8 7 10 9 8",
    "the order 20451800 came on Monday",
    "купили 2 стула за 12 500 руб. в 2025 году",
    "двадцать пять лет назад, сто раз говорил",
    "دفعت 1,500 ريال في 2026 بعد 100 ليلة",
    "انتظرت ٤٥ دقيقة و ٣ مرات",
    "one two three four and ready",
]
CHANGES = [
    "call me on «07700 900123» or «+44 7700 900 123»",
    "My number is «(202) 555-0143», ring «900123» after six",
    "ring «0 7 7 0 0 9 0 0 1 2 3»",
    "my number: «double seven oh nine four four one»",
    "звоните «8 (999) 000-12-34» после шести",
    "тел. «+7 999 000-12-34», или «89990001234»",
    "«восемь девятьсот двенадцать триста сорок пять шестьдесят семь» это мой",
    "جوالي «٠٥٠٠٠٠٠١٢٣» أو «+966 50 000 0123»",
    "كلموني على «+20 100 000 0123»",
    "رقمي «صفر خمسة خمسة ثلاثة أربعة سبعة ثمانية» شكرا",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_phone_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_phones, written, "phone")
